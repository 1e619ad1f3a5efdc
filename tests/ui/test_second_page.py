"""The page Second review, from the draw to what two readers differ on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from alignment.bitext import Status
from alignment.project import Project
from alignment.review import Fault, Judgement, SecondReview, place_of
from alignment.second_outcome import table
from alignment.spreadsheets import written
from alignment.ui.state import REVIEWER
from benchmarks.made_up import bitext
from tests.review.making import act

PAGE = Path(__file__).parents[2] / "alignment/ui/pages/second.py"
FINISH = PAGE.with_name("finish.py")
SWAYING = ("confirmed", "flagged", "anna", "%", "doubt", "edited", "Row 2 of 40")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Make a project of 60 rows; anna confirmed 36 of the first 40 one by one and flagged the others."""
    monkeypatch.setenv("WORKBENCH_ROOT", str(tmp_path))
    st.cache_resource.clear()
    project = Project(tmp_path)
    project.store.add(bitext(60, "report"), who="workbench")
    for row in range(40):
        do(project, "flag" if row % 10 == 9 else "confirm", row)
    return project


def do(project: Project, kind: str, *rows: int, who: str = "anna", **arguments: Any) -> None:
    answer = project.store.apply(1, act(kind, project.store.load("report"), *rows, **arguments), who)
    assert answer.ok, answer.error


def opened(who: str = "ben", page: Path = PAGE) -> AppTest:
    test = AppTest.from_file(page, default_timeout=30)
    test.session_state[REVIEWER] = who
    test.run()
    assert not test.exception
    return test


def press(page: AppTest, *keys: str) -> None:
    for key in keys:
        page.button(key=key).click().run()
        assert not page.exception


def shown(page: AppTest) -> str:
    return "\n".join(str(element.proto.body) for element in page.get("html"))


def outcome(page: AppTest) -> str:
    """Return what the page says in words of how far the two agree."""
    said = next(text.value for text in page.markdown if text.value.startswith("The two readers agree"))
    return str(said).replace("\\", "")  # as Markdown shows it


def rulings(page: AppTest) -> list[str]:
    return [button.key for button in page.button if button.key and button.key.startswith("rule-first-")]


def second(project: Project) -> SecondReview:
    return project.store.seconds.of(1)[-1]


def status(project: Project, index: int) -> Status:
    beads = {place_of(bead): bead.status for bead in project.store.load("report").bitext.beads}
    place = second(project).places[index]
    assert place is not None
    return beads[place]


def finished(project: Project, wrong: int = 3) -> None:
    """Let ben draw all rows, agree on all but the first ones that anna confirmed, and end."""
    press(opened(), "draw")
    drawn = second(project)
    differing = [index for index, row in enumerate(drawn.sample) if row.was_right][:wrong]
    for index, row in enumerate(drawn.sample):
        right = row.was_right and index not in differing
        said = Judgement.RIGHT if right else Judgement.WRONG
        project.store.seconds.answer(drawn, 1, index, said, "ben", faults=[Fault.WORDING], comment="=Too free")
    project.store.seconds.close(drawn, 1, "ben")


@pytest.mark.usefixtures("project")
def test_who_decided_everything_has_nothing_to_draw() -> None:
    page = opened("anna")
    assert [info.value for info in page.info] == [
        "There is no row to draw for anna: nobody else decided on one here by hand. Whoever reads for the second time "
        "gives another name under Reviewer than the first reader has."
    ]
    assert "draw" not in [button.key for button in page.button]


def test_all_rows_that_others_decided_on_are_offered_and_drawn(project: Project) -> None:
    page = opened()
    assert "40 rows to draw from, decided on by anna (40)." in [text.value for text in page.markdown]
    assert page.button(key="draw").label == "Draw 40 rows for ben"
    press(page, "draw")
    drawn = second(project)
    assert (drawn.reader, len(drawn.sample), sum(drawn.sizes.values())) == ("ben", 40, 40)
    assert sum(not row.was_right for row in drawn.sample) == 4


