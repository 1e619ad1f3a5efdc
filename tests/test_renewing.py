"""New versions of the texts of a pair in review: noticed, told, and taken over."""

import shutil
from pathlib import Path

import pytest

from alignment.bitext import Language, Status
from alignment.embedding import BUNDLED_MODEL
from alignment.errors import EncoderUnavailable, TextError
from alignment.project import PairState, Project
from alignment.review.carry import AROUND
from alignment.settings import Settings

NAME = "bericht-1986"


@pytest.fixture
def project(sample: Path) -> Project:
    return Project(sample)


def reworded(project: Project, language: str, old: str, new: str) -> None:
    file = project.root / f"texts/{language}/{NAME}.txt"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_a_text_that_changes_on_disk_is_noticed_and_what_is_different_is_told(project: Project) -> None:
    project.align(NAME)
    sentence = project.review(NAME).bitext.de.texts[30]
    file = project.root / f"texts/de/{NAME}.txt"
    file.touch()
    assert project.pairs()[0].state == PairState.ALIGNED
    reworded(project, "de", sentence, sentence.replace("e", "", 1))
    (pair,) = project.pairs()
    assert (pair.state, pair.renewed, pair.in_review, pair.complete) == (
        PairState.CHANGED,
        (Language.DE,),
        True,
        True,
    )
    assert project.status()["state"].to_list() == ["text changed"]
    (change,) = project.renewing.renewal(NAME).changes
    assert (change.before, change.after) == (sentence, sentence.replace("e", "", 1))
    file.unlink()
    assert project.pairs()[0].state == PairState.ALIGNED


def test_a_new_text_that_is_left_is_not_told_again_to_anybody_until_a_file_changes(project: Project) -> None:
    first, second = project.align(NAME).de.texts[30:32]
    reworded(project, "de", first, first.replace("e", "", 1))
    (seen,) = project.renewing.changed(NAME)
    project.renewing.leave(NAME, [seen], who="anna")
    project.renewing.leave(NAME, [seen], who="ben")
    (pair,) = Project(project.root).pairs()
    assert (pair.state, pair.renewed, pair.left) == (PairState.ALIGNED, (), (Language.DE,))
    german = (project.root / f"texts/de/{NAME}.txt").read_bytes()
    reworded(project, "de", second, second.replace("e", "", 1))
    assert (project.pairs()[0].state, project.pairs()[0].renewed) == (PairState.CHANGED, (Language.DE,))
    (project.root / f"texts/de/{NAME}.txt").write_bytes(german)
    assert project.pairs()[0].left == (Language.DE,)
    reworded(project, "en", ".", "!")
    assert (project.pairs()[0].renewed, project.pairs()[0].left) == ((Language.DE, Language.EN), ())


def test_a_new_text_that_was_left_can_be_taken_over_later_under_whatever_name(project: Project) -> None:
    sentence = project.align(NAME).de.texts[30]
    reworded(project, "de", sentence, sentence.replace("e", "", 1))
    project.renewing.leave(NAME, project.renewing.changed(NAME), who="anna")
    project.rename(NAME, "other")
    assert project.pairs()[0].left == (Language.DE,)
    project.renewing.take_over("other", who="anna")
    assert (project.pairs()[0].left, project.renewing.changed("other")) == ((), ())


def test_taking_a_new_text_over_aligns_only_what_is_near_the_change(project: Project) -> None:
    before = project.align(NAME)
    sentence = before.de.texts[30]
    row = next(index for index, bead in enumerate(before.beads) if bead.de.start <= 30 < bead.de.stop)
    reworded(project, "de", sentence, sentence.replace("e", "", 1))
    after = project.renewing.take_over(NAME, who="anna")
    assert after.beads[: row - AROUND] == before.beads[: row - AROUND]
    assert after.beads[-(len(before.beads) - row - AROUND - 1) :] == before.beads[row + AROUND + 1 :]
    assert after.signature == before.signature
    assert project.pairs()[0].state == PairState.ALIGNED
    number = project.store.number(NAME)
    assert project.store.apply(number, {"id": "taking-back", "kind": "undo"}, who="anna").ok
    assert project.review(NAME).bitext == before
    assert project.pairs()[0].state == PairState.CHANGED


