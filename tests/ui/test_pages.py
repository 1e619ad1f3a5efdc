"""The pages beside Review, each opened alone on a project of its own."""

import re
import shutil
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from alignment.bitext import Bitext, Language
from alignment.glossary import parse
from alignment.project import PairState, Project
from alignment.ui.parts.markdown import plain
from benchmarks.made_up import bitext
from tests.review.making import document, sentences, tiling

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "alignment/ui/pages"
NAME = "bericht-1986"


@pytest.fixture
def project(sample: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    monkeypatch.setenv("WORKBENCH_ROOT", str(sample))
    st.cache_resource.clear()
    yield Project(sample)
    st.cache_resource.clear()


def opened(page: str) -> AppTest:
    app = AppTest.from_file(PAGES / f"{page}.py", default_timeout=30).run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    return "\n".join(
        str(element.value) for kind in ("markdown", "caption", "subheader", "info") for element in app.get(kind)
    )


def test_a_new_pair_is_aligned_when_texts_opens(project: Project) -> None:
    app = opened("texts")
    beads = len(project.review(NAME).bitext.beads)
    assert f"{beads} beads · 0 confirmed" in words(app)
    assert [button.label for button in app.button if button.key == f"review-{NAME}"] == ["Review"]


def test_a_pair_without_a_name_gets_that_of_its_german_file(project: Project) -> None:
    app = opened("texts")
    for uploader, language in zip(app.file_uploader, ("de", "en"), strict=True):
        text = (project.root / f"texts/{language}/{NAME}.txt").read_bytes()
        uploader.upload(f" Reise {language}.txt", text)
    next(button for button in app.button if button.label == "Add and align").click().run()
    assert not app.error
    assert [pair.name for pair in project.pairs()] == [NAME, "Reise"]


def test_texts_that_hardly_match_are_said_to_where_they_are_added_and_in_their_row(project: Project) -> None:
    files = (project.root / f"texts/de/{NAME}.txt", ROOT / "tests/gold/briefe-1961.en")
    app = opened("texts")
    assert not app.warning
    for uploader, file in zip(app.file_uploader, files, strict=True):
        uploader.upload(f"strange {uploader.label[:2]}.txt", file.read_bytes())
    next(button for button in app.button if button.label == "Add and align").click().run()
    pair = next(pair for pair in project.pairs() if pair.name != NAME)
    (doubt,) = project.doubts(pair)
    assert re.fullmatch(r"strange Ge: only \d\d % of the sentences have a partner \(.*\?\)", doubt)
    said = [warning.value for warning in app.warning]
    assert said == [plain(doubt)] * 2
    assert [warning.value for warning in opened("texts").warning] == said[:1]


@pytest.mark.parametrize("page", ["texts", "review"])
def test_stretches_without_a_translation_are_named_on_the_page(project: Project, page: str) -> None:
    english = project.root / f"texts/en/{NAME}.txt"
    lines = english.read_text("utf-8").splitlines(keepends=True)
    english.write_text("".join(lines[: len(lines) // 2] + lines[len(lines) * 3 // 4 :]), "utf-8")
    (warning,) = opened(page).warning
    (pair,) = project.pairs()
    assert warning.value == "  \n".join(map(plain, project.doubts(pair)))
    said = r"bericht-1986: German sentences \d+–\d+ probably have no translation \(look first at “.+”\)"
    assert re.fullmatch(said, project.doubts(pair)[0])


def test_of_many_stretches_a_few_are_named(project: Project) -> None:
    rows = tiling(([(1, 0)] * 12 + [(1, 1)] * 60) * 5)
    counts = {Language.DE: rows[-1].de.stop, Language.EN: rows[-1].en.stop}
    de, en = (replace(document(side, sentences(side, count)), name="many") for side, count in counts.items())
    project.store.add(Bitext(de=de, en=en, beads=rows, signature="made up"), who="workbench")
    (warning,) = (each for each in opened("texts").warning if "many" in each.value)
    assert warning.value.count("probably have no translation") == 3
    assert warning.value.endswith("  \n… and 2 more")


def test_a_text_without_counterpart_is_listed_as_such(project: Project) -> None:
    (project.root / f"texts/en/{NAME}.txt").unlink()
    assert "English text missing" in words(opened("texts"))


def test_two_files_of_one_name_are_said_in_the_row_of_their_pair(project: Project) -> None:
    for language, file in (("de", "brief.txt"), ("de", "brief.docx"), ("en", "brief.txt")):
        shutil.copy(project.root / f"texts/{language}/{NAME}.txt", project.root / f"texts/{language}/{file}")
    app = opened("texts")
    assert [error.value for error in app.error] == [
        "texts/de/brief.txt\\: brief.docx has the same name (keep one of the two files)"
    ]
    assert "two files of one name" in words(app)
    assert "0 confirmed" in words(app)


def test_a_pair_that_comes_into_review_while_texts_aligns_what_is_new_is_left_as_it_is(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.align(NAME, who="anna")
    (pair,) = project.pairs()
    monkeypatch.setattr(Project, "pairs", lambda _: (replace(pair, state=PairState.NEW),))
    opened("texts")
    assert project.store.history(NAME)["who"].to_list() == ["anna"]


def test_a_pair_is_in_hand_in_either_spelling_of_its_umlauts(project: Project) -> None:
    name = project.rename(NAME, "Prüfbericht")
    app = AppTest.from_file(PAGES / "export.py", default_timeout=30)
    app.query_params["pair"] = unicodedata.normalize("NFD", name)
    app.run()
    assert app.selectbox(key="choice").value == name
    assert not app.toast
    assert app.query_params["pair"] == name


def test_one_bad_pair_does_not_keep_the_others_from_being_listed(project: Project) -> None:
    for language in ("de", "en"):
        (project.root / f"texts/{language}/alt.txt").write_bytes("Schlüssel\n".encode("cp1252"))
    app = opened("texts")
    assert "looks like Windows-1252" in app.error[0].value
    assert NAME in words(app)
    assert "not aligned" in words(app)


def test_an_empty_project_opens_on_every_page(project: Project) -> None:
    shutil.rmtree(project.root / "texts")
    for page in ("texts", "review", "glossary", "finish", "export"):
        opened(page)


def test_glossary_lists_every_entry_and_what_breaks_it(project: Project) -> None:
    app = opened("glossary")
    table = app.dataframe[0].value
    assert len(table) == len(project.terms.glossary().entries)
    findings = project.findings(NAME)
    assert table["Missing"].sum() + table["Forbidden used"].sum() == len(findings)
    shown = [element.value for element in app.get("html")] if app.get("html") else []
    assert sum("verdict" in str(value) for value in shown) == len(findings)


def test_glossary_search_narrows_the_entries(project: Project) -> None:
    app = opened("glossary")
    app.text_input(key="search").set_value("kombinat").run()
    assert "Kombinat" in app.dataframe[0].value["German"].to_list()
    assert len(app.dataframe[0].value) < len(project.terms.glossary().entries)
    app.text_input(key="search").set_value("qqq").run()
    assert app.info[0].value == "No entry has this word."
    assert not app.dataframe
    assert not app.subheader


def test_glossary_search_narrows_the_findings_and_their_count(project: Project) -> None:
    app = opened("glossary")
    findings = project.findings(NAME)
    word = findings[0].subject
    wanted = [finding for finding in findings if finding.subject == word]
    assert 0 < len(wanted) < len(findings)
    app.text_input(key="search").set_value(word).run()
    assert app.dataframe[0].value["German"].to_list() == [word]
    assert sum("verdict" in str(element.value) for element in app.get("html")) == len(wanted)
    counts = {verdict: sum(finding.verdict == verdict for finding in wanted) for verdict in ("missing", "forbidden")}
    said = next(caption.value for caption in app.caption if caption.value.startswith("1 entry · "))
    assert f"{counts['missing']} missing, {counts['forbidden']} forbidden" in said


def test_a_glossary_without_entries_says_how_one_is_begun(project: Project) -> None:
    project.terms.path.write_text("entries: []\n", encoding="utf-8")
    assert [entry.name for entry in parse(opened("glossary").code[0].value, "example").entries] == [
        "Kombinat",
        "Staatskommissar",
    ]
    said = opened("glossary").info[0].value
    assert said == "glossary.yml has no entries yet, so no terms are checked. Write some into it, such as\\:"


def test_without_a_glossary_nothing_is_amiss(project: Project) -> None:
    project.terms.path.unlink()
    for page in ("review", "glossary", "finish", "export"):
        app = opened(page)
        assert not app.error
        assert not app.warning
    said = opened("glossary").info[0].value
    expected = "There is no glossary.yml beside the folder of texts, so no terms are checked. Put one there, such as\\:"
    assert said == expected


def test_a_pair_that_cannot_be_read_does_not_hide_what_the_glossary_says_of_the_others(project: Project) -> None:
    for language in ("de", "en"):
        (project.root / f"texts/{language}/alt_1.txt").write_bytes("Schlüssel\n".encode("cp1252"))
    app = opened("glossary")
    assert app.warning[0].value.startswith(
        "alt\\_1 is left out, because it cannot be read\\:  \ntexts/de/alt\\_1.txt\\:1"
    )
    assert app.dataframe[0].value["Missing"].sum() > 0


def test_glossary_is_about_all_pairs_until_one_is_chosen_and_then_about_the_pair_in_hand(project: Project) -> None:
    project.store.add(bitext(12, "other"), who="workbench")
    app = opened("glossary")
    assert app.selectbox(key="texts").value == "All pairs"
    app.selectbox(key="texts").set_value("other").run()
    assert app.query_params["pair"] == "other"
    assert {caption.value.split(",")[0] for caption in app.caption if ", row " in caption.value} == {"other"}
    again = AppTest.from_file(PAGES / "glossary.py", default_timeout=30)
    again.query_params.update({"pair": NAME, "terms": "pair"})
    assert again.run().selectbox(key="texts").value == NAME
    app.selectbox(key="texts").set_value("All pairs").run()
    assert "terms" not in app.query_params
    assert app.query_params["pair"] == "other"


def first_row(app: AppTest) -> str:
    return next(caption.value for caption in app.caption if ", row " in caption.value)


def test_what_else_is_chosen_in_the_glossary_is_shown_from_its_first_page(project: Project) -> None:
    for name in ("one", "two"):
        project.store.add(bitext(400, name), who="workbench")
    app = opened("glossary")
    choices: tuple[tuple[str, str], ...] = (("one", ""), ("two", ""), ("two", "minister"), ("two", "valuta"))
    for pair, entry in choices:
        app.selectbox(key="texts").set_value(pair).run()
        app.session_state["entry"] = {"minister": "Ministerrat", "valuta": "Valutamark"}.get(entry)
        app.text_input(key="search").set_value(entry).run()
        (turned,) = app.get("pagination")
        assert turned.value == 1
        first = first_row(app)
        turned.set_value(2).run()
        assert first_row(app) != first
    assert app.subheader[0].value.startswith("Valutamark")


def at_address(page: str, pair: str) -> AppTest:
    app = AppTest.from_file(PAGES / f"{page}.py", default_timeout=30)
    app.query_params["pair"] = pair
    return app.run()


def test_an_address_with_an_old_name_leads_to_the_pair(project: Project) -> None:
    project.store.add(bitext(12, "aaa"), who="workbench")
    project.align(NAME)
    project.rename(NAME, "zusage")
    app = at_address("export", NAME)
    assert app.selectbox(key="choice").value == "zusage"
    assert app.query_params["pair"] == "zusage"
    assert not app.toast


def test_an_address_of_a_pair_that_is_gone_says_so(project: Project) -> None:
    project.store.add(bitext(12, "other_one"), who="workbench")
    project.remove(NAME)
    app = at_address("export", NAME)
    assert app.selectbox(key="choice").value == "other_one"
    assert app.toast[0].value == f"There is no pair {NAME} here. This is other\\_one."
    assert not app.run().toast


def test_a_fault_in_the_glossary_is_shown_with_its_line(project: Project) -> None:
    project.terms.path.write_text("- de: Kombinat\n  en: Combine\n  colour: red\n", encoding="utf-8")
    app = opened("glossary")
    assert app.error[0].value.startswith("glossary.yml\\:3\\:3\\: entries.0.colour\\: unknown field")


@pytest.mark.usefixtures("project")
def test_export_says_how_far_the_review_is_and_offers_every_format() -> None:
    app = opened("export")
    assert "0 confirmed" in words(app)
    assert app.info[0].value == (
        "This is a draft, and the first page of the Word files says so: 189 rows are not confirmed yet."
    )
    assert [button.proto.label for button in app.get("download_button")] == [
        "Download .docx",
        "Download .reading.docx",
        "Download .tsv",
        "Download .jsonl",
    ]


def test_export_goes_on_without_the_glossary_when_it_has_faults(project: Project) -> None:
    project.terms.path.write_text("- de: Kombinat\n  en: Combine\n  colour: red\n", encoding="utf-8")
    app = opened("export")
    (warning,) = app.warning
    first, fault = warning.value.split("  \n")
    assert first == "The files hold no glossary findings, because the glossary has faults\\:"
    assert fault.startswith("glossary.yml\\:3\\:3\\: entries.0.colour\\: unknown field")
    assert "glossary not checked" in words(app)
    assert len(app.get("download_button")) == 4


def test_of_many_faults_an_export_names_the_first(project: Project) -> None:
    project.terms.path.write_text("- Rat\n" * 8, encoding="utf-8")
    lines = opened("export").warning[0].value.split("  \n")
    assert len(lines) == 7
    assert lines[-1] == "… and 3 more"
    assert len(opened("glossary").error[0].value.split("  \n")) == 8


def test_export_says_when_there_is_no_glossary(project: Project) -> None:
    project.terms.path.unlink()
    app = opened("export")
    assert "· no glossary" in words(app)
    assert not app.warning
