"""What the menu of a pair on the page Texts does."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.proto.Block_pb2 import Block
from streamlit.testing.v1 import AppTest

from alignment.bitext import Language
from alignment.project import Project

PAGE = Path(__file__).parents[2] / "alignment/ui/pages/texts.py"
NAME = "bericht-1986"
HORIZONTAL = Block.FlexContainer.HORIZONTAL


@pytest.fixture
def project(sample: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    monkeypatch.setenv("WORKBENCH_ROOT", str(sample))
    st.cache_resource.clear()
    project = Project(sample)
    project.align(NAME)
    yield project
    st.cache_resource.clear()


@pytest.fixture
def page(project: Project) -> AppTest:  # noqa: ARG001  # the page is about it
    return AppTest.from_file(PAGE, default_timeout=30).run()


def first_pair() -> None:
    """Open a dialog for the first pair: ``AppTest`` runs all of a script, so a page shows one for one run only."""
    import streamlit as st

    from alignment.ui.parts import pair_menu
    from alignment.ui.state import project

    for pair in project().pairs()[:1]:
        pair_menu.ask_for(st.session_state["act"], project(), pair)


def dialog(act: str) -> AppTest:
    app = AppTest.from_function(first_pair, default_timeout=30)
    app.session_state["act"] = act
    app.run()
    assert not app.exception
    return app


def press(page: AppTest, label: str) -> AppTest:
    next(button for button in page.button if button.label == label).click().run()
    assert not page.exception
    return page


def buttons(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def title(page: AppTest) -> str:
    """Return the title of the dialog that is open."""
    (dialog,) = page.get("dialog")
    return str(dialog.proto.dialog.title)


def words(page: AppTest) -> list[str]:
    return [str(element.value) for element in (*page.markdown, *page.caption)]


@pytest.mark.parametrize("act", ["Align again", "Rename", "Remove"])
def test_every_act_of_the_menu_asks_first(page: AppTest, project: Project, act: str) -> None:
    before = project.store.history(NAME)
    page.menu_button(key=f"more-{NAME}").click(act).run()
    assert title(page) == {"Align again": f"Align {NAME} again"}.get(act, f"{act} {NAME}")
    assert buttons(page)[-2:] == [act.split()[0], "Cancel"]
    press(page, "Cancel")
    assert "Cancel" not in buttons(page)
    assert project.store.history(NAME).equals(before)


def test_a_pair_is_aligned_again(project: Project) -> None:
    (project.root / f"texts/en/{NAME}.txt").write_text("The report.\n", encoding="utf-8")
    asked = press(dialog("Align again"), "Align")
    assert [toast.value for toast in asked.toast] == [f"{NAME} was aligned again."]
    assert project.review(NAME).texts(Language.EN) == ["The report."]


def test_a_pair_is_renamed_and_stays_in_hand(page: AppTest, project: Project) -> None:
    asked = dialog("Rename")
    asked.session_state["pair"] = NAME
    asked.text_input[0].set_value(" Reise_nach China ")
    press(asked, "Rename")
    assert [pair.name for pair in project.pairs()] == ["Reise_nach China"]
    assert asked.session_state["pair"] == asked.query_params["pair"] == "Reise_nach China"
    assert [toast.value for toast in asked.toast] == [f"{NAME} is now called Reise\\_nach China."]
    assert "**Reise\\_nach China**" in words(page.run())


def test_a_name_that_is_taken_is_said_in_the_dialog(project: Project) -> None:
    shutil.copy(project.root / f"texts/de/{NAME}.txt", project.root / "texts/de/Zusage.txt")
    asked = dialog("Rename")
    asked.text_input[0].set_value("zusage")
    press(asked, "Rename")
    assert asked.error[0].value == "zusage\\: there is a pair of this name (choose another name)"
    assert "Cancel" in buttons(asked)


def test_a_name_that_is_too_long_is_not_cut_but_refused(project: Project) -> None:
    asked = dialog("Rename")
    asked.text_input[0].set_value("b" * 251)
    press(asked, "Rename")
    assert asked.error[0].value.startswith(f"{'b' * 30}…\\: longer than the name of a file can be")
    assert [pair.name for pair in project.pairs()] == [NAME]


def test_removing_says_what_goes_and_bringing_back_restores_it(page: AppTest, project: Project) -> None:
    first = list(project.review(NAME).seen(0)[0])
    for kind, more in (("confirm", {}), ("comment", {"text": "Which report?"})):
        project.store.apply(
            project.store.number(NAME), {"id": f"{kind}-0001", "kind": kind, "seen": [first], **more}, "anna"
        )
        first[1] += kind == "confirm"
    review = project.review(NAME)
    asked = dialog("Remove")
    assert (
        f"- the file texts/de/{NAME}.txt\n- the file texts/en/{NAME}.txt\n"
        f"- {len(review.bitext.beads)} beads, 1 confirmed and 0 flagged\n- 1 comment and 0 edited sentences"
    ) in words(asked)
    press(asked, "Remove")
    assert project.pairs() == ()
    page.run()
    assert page.expander[0].label == "Removed (1)"
    (removed,) = project.removed()
    moment = f"{removed.when.day} {removed.when:%B %Y, %H\\:%M}"
    assert f"removed {moment} · {len(review.bitext.beads)} beads · 1 confirmed" in words(page)
    press(page, "Bring back")
    assert [toast.value for toast in page.toast] == [f"{NAME} is back."]
    assert project.review(NAME).bitext == review.bitext
    assert not page.expander


def test_a_pair_whose_name_is_taken_now_waits_until_it_is_free(page: AppTest, project: Project) -> None:
    press(dialog("Remove"), "Remove")
    (project.root / f"texts/de/{NAME}.txt").write_text("Ein Bericht.\n", encoding="utf-8")
    press(page.run(), "Bring back")
    (error,) = page.error
    assert error.value == f"{NAME}\\: there is a pair of this name (give that pair another name first)"
    rows = [block for block in page.get("flex_container") if block.proto.flex_container.direction == HORIZONTAL]
    assert rows
    assert not any(element.type == "error" for row in rows for element in row)
    assert len(project.removed()) == 1


def test_a_text_without_counterpart_can_be_renamed_and_removed_but_not_aligned(page: AppTest, project: Project) -> None:
    (project.root / "texts/de/vermerk.txt").write_text("Ein Vermerk.\n", encoding="utf-8")
    page.run()
    assert "English text missing\\: put vermerk.txt or vermerk.docx into texts/en" in words(page)
    assert [option.split()[-1] for option in page.menu_button(key="more-vermerk").options] == ["Rename", "Remove"]
    project.remove(NAME)
    press(dialog("Remove"), "Remove")
    assert [removed.name for removed in project.removed()] == ["vermerk", NAME]


def test_a_review_whose_text_is_gone_says_so(project: Project) -> None:
    (project.root / f"texts/en/{NAME}.txt").unlink()
    page = AppTest.from_file(PAGE, default_timeout=30).run()
    assert any(line.endswith("0 confirmed · English file missing") for line in words(page))
    assert [option.split()[-1] for option in page.menu_button(key=f"more-{NAME}").options] == ["Rename", "Remove"]
