"""Keys as the reviewer wants them, in a real browser."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from alignment.bitext import Status
from alignment.project import Project
from tests.e2e.driving import Open, beads, cursor, faint, painted, press, saved, shows

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PAPER = {"light": "rgb(253, 252, 249)", "dark": "rgb(25, 24, 22)"}
pytestmark = [pytest.mark.browser]

MAP = {"format": "keys of the review desk, 1", "keys": {"confirm": ["V"], "flag": []}}


def changing(page: Page) -> None:
    press(page, "?")
    page.get_by_role("button", name="Change keys").click()


def chip(page: Page, name: str) -> Locator:
    return page.locator(".help").get_by_role("button", name=name, exact=True)


def give(page: Page, name: str, *keys: str) -> None:
    """Choose a key of the table and press others; a question is left open."""
    chip(page, name).click()
    expect(page.locator(".help .waiting")).to_be_focused()
    press(page, *keys)


def told(page: Page) -> Locator:
    return page.locator(".help .foot .told")


def stored(page: Page) -> dict[str, list[str]]:
    """Return the keys that this browser keeps."""
    keys: dict[str, list[str]] = page.evaluate(
        "JSON.parse(Object.entries(localStorage).find(([name]) => name.startsWith('review-keys:'))?.[1] ?? '{}')"
    )
    return keys


def paste(page: Page, text: str) -> None:
    if not page.locator(".help textarea").is_visible():
        page.get_by_text("Take the keys to another machine").click()
    page.locator(".help textarea").fill(text)
    page.get_by_role("button", name="Take over").click()


def test_a_key_is_changed_and_everything_that_names_it_follows(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    changing(page)
    give(page, "Confirm: A, change", "v")
    expect(told(page)).to_have_text("Confirm: V or Ctrl+Enter.")
    expect(chip(page, "Confirm: V, change")).to_be_focused()
    give(page, "Undo: Ctrl+Z, change", "Control+b")
    press(page, "Escape")
    expect(page.locator(".help")).to_be_hidden()
    button = page.locator('.tools [data-act="confirm"]')
    expect(button.locator("kbd")).to_have_text("V")
    expect(button).to_have_attribute("title", "Confirm this row and go on (V or Ctrl+Enter)")
    expect(button).to_have_attribute("aria-keyshortcuts", "V Ctrl+Enter")
    press(page, "a")
    assert cursor(page) == 1
    press(page, "v", "Shift+A")
    assert cursor(page) == 2
    shows(page, ".message", "1 row confirmed. Ctrl+B takes it back.")
    saved(page)
    assert [bead.status for bead in beads(project, pair)[:2]] == [Status.CONFIRMED] * 2
    press(page, "Control+b")
    saved(page)
    assert beads(project, pair)[1].status == Status.PROPOSED


def test_changed_keys_are_there_after_a_reload(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    changing(page)
    give(page, "Confirm: add a key", "v")
    give(page, "Flag: R, change", "Backspace")
    expect(told(page)).to_have_text("Flag no longer has R.")
    page.reload()
    page.wait_for_selector(".row.open")
    expect(page.locator('.tools [data-act="flag"] kbd')).to_be_hidden()
    expect(page.locator('.tools [data-act="flag"]')).to_have_attribute(
        "title", "Flag this row: somebody must look again (no key)"
    )
    press(page, "r", "v")
    saved(page)
    assert beads(project, pair)[0].status == Status.CONFIRMED


def test_a_key_that_another_command_has_is_taken_only_after_asking(opened: Open, pair: str) -> None:
    page = opened(pair)
    changing(page)
    give(page, "Confirm: A, change", "m")
    expect(told(page)).to_contain_text("M: Merge this row with the next. Take it from there?")
    press(page, "Escape")
    expect(chip(page, "Confirm: A, change")).to_be_focused()
    assert stored(page) == {}
    give(page, "Confirm: A, change", "m")
    press(page, "Enter")
    expect(chip(page, "Confirm: M, change")).to_be_focused()
    expect(chip(page, "Merge ↓: add a key")).to_have_text("no key +")
    assert stored(page) == {"confirm": ["M", "Ctrl+Enter"]}
    chip(page, "Confirm: as delivered").click()
    expect(chip(page, "Merge ↓: M, change")).to_be_visible()
    assert stored(page) == {}


def test_what_a_command_lost_comes_back_as_delivered_with_a_question(opened: Open, pair: str) -> None:
    page = opened(pair)
    changing(page)
    give(page, "Confirm: A, change", "m")
    press(page, "Enter")
    chip(page, "Merge ↓: as delivered").click()
    expect(told(page)).to_contain_text("M: Confirm this row and go on. Take it from there?")
    press(page, "Enter")
    assert stored(page) == {"confirm": ["Ctrl+Enter"]}
    page.get_by_role("button", name="All keys as delivered").click()
    press(page, "Enter")
    expect(told(page)).to_have_text("All keys are as delivered.")
    expect(chip(page, "Confirm: A, change")).to_be_visible()
    assert stored(page) == {}


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("Control+p", "Ctrl+P prints the page."),
        ("F5", "F5 loads the page again."),
        ("Alt+ArrowLeft", "Alt+← goes back a page."),
        ("Control+3", "Ctrl+3 goes to another tab."),
        ("Tab", "Tab goes to the next button."),
        ("Enter", "Enter presses a button, or ends a choice."),
    ],
    ids=["print", "reload", "back", "tab-3", "tab", "enter"],
)
def test_a_key_that_others_need_is_refused_with_the_reason(opened: Open, pair: str, key: str, reason: str) -> None:
    page = opened(pair)
    changing(page)
    give(page, "Confirm: A, change", key)
    expect(told(page)).to_have_text(f"{reason} It stays as it is: press another key, or Esc.")
    press(page, "Escape")
    expect(page.locator(".help")).to_be_visible()
    expect(chip(page, "Confirm: A, change")).to_be_focused()
    assert stored(page) == {}


def test_the_table_is_worked_by_keyboard_alone(opened: Open, pair: str) -> None:
    page = opened(pair)
    press(page, "?", "Shift+Tab")
    expect(page.locator(".help")).to_be_visible()
    page.get_by_role("button", name="Change keys").focus()
    press(page, "Enter", "Tab")
    expect(chip(page, "Confirm: A, change")).to_be_focused()
    press(page, "ArrowDown")
    expect(chip(page, "Confirm: Ctrl+Enter, change")).to_be_focused()
    press(page, "Delete")
    expect(chip(page, "Confirm: A, change")).to_be_focused()
    press(page, "ArrowRight", "Enter", "v")
    expect(chip(page, "Confirm: V, change")).to_be_focused()
    assert stored(page) == {"confirm": ["A", "V"]}


def test_a_sign_that_a_keyboard_writes_with_altgr_is_a_key(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    altgr = """key => {
      const root = document.querySelector('[data-testid=stBidiComponentIsolated]').shadowRoot;
      root.activeElement.dispatchEvent(new KeyboardEvent('keydown', {
        key, ctrlKey: true, altKey: true, modifierAltGraph: true, bubbles: true, cancelable: true, composed: true,
      }));
    }"""
    changing(page)
    chip(page, "Flag: R, change").click()
    expect(page.locator(".help .waiting")).to_be_focused()
    page.evaluate(altgr, "[")
    expect(chip(page, "Flag: [, change")).to_be_focused()
    press(page, "Escape")
    expect(page.locator(".rows")).to_be_focused()
    page.evaluate(altgr, "[")
    saved(page)
    assert beads(project, pair)[0].status == Status.FLAGGED


def test_keys_go_to_another_machine_as_a_text(opened: Open, pair: str) -> None:
    page = opened(pair)
    changing(page)
    paste(page, json.dumps(MAP | {"keys": {**MAP["keys"], "sing": ["Z"]}}))
    shows(page, ".text .told", "Taken over, but for a command that is not known here: sing.")
    assert stored(page) == MAP["keys"]
    expect(chip(page, "Confirm: V, change")).to_be_visible()
    assert json.loads(page.locator(".help textarea").input_value()) == MAP
    paste(page, json.dumps(MAP | {"keys": {}}))
    shows(page, ".text .told", "Taken over.")
    assert stored(page) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Paste the keys first."),
        ('{"format": ', "This is no text of keys: it is not JSON (copy it whole, from the first brace to the last)."),
        ('["M"]', "This is no text of keys: it does not say “format”: “keys of the review desk, 1”"),
        (json.dumps(MAP | {"keys": 3}), "keys: not a table of commands, each with a list of keys."),
        (json.dumps(MAP | {"keys": {"flag": "M"}}), 'flag: not a list of keys (as ["M", "Ctrl+M"]).'),
        (json.dumps(MAP | {"keys": {"flag": ["m"]}}), "flag: “m” is no key (write it as “M”)."),
        (
            json.dumps(MAP | {"keys": {"flag": ["V", "Ctrl+W"], "split": ["V"]}}),
            "flag: Ctrl+W closes the tab.\nsplit: V is already given to flag.",
        ),
    ],
    ids=["nothing", "cut-off", "no-table", "no-keys", "no-list", "small-letter", "two-faults"],
)
def test_a_broken_text_changes_nothing_and_says_all_that_is_wrong(
    opened: Open, pair: str, text: str, said: str
) -> None:
    page = opened(pair)
    changing(page)
    paste(page, text)
    shows(page, ".text .told.wrong", said.splitlines()[0])
    assert (page.locator(".text .told").text_content() or "").startswith(said)
    assert stored(page) == {}


def test_stored_keys_of_another_version_do_no_harm(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    changing(page)
    give(page, "Confirm: A, change", "v")
    odd = {"confirm": ["V", "Ctrl+W"], "sing": ["R"], "flag": ["V", "I"], "split": "S", "merge-next": ["R"]}
    page.evaluate(
        "odd => localStorage.setItem("
        "Object.keys(localStorage).find(name => name.startsWith('review-keys:')), JSON.stringify(odd))",
        odd,
    )
    page.reload()
    page.wait_for_selector(".row.open")
    changing(page)
    for name in ("Confirm: V, change", "Flag: I, change", "Split: S, change", "Merge ↓: R, change"):
        expect(chip(page, name)).to_be_visible()
    press(page, "Escape", "v")
    saved(page)
    assert beads(project, pair)[0].status == Status.CONFIRMED


def test_choices_and_boxes_keep_their_keys_whatever_is_changed(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    changing(page)
    others = {"next": ["I"], "german": ["H"], "english": ["T"], "edit": ["1"], "repair-1": ["E"]}
    paste(page, json.dumps(MAP | {"keys": others}))
    shows(page, ".text .told", "Taken over.")
    page.locator(".help").get_by_role("button", name="Close").click()
    press(page, "1")
    page.keyboard.type(", 2e")
    press(page, "Control+Enter")
    saved(page)
    shows(page, ".row.open .side.en", ", 2e")
    press(page, "m", "s")
    shows(page, ".splitting", "Splitting")
    press(page, "ArrowLeft", "ArrowDown", "ArrowRight", "ArrowUp")
    painted(page)
    assert page.locator(".row.open .cut.moving").count() == 1
    press(page, "Escape", "x", "w")
    shows(page, ".absences kbd", "1")
    press(page, "1")
    saved(page)
    assert beads(project, pair)[0].absence is not None
    press(page, "i")
    assert cursor(page) == 2


@pytest.mark.parametrize("scheme", PAPER)
def test_the_table_of_keys_is_readable(opened: Open, pair: str, scheme: str) -> None:
    page = opened(pair)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    expect(page.locator(".desk")).to_have_css("background-color", PAPER[scheme])
    changing(page)
    give(page, "Confirm: A, change", "m")
    assert faint(page) == []
    press(page, "Enter")
    chip(page, "Flag: R, change").click()
    paste(page, "{")
    assert faint(page) == []