def test_a_passage_added_to_both_texts_is_aligned_and_the_work_on_the_rest_stays(project: Project) -> None:
    review = project.review(NAME)
    number, row = project.store.number(NAME), 12
    acts = [
        {"id": "confirming", "kind": "confirm", "seen": review.seen(row)},
        {"id": "commenting", "kind": "comment", "seen": review.seen(row + 1), "text": "See the archive."},
    ]
    assert all(project.store.apply(number, act, who="anna").ok for act in acts)
    for language, heading in (("de", "Vorwort der Herausgeber."), ("en", "Preface of the editors.")):
        file = project.root / f"texts/{language}/{NAME}.txt"
        file.write_text(f"{heading}\n\n{file.read_text('utf-8')}", "utf-8")
    after = project.renewing.take_over(NAME, who="anna")
    assert (after.beads[0].kind, after.beads[row + 1].status) == ("1-1", Status.CONFIRMED)
    now = project.review(NAME)
    assert [comment.text for comment in now.comments_on(after.beads[row + 2])] == ["See the archive."]
    assert len(after.beads) == len(review.bitext.beads) + 1


def test_a_new_text_in_the_wrong_language_is_not_taken_over(project: Project) -> None:
    project.align(NAME)
    english = (project.root / f"texts/en/{NAME}.txt").read_bytes()
    (project.root / f"texts/de/{NAME}.txt").write_bytes(english)
    with pytest.raises(TextError, match="English"):
        project.renewing.renewal(NAME)
    with pytest.raises(TextError, match="English"):
        project.renewing.take_over(NAME, who="anna")


@pytest.fixture
def renewed(sample: Path, tmp_path: Path) -> Project:
    """Return the project of a pair that was aligned with a model in a folder, begun anew, with a text that changed."""
    folder = shutil.copytree(BUNDLED_MODEL, tmp_path / "trained")
    german = Project(sample).align(NAME, Settings(model=str(folder), longest=3)).de.texts
    project = Project(sample)
    reworded(project, "de", german[30], german[30].replace("e", "", 1))
    return project


def test_no_other_model_takes_the_place_of_that_of_a_pair(renewed: Project) -> None:
    before = renewed.review(NAME).bitext
    model = before.signature.split(" · ")[1].removeprefix("model ")
    assert model.startswith("trained@")
    with pytest.raises(EncoderUnavailable) as caught:
        renewed.renewing.take_over(NAME, who="anna")
    assert str(caught.value) == f"{model}: a model in a folder that is not known (name the folder, or another model)"
    assert renewed.review(NAME).bitext == before


def test_a_pair_whose_model_is_named_or_loaded_goes_on_by_its_signature(renewed: Project, tmp_path: Path) -> None:
    signature = renewed.review(NAME).bitext.signature
    after = renewed.renewing.take_over(NAME, who="anna", model=str(tmp_path / "trained"))
    assert after.signature == signature
    reworded(renewed, "de", after.de.texts[30], after.de.texts[30].replace("e", "", 1))
    assert renewed.renewing.take_over(NAME, who="anna").signature == signature


def test_the_signature_says_what_another_model_aligned_and_the_first_one_stays_that_of_the_pair(
    renewed: Project, tmp_path: Path
) -> None:
    signature = renewed.review(NAME).bitext.signature
    bundled = Settings(longest=3).signature(renewed.encoder("bundled").signature)
    after = renewed.renewing.take_over(NAME, who="anna", model="bundled")
    assert after.signature == f"{signature}; near new text {bundled}"
    assert dict(renewed.manuscript(NAME).provenance)["Alignment"] == after.signature
    for model in ("bundled", str(tmp_path / "trained")):
        reworded(renewed, "de", after.de.texts[30], after.de.texts[30].replace("e", "", 1))
        after = renewed.renewing.take_over(NAME, who="anna", model=model)
        assert after.signature == f"{signature}; near new text {bundled}"