def test_a_share_of_a_chapter_or_some_rows_can_be_drawn(project: Project) -> None:
    page = opened()
    page.selectbox(key="draw-part").select_index(2).run()
    assert second_heading(page) == "1. Zum Stand der Arbeiten"
    page.selectbox(key="draw-part").select_index(3).run()
    page.number_input(key="draw-from").set_value(11).run()
    page.number_input(key="draw-to").set_value(30).run()
    page.segmented_control(key="draw-how").set_value("Share of them").run()
    assert page.button(key="draw").label == "Draw 4 rows for ben"
    press(page, "draw")
    assert second(project).wanted == (4, 10, 30, "rows 11 to 30", False)
    beads = project.store.load("report").bitext.beads[10:30]
    assert {row.de + row.en for row in second(project).sample} <= {bead.de + bead.en for bead in beads}


def second_heading(page: AppTest) -> str:
    return str(page.selectbox(key="draw-part").value.title)


@pytest.mark.usefixtures("project")
def test_a_row_is_shown_with_nothing_that_could_sway() -> None:
    page = opened()
    press(page, "draw")
    words = shown(page) + "\n".join(element.value for element in (*page.caption, *page.markdown))
    assert page.caption[0].value.startswith("Row 1 of 40. Right: ")
    assert not [word for word in SWAYING if word in words]
    assert not page.metric
    assert [b.label for b in page.button if b.key and b.key.startswith("judge-")] == [
        *("Right", "Wrong", "Cannot tell", "Row before")
    ]


def test_a_wrong_row_stays_until_it_is_said_what_is_wrong_with_it(project: Project) -> None:
    page = opened()
    press(page, "draw", "judge-wrong")
    assert page.button(key="second-next").disabled
    assert second(project).said[0].judgement == Judgement.WRONG  # on disk already
    press(page, "fault-omission", "fault-alignment", "fault-wording", "fault-term", "fault-wording")
    assert second(project).said[0].faults == (Fault.ALIGNMENT, Fault.TERM, Fault.OMISSION)
    assert page.caption[0].value.startswith("Row 1 of 40")
    press(page, "second-next")
    assert page.caption[0].value.startswith("Row 2 of 40")


def test_while_it_is_asked_what_is_wrong_no_other_answer_is_taken_before_the_way_back(project: Project) -> None:
    page = opened()
    press(page, "draw")
    late = opened()
    press(page, "judge-wrong")
    assert [page.button(key=f"judge-{said}").disabled for said in Judgement] == [True] * 3
    assert any("`1`, `2` and `3` answer nothing meanwhile" in caption.value for caption in page.caption)
    press(late, "judge-right")  # as a key does that comes before the page is drawn again
    assert late.caption[0].value.startswith("Row 1 of 40")
    assert second(project).said[0].judgement == Judgement.WRONG
    press(page, "judge-again")
    assert page.caption[0].value.startswith("Row 1 of 40")
    assert [page.button(key=f"judge-{said}").disabled for said in Judgement] == [False] * 3
    press(page, "judge-right")
    assert second(project).said[0].judgement == Judgement.RIGHT
    assert page.caption[0].value.startswith("Row 2 of 40")


def test_what_is_wrong_with_a_row_can_be_said_otherwise_later(project: Project) -> None:
    page = opened()
    press(page, "draw", "judge-wrong", "fault-wording", "second-next", "judge-again")
    assert "second-next" not in [button.key for button in page.button]
    press(page, "judge-wrong", "fault-wording", "fault-omission", "second-next")
    assert second(project).said[0].faults == (Fault.OMISSION,)
    assert page.caption[0].value.startswith("Row 2 of 40")


