"""What the pages say of texts that have changed since they were aligned."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from alignment.bitext import Language, Status
from alignment.embedding import BUNDLED_MODEL
from alignment.project import PairState, Project
from alignment.review import ChangeKind, Renewal
from alignment.settings import Settings
from alignment.ui.parts.new_texts import summary, whose

PAGES = Path(__file__).parents[2] / "alignment/ui/pages"
NAME = "bericht-1986"


@pytest.fixture
def project(sample: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    monkeypatch.setenv("WORKBENCH_ROOT", str(sample))
    st.cache_resource.clear()
    project = Project(sample)
    review = project.review(NAME)
    act = {"id": "confirming", "kind": "confirm", "seen": review.seen(10)}
    assert project.store.apply(project.store.number(NAME), act, who="anna").ok
    yield project
    st.cache_resource.clear()


@pytest.fixture
def sentence(project: Project) -> str:
    """TextChange a sentence of the confirmed row on disk, and return how it begins now."""
    bitext = project.review(NAME).bitext
    (old, *_) = bitext.sentences(bitext.beads[10], Language.DE)
    file = project.root / f"texts/de/{NAME}.txt"
    file.write_text(file.read_text("utf-8").replace(old.text, f"Neu: <b>{old.text}", 1), "utf-8")
    return old.text


def opened(page: str) -> AppTest:
    app = AppTest.from_file(PAGES / f"{page}.py", default_timeout=30).run()
    assert not app.exception
    return app


def said(app: AppTest) -> list[str]:
    return [str(element.value) for element in app.markdown if "changed on disk" in str(element.value)]


def of_first_pair() -> None:
    """Show the dialog of the first pair: ``AppTest`` runs all of a script, so a page shows one for one run only."""
    from alignment.ui.parts.new_texts import compare
    from alignment.ui.state import project

    for pair in project().pairs()[:1]:
        compare(project(), pair)


def dialog() -> AppTest:
    app = AppTest.from_function(of_first_pair, default_timeout=30).run()
    assert not app.exception
    return app


def leave(app: AppTest) -> Button:
    return next(button for button in app.button if button.label == "Leave as it is")


@pytest.mark.parametrize("page", ["texts", "review"])
@pytest.mark.usefixtures("project")
def test_of_texts_that_are_as_they_were_nothing_is_said(page: str) -> None:
    assert said(opened(page)) == []


@pytest.mark.parametrize("page", ["texts", "review"])
@pytest.mark.usefixtures("sentence")
def test_a_text_that_changed_is_told_with_a_way_to_what_is_different(page: str) -> None:
    app = opened(page)
    assert said(app) == [":material/edit_document: The German text changed on disk after the pair was aligned."]
    app.button(key=f"changes-{NAME}").click().run()
    assert not app.exception
    assert "1 sentence: 1 reworded; people worked on 1 of them." in [element.value for element in app.markdown]


def test_what_is_different_is_shown_word_by_word_with_its_row_and_what_was_done_there(sentence: str) -> None:
    (shown,) = (str(element.value) for element in dialog().get("html"))
    first = sentence.split()[0]
    assert '<p class="change-head">German, row 11 · reworded · confirmed</p>' in shown
    assert f"<del>{first}</del> <ins>Neu: &lt;b&gt;{first}</ins>" in shown


@pytest.mark.usefixtures("sentence")
def test_the_new_text_is_taken_over_on_request(project: Project) -> None:
    dialog().button(key="take-over").click().run()
    (pair,) = project.pairs()
    assert pair.state == PairState.ALIGNED
    assert project.review(NAME).bitext.beads[10].status == Status.FLAGGED
    assert project.store.history(NAME)["what"].last().startswith("took the new text over: ")


def test_where_the_model_of_a_pair_is_not_at_hand_the_page_asks_for_another(project: Project, tmp_path: Path) -> None:
    folder = shutil.copytree(BUNDLED_MODEL, tmp_path / "trained")
    signature = project.align(NAME, Settings(model=str(folder))).signature
    german = project.root / f"texts/de/{NAME}.txt"
    german.write_text(f"Vorwort.\n\n{german.read_text('utf-8')}", "utf-8")
    app = dialog()
    assert app.text_input(key="take-over-model").placeholder == "trained, with which the pair was aligned"
    app.button(key="take-over").click().run()
    assert "a model in a folder that is not known (name the folder, or another model)" in app.error[0].value
    assert project.pairs()[0].state == PairState.CHANGED
    app.text_input(key="take-over-model").set_value("bundled")
    app.button(key="take-over").click().run()
    assert project.review(NAME).bitext.signature.startswith(f"{signature}; near new text alignment ")


@pytest.mark.usefixtures("sentence")
def test_the_model_that_comes_with_the_program_is_not_asked_for() -> None:
    assert not dialog().text_input


@pytest.mark.usefixtures("sentence")
def test_what_is_left_as_it_is_stays_and_is_told_no_more_but_kept_for_later(project: Project) -> None:
    revision = project.review(NAME).revision
    leave(dialog()).click().run()
    assert project.review(NAME).revision == revision
    texts = opened("texts")
    assert said(texts) == said(opened("review")) == []
    assert any("new German text not taken over" in str(caption.value) for caption in texts.caption)
    texts.menu_button(key=f"more-{NAME}").click("New text on disk").run()
    assert "1 sentence: 1 reworded; people worked on 1 of them." in [element.value for element in texts.markdown]


@pytest.mark.usefixtures("sentence")
def test_a_file_that_changed_once_more_is_not_left_unseen(project: Project) -> None:
    app = dialog()
    german = project.root / f"texts/de/{NAME}.txt"
    german.write_text(f"Vorwort.\n\n{german.read_text('utf-8')}", "utf-8")
    leave(app).click().run()
    assert project.pairs()[0].state == PairState.CHANGED


def test_a_new_text_that_cannot_be_read_is_shown_with_what_to_do(project: Project) -> None:
    (project.root / f"texts/de/{NAME}.txt").write_bytes("Schl\u00fcssel".encode("cp1252"))
    app = dialog()
    assert "looks like Windows-1252" in app.error[0].value
    assert not app.button


def test_more_than_a_page_can_show_is_counted(project: Project) -> None:
    english = project.root / f"texts/en/{NAME}.txt"
    english.write_text("\n\n".join(f"This is number {number} of the new sentences." for number in range(260)), "utf-8")
    total = len(project.renewing.renewal(NAME).changes)
    assert f"… and {total - 200:,} more" in [caption.value for caption in dialog().caption]


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        (
            (),
            ["All sentences and notes are the same: the file was only saved anew, or its white space has changed."],
        ),
        ((Language.EN,), ["The notes of the English have changed."]),
        ((Language.DE, Language.EN), ["The notes of the German and English have changed."]),
    ],
)
def test_a_text_whose_sentences_are_the_same_says_what_is_different(
    notes: tuple[Language, ...], expected: list[str]
) -> None:
    assert list(summary(Renewal(changes=(), notes=notes))) == expected


def test_both_texts_are_named() -> None:
    assert whose((Language.DE, Language.EN)) == "The German and English texts"
    assert list(ChangeKind) == ["reworded", "added", "gone"]
