"""Journeys through the pages around Review in a real browser."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from alignment.project import Project, Upload
from benchmarks.made_up import bitext
from benchmarks.running import App
from tests.e2e.driving import choose, go, pair_field

pytestmark = pytest.mark.browser

DE = Upload("brief.txt", "Der Bericht liegt vor. Die Kombinate haben ihn bestätigt.\n".encode())
EN = Upload("letter.txt", b"The report is available. The conglomerates have confirmed it.\n")


def card(page: Page, name: str) -> Locator:
    return page.locator(f".st-key-pair-{name}")


def menu(page: Page, name: str, act: str) -> Locator:
    """Choose an act from the menu of a pair, and return its dialog."""
    card(page, name).get_by_role("button", name="More").click()
    page.locator("[role=menuitem], [role=option]", has_text=act).click()
    return page.get_by_role("dialog")


@pytest.fixture
def small(project: Project, request: pytest.FixtureRequest) -> Iterator[str]:
    """A pair of two short texts, named after the test; whatever it is called in the end, it goes with the test."""
    before = {pair.name for pair in project.pairs()}
    name = str(request.node.name).removeprefix("test_")
    project.add(name, DE, EN)
    project.align(name)
    yield name
    for pair in project.pairs():
        if pair.name not in before:
            project.remove(pair.name)


@pytest.fixture
def elsewhere(app: App, tmp_path: Path) -> Iterator[Callable[[], Project]]:
    """Serve a new project, with a pair of two beads, in place of the one that the app serves until then."""
    usual, numbers = app.root, itertools.count()

    def serve() -> Project:
        app.kill()
        app.root = tmp_path / str(next(numbers))
        app.root.mkdir()
        project = Project(app.root)
        project.store.add(bitext(2, "report"), who="workbench")
        app.start()
        return project

    yield serve
    app.kill()
    app.root = usual
    app.start()


def test_the_pair_in_hand_stays_in_hand_on_every_page_and_after_a_reload(
    opened: Callable[..., Page], project: Project, pair: str
) -> None:
    other = f"{pair}-other"
    project.store.add(bitext(20, other), who="workbench")
    page = opened(pair)
    choose(page, other)
    for name in ("Export", "Texts", "History", "Glossary", "Export", "Texts", "Review"):
        go(page, name)
        address = re.compile(rf"/{'' if name == 'Texts' else name.lower()}\?(.*&)?pair={other}(&|$)")
        expect(page).to_have_url(address)
        if name != "Texts":
            expect(pair_field(page)).to_have_value("All pairs" if name == "Glossary" else other)
        page.reload()
        expect(page).to_have_url(address)
    expect(page.locator(".where")).to_contain_text("of 20", timeout=20_000)
    page.go_back()
    expect(page.get_by_role("heading", name="Texts")).to_be_visible()


def test_who_reviews_is_remembered_by_that_browser_and_by_no_other_one(
    opened: Callable[..., Page], app: App, project: Project, pair: str
) -> None:
    page, name = opened(pair), "Anna; Köhler <b>"
    usual = page.get_by_label("Reviewer").input_value()
    page.get_by_label("Reviewer").fill(name)
    page.get_by_label("Reviewer").press("Enter")
    page.wait_for_function("document.cookie.includes('K%C3%B6hler')")
    tab = page.context.new_page()
    tab.goto(f"{app.url}?pair={pair}")
    expect(tab.get_by_label("Reviewer")).to_have_value(name)
    tab.wait_for_selector(".row.open")
    tab.keyboard.press("a")
    expect(tab.locator(".saving")).to_have_attribute("data-state", "saved")
    assert project.store.history(pair).row(-1, named=True)["who"] == name
    expect(opened(pair).get_by_label("Reviewer")).to_have_value(usual)
    tab.get_by_label("Reviewer").fill("")
    tab.get_by_label("Reviewer").press("Enter")
    tab.wait_for_function("!document.cookie.includes('alignment-reviewer')")
    tab.reload()
    expect(tab.get_by_label("Reviewer")).to_have_value(usual)


def test_the_browser_and_the_command_line_call_the_same_rows_doubtful(
    opened: Callable[..., Page], project: Project, pair: str
) -> None:
    number, review, rows = project.store.number(pair), project.review(pair), project.doubtful(pair)
    sure = next(index for index in range(60) if index not in rows)
    for kind, index in (("confirm", rows[0]), ("flag", rows[1]), ("flag", sure)):
        act = {"id": f"an-act-{kind}-{index}", "kind": kind, "seen": review.seen(index)}
        assert project.store.apply(number, act, "anna").ok
    count = opened(pair).get_by_role("button", name="Doubtful").locator(".count")
    expect(count).to_have_text(str(len(project.doubtful(pair))))


def test_what_is_wrong_with_a_new_pair_is_said_where_it_is_seen(
    opened: Callable[..., Page], app: App, elsewhere: Callable[[], Project]
) -> None:
    store = elsewhere().store
    for number in range(3):
        store.add(bitext(2, f"report {number}"), who="workbench")
    page = opened("", rows=False)
    page.goto(app.url.removesuffix("review"))
    swapped = {"German original": EN, "English translation": DE}
    for label, upload in swapped.items():
        chooser = page.get_by_test_id("stFileUploader").filter(has_text=label).locator("input")
        chooser.set_input_files({"name": upload.file, "mimeType": "text/plain", "buffer": upload.data})
        expect(page.get_by_text(upload.file)).to_be_visible()
    page.get_by_role("button", name="Add and align").click()
    expect(page.get_by_role("alert").get_by_text("letter.txt: looks English, not German")).to_be_in_viewport(ratio=1)


def test_the_glossary_is_found_again_as_it_was_left(opened: Callable[..., Page], small: str) -> None:
    page = opened(small)
    go(page, "Glossary")
    choose(page, small)
    page.get_by_placeholder("a German or English word").fill("kombi")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 entry ·")).to_be_visible()
    tables = page.get_by_test_id("stDataFrame")
    expect(tables).to_have_count(1)  # the one of all entries is taken away a moment later
    table = tables.bounding_box()
    assert table
    page.mouse.click(table["x"] + 16, table["y"] + 52)
    expect(page.get_by_role("heading", name="Kombinat → Combine")).to_be_visible()
    page.get_by_role("button", name="Open in Review").first.click()
    page.wait_for_selector(".row.open")
    go(page, "Glossary")
    expect(pair_field(page)).to_have_value(small)
    expect(page.get_by_placeholder("a German or English word")).to_have_value("kombi")
    expect(page.get_by_role("heading", name="Kombinat → Combine")).to_be_visible()
    page.reload()
    expect(pair_field(page)).to_have_value(small)


def test_no_column_of_the_glossary_is_out_of_sight_however_long_the_wordings(
    opened: Callable[..., Page], elsewhere: Callable[[], Project]
) -> None:
    admitted = ", ".join(f"an enterprise of the {number}th kind" for number in range(9))
    words = f"- de: {'Außenhandels' * 4}betrieb\n  en: [{admitted}]\n  forbidden:\n    - {'company ' * 9}: wrong\n"
    elsewhere().terms.path.write_text(words, "utf-8")
    page = opened("report")
    go(page, "Glossary")
    table = page.get_by_test_id("stDataFrame").locator(".dvn-scroller")
    expect(table).to_be_visible()
    assert table.evaluate("node => node.scrollWidth - node.clientWidth") == 0


def test_a_glossary_that_comes_or_goes_while_its_page_is_open_is_shown_or_missed(
    opened: Callable[..., Page], elsewhere: Callable[[], Project]
) -> None:
    glossary = elsewhere().terms.path
    page = opened("report")
    go(page, "Glossary")
    missed = page.get_by_role("status").get_by_text("There is no glossary.yml beside the folder of texts")
    expect(missed).to_be_visible()
    glossary.write_text("- Kombinat: Combine\n", "utf-8")
    expect(page.get_by_text("1 entry ·")).to_be_visible(timeout=15_000)
    glossary.write_text("- Kombinat: Combine\n- Rat\n", "utf-8")
    expect(page.get_by_role("alert")).to_contain_text("glossary.yml:2:3", timeout=15_000)
    glossary.unlink()
    expect(missed).to_be_visible(timeout=15_000)


def test_a_pair_is_renamed_while_another_tab_reviews_it(
    opened: Callable[..., Page], app: App, project: Project, small: str
) -> None:
    reviewing = opened(small)
    page = opened("", rows=False)
    page.goto(app.url.removesuffix("review"))
    dialog = menu(page, small, "Rename")
    field = dialog.get_by_label("Name of the pair")
    field.fill("Brief nach Berlin")
    field.press("Enter")
    expect(card(page, "Brief-nach-Berlin")).to_be_visible()
    expect(card(page, small)).to_have_count(0)
    reviewing.keyboard.press("a")
    expect(reviewing.locator(".row.confirmed")).to_have_count(1)
    expect(reviewing.locator(".saving")).to_have_attribute("data-state", "saved")
    assert project.review("Brief nach Berlin").bitext.beads[0].status == "confirmed"
    reviewing.reload()
    expect(pair_field(reviewing)).to_have_value("Brief nach Berlin")
    expect(reviewing.locator(".row.confirmed")).to_have_count(1)


def test_what_was_written_follows_the_pair_and_not_its_name(
    opened: Callable[..., Page], project: Project, small: str
) -> None:
    page = opened(small)
    page.keyboard.press("c")
    page.keyboard.type("half a thou")
    project.rename(small, "Brief an Anna")
    project.store.add(bitext(2, small), who="workbench")
    page.goto(page.url)
    expect(pair_field(page)).to_have_value(small)
    page.wait_for_selector(".row.open")
    expect(page.locator("textarea")).to_have_count(0)
    page.keyboard.press("c")
    expect(page.locator("textarea")).to_have_value("")
    page.keyboard.press("Escape")
    choose(page, "Brief an Anna")
    expect(page.locator("textarea")).to_have_value("half a thou")
    page.reload()
    expect(page.locator("textarea")).to_have_value("half a thou")


def test_an_act_that_waited_is_done_on_the_pair_it_was_meant_for(
    opened: Callable[..., Page], app: App, project: Project, small: str
) -> None:
    page = opened(small)
    expect(page.locator(".saving")).to_have_attribute("data-state", "saved")
    app.kill()
    page.keyboard.press("a")
    expect(page.locator(".saving")).to_contain_text("connection lost – 1 act waiting")
    project.rename(small, "Brief an Bert")
    project.store.add(bitext(2, small), who="workbench")
    app.start()
    page.goto(page.url)
    expect(page.locator(".row.open")).to_be_visible(timeout=60_000)
    expect(pair_field(page)).to_have_value(small)
    expect(page.locator(".saving")).to_have_attribute("data-state", "saved")
    choose(page, "Brief an Bert")
    expect(page.locator(".row.confirmed")).to_have_count(1)
    expect(page.locator(".saving")).to_have_attribute("data-state", "saved")
    statuses = {name: project.review(name).bitext.beads[0].status for name in (small, "Brief an Bert")}
    assert statuses == {small: "proposed", "Brief an Bert": "confirmed"}


def test_what_was_done_in_a_project_stays_out_of_another_one_on_its_port(
    opened: Callable[..., Page], app: App, elsewhere: Callable[[], Project]
) -> None:
    first = elsewhere()
    page = opened("report")
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.keyboard.type("half a thou")
    page.locator(".row").first.click()
    expect(page.locator("textarea")).to_have_count(0)
    app.kill()
    page.keyboard.press("r")
    expect(page.locator(".saving")).to_contain_text("connection lost – 1 act waiting")
    second = elsewhere()
    expect(page.locator(".saving")).to_have_attribute("data-state", "saved", timeout=60_000)
    expect(page.locator(".row.flagged")).to_have_count(0)
    page.reload()
    expect(page.locator(".row.open")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("c")
    expect(page.locator("textarea")).to_have_value("")
    assert [project.store.load("report").revision for project in (first, second)] == [1, 1]


def test_a_pair_is_removed_and_brought_back(
    opened: Callable[..., Page], app: App, project: Project, small: str
) -> None:
    reviewing = opened(small)
    page = opened("", rows=False)
    page.goto(app.url.removesuffix("review"))
    menu(page, small, "Remove").get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    dialog = menu(page, small, "Remove")
    expect(dialog).to_contain_text("2 beads, 0 confirmed and 0 flagged")
    dialog.get_by_role("button", name="Remove").click()
    expect(card(page, small)).to_have_count(0)
    reviewing.keyboard.press("a")
    expect(reviewing.locator(".message")).to_contain_text("was removed (bring it back on the page Texts)")
    page.get_by_text("Removed (").click()
    row = page.locator("[class*=st-key-removed]", has_text=small)
    row.get_by_role("button", name="Bring back").click()
    expect(card(page, small)).to_be_visible()
    expect(reviewing.locator(".saving")).to_have_attribute("data-state", "saved", timeout=15_000)
    assert project.review(small).bitext.beads[0].status == "confirmed"