def test_a_comment_goes_with_the_answer(project: Project) -> None:
    page = opened()
    press(page, "draw")
    page.text_area[0].set_value("The end is missing.")
    press(page, "judge-unclear")
    assert (second(project).said[0].judgement, second(project).said[0].comment) == ("unclear", "The end is missing.")
    assert page.caption[0].value.startswith("Row 2 of 40")
    assert page.text_area[0].value == ""
    press(page, "judge-again")
    page.text_area[0].set_value("The end is there after all.").run()
    assert second(project).said[0].comment == "The end is there after all."


def test_the_sitting_goes_on_after_a_restart_where_it_was_left(project: Project) -> None:
    page = opened()
    press(page, "draw", "judge-right", "judge-unclear", "judge-wrong")
    before = shown(page)
    project.store.close()
    st.cache_resource.clear()
    again = opened()
    assert shown(again) == before
    assert again.caption[0].value.startswith("Row 3 of 40")


def test_the_row_before_can_be_answered_again(project: Project) -> None:
    page = opened()
    press(page, "draw")
    first = shown(page)
    press(page, "judge-wrong", "fault-wording", "second-next", "judge-again")
    assert shown(page) == first
    press(page, "judge-right")
    assert second(project).said[0].judgement == Judgement.RIGHT
    assert page.caption[0].value.startswith("Row 2 of 40")


def test_until_the_reader_has_ended_it_others_are_told_how_far_it_is_and_nothing_else(project: Project) -> None:
    page = opened()
    page.number_input[0].set_value(6).run()
    press(page, "draw", *["judge-right"] * 6)
    assert [subheader.value for subheader in page.subheader] == ["All rows are read"]
    assert not page.metric
    other, finish = opened("carl"), opened("carl", FINISH)
    assert other.info[0].value == "ben has read 6 of 6 rows. What comes of it is shown here once ben has ended it."
    assert [*other.metric, *other.dataframe, *other.get("download_button"), *other.subheader] == []
    assert "<table" not in shown(other)
    assert "Second review: ben read 6 of 6 rows again, not ended." in [caption.value for caption in finish.caption]
    assert not [text for text in finish.markdown if "between two readers" in text.value]
    assert dict(project.manuscript("report").provenance)["Second review"] == "ben read 6 of 6 rows again, not ended"
    press(page, "second-close")
    assert [metric.label for metric in opened("carl").metric] == [
        *("Agreement", "Cohen’s kappa", "Gwet’s AC1", "Prevalence index")
    ]


def test_when_all_is_read_the_reader_decides_when_to_see_what_came_of_it(project: Project) -> None:
    page = opened()
    page.number_input[0].set_value(2).run()
    press(page, "draw", "judge-right", "judge-right")
    assert [subheader.value for subheader in page.subheader] == ["All rows are read"]
    press(page, "judge-again")
    assert page.caption[0].value.startswith("Row 2 of 2")
    press(page, "judge-unclear", "second-close")
    assert second(project).closed
    assert "On 1 row, ben could not tell." in outcome(page)


def test_a_sitting_can_be_ended_early(project: Project) -> None:
    page = opened()
    press(page, "draw", "judge-right", "second-close")
    assert page.metric[0].value == ("100 %" if second(project).sample[0].was_right else "0 %")
    assert (second(project).next, second(project).closed) == (1, True)


def test_the_figures_are_shown_in_words_and_as_a_table(project: Project) -> None:
    finished(project)
    page = opened()
    assert outcome(page).startswith("The two readers agree on 37 of the 40 rows that both judged.")
    assert outcome(page).endswith("What ben found wrong: wording (7).")
    body = shown(page)
    assert "<td>33</td><td>3</td><td>36</td>" in body
    assert "<td>0</td><td>4</td><td>4</td>" in body
    assert [metric.value for metric in page.metric] == ["92.5 %", "0.69", "0.90", "0.72"]
    kinds, people = (frame.value for frame in page.dataframe)
    assert people.to_dict("records") == [
        {
            "First reader": "anna",
            "Rows": 40,
            "Agree": 37,
            "Agreement": "92.5 %",
            "Kappa": "0.69",
            "AC1": "0.90",
            "Cannot tell": 0,
        }
    ]
    assert kinds["Rows"].sum() == 40


def test_differences_are_settled_one_by_one_and_keep_their_places_until_the_page_is_opened_again(
    project: Project,
) -> None:
    finished(project)
    page = opened("carl")
    first, other, last = second(project).differing
    said = "**anna** confirmed it · **ben** found it wrong: wording. “=Too free”"
    assert sum(said in text.value for text in page.markdown) == 3
    press(page, f"rule-second-{first}")
    assert status(project, first) == Status.FLAGGED
    press(page, f"rule-first-{other}")
    assert status(project, other) == Status.CONFIRMED
    assert second(project).left == (last,)
    assert rulings(page) == [f"rule-first-{index}" for index in (first, other, last)]
    settled = [caption.value for caption in page.caption if "Settled by" in caption.value or caption.value == "Open"]
    assert [text.rpartition(": ")[2] for text in settled] == ["ben was right.", "anna was right.", "Open"]
    again = opened("carl")
    assert rulings(again) == [f"rule-first-{last}"]
    assert outcome(again).startswith("The two readers agree on 37 of the 40 rows that both judged.")


def test_who_settled_what_is_shown_and_can_be_decided_otherwise(project: Project) -> None:
    finished(project, wrong=1)
    (index,) = second(project).differing
    page = opened("carl")
    press(page, f"rule-second-{index}")
    page = opened("carl")
    assert page.info[0].value == "All differences are settled."
    page.segmented_control[0].set_value("All").run()
    assert any(
        text.value.startswith(":material/check: Settled by carl, ") and text.value.endswith("ben was right.")
        for text in page.caption
    )
    assert page.button(key=f"rule-second-{index}").disabled
    press(page, f"rule-first-{index}")
    assert status(project, index) == Status.CONFIRMED
    do(project, "undo", who="carl")
    assert status(project, index) == Status.FLAGGED


def test_a_row_changed_since_is_counted_apart(project: Project) -> None:
    finished(project)
    do(project, "merge", 50, 51)
    assert "changed since" not in outcome(opened())
    do(project, "merge", 0, 1)
    assert "of the 38 rows that both judged." in outcome(opened())
    assert "Not counted, as changed since: 2 rows." in outcome(opened())


def test_several_second_reviews_are_listed_and_chosen_from(project: Project) -> None:
    finished(project)
    page = opened("carl")
    page.toggle[0].set_value(True).run()
    press(page, "draw", "judge-right", "second-close")
    options = page.selectbox(key="second-shown").options
    assert [option.partition(",")[0] for option in options] == ["Read by carl", "Read by ben"]
    page.selectbox(key="second-shown").select_index(1).run()
    assert outcome(page).startswith("The two readers agree on 37 of the 40 rows that both judged.")


def test_the_whole_sample_is_downloaded_with_its_texts_guarded(project: Project) -> None:
    finished(project)
    rows = {place_of(bead): row for row, bead in enumerate(project.store.load("report").bitext.beads)}
    back = pl.read_csv(written(table(second(project), rows), "\t"), separator="\t")
    assert back.height == 40
    assert sorted(back["Row"].to_list()) == list(range(1, 41))
    assert back["Comment"].unique().to_list() == ["'=Too free"]


def test_finish_and_exports_say_what_came_of_it(project: Project) -> None:
    finished(project)
    line = "ben read 40 rows again; agreement 92.5 %"
    assert dict(project.manuscript("report").provenance)["Second review"].startswith(line)
    page = opened("carl", FINISH)
    assert any(caption.value.startswith(f"Second review: {line}") for caption in page.caption)
    assert "3 differences between two readers not settled" in [text.value for text in page.markdown]
    drawn = second(project)
    for index in drawn.left:
        project.store.seconds.rule(drawn, 1, index, "first", "carl")
    page = opened("carl", FINISH)
    assert not [text for text in page.markdown if "between two readers" in text.value]
