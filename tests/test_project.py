"""A project from upload to status, with the real rooms behind it."""

import hashlib
import json
import os
import shutil
import sqlite3
import threading
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from alignment.bitext import Language, Status
from alignment.embedding import Encoder, load
from alignment.errors import GlossaryError, TextError
from alignment.findings import Verdict
from alignment.folder import Sources
from alignment.pairs import Pairs
from alignment.project import PairState, Project, Upload
from alignment.review import Edit

ROOT = Path(__file__).parents[1]
NAME = "bericht-1986"
WRONG_FIGURES = ("4,8 Mio has no English counterpart", "8.4 million has no German counterpart")
DE = Upload("brief.txt", "Der Bericht liegt vor. Die Kombinate haben ihn bestätigt.\n".encode())
EN = Upload("letter.txt", b"The report is available. The Combines have confirmed it.\n")


@pytest.fixture
def project(sample: Path) -> Project:
    return Project(sample)


def test_a_new_pair_is_listed_then_aligned(project: Project) -> None:
    assert [(pair.name, pair.state) for pair in project.pairs()] == [(NAME, PairState.NEW)]
    bitext = project.align(NAME)
    (pair,) = project.pairs()
    assert (pair.state, pair.beads, pair.confirmed) == (PairState.ALIGNED, len(bitext.beads), 0)


def test_opening_a_pair_aligns_it_once(project: Project) -> None:
    first = project.review(NAME)
    bead = first.bitext.beads[0]
    act = {"id": "confirm-1", "kind": "confirm", "seen": [[bead.de.start + bead.en.start, 1]]}
    project.store.apply(project.store.number(NAME), act, who="anna")
    again = project.review(NAME)
    assert again.bitext.beads[0].status == Status.CONFIRMED
    assert len(again.bitext.beads) == len(first.bitext.beads)


def test_aligning_again_moves_only_what_nobody_decided_on(project: Project) -> None:
    review = project.review(NAME)
    beads = review.bitext.beads
    shifted = next(i for i, bead in enumerate(beads) if bead.kind == "1-2" and beads[i + 1].kind == "1-1")
    acts = [
        {"kind": "confirm", "seen": review.seen(10)},
        {"kind": "flag", "seen": review.seen(20)},
        {"kind": "merge", "seen": review.seen(shifted, shifted + 1)},
    ]
    for number, act in enumerate(acts):
        assert project.store.apply(project.store.number(NAME), {"id": f"decision-{number}", **act}, who="anna").ok
    before = project.review(NAME).bitext
    again = project.align(NAME)
    decided = {bead for bead in before.beads if bead.status != Status.PROPOSED or bead.confidence is None}
    assert len(decided) == 3
    assert decided <= set(again.beads)
    assert all(bead.confidence is None or bead.confidence > 0 for bead in again.beads)


def test_an_uploaded_pair_is_kept_under_one_name(project: Project) -> None:
    project.add("brief", DE, EN)
    assert (project.root / "texts/de/brief.txt").read_bytes() == DE.data
    assert (project.root / "texts/en/brief.txt").read_bytes() == EN.data
    assert project.align("brief").en.texts == [
        "The report is available.",
        "The Combines have confirmed it.",
    ]


def test_a_new_pair_is_told_under_which_name_it_was_saved(project: Project) -> None:
    name = project.add(unicodedata.normalize("NFD", "Prüfbericht"), DE, EN)
    assert name == unicodedata.normalize("NFC", "Prüfbericht")
    assert project.rename(name, unicodedata.normalize("NFD", "Übung")) == unicodedata.normalize("NFC", "Übung")
    assert (project.root / "texts/de" / unicodedata.normalize("NFC", "Übung.txt")).is_file()


def test_an_upload_in_another_encoding_is_saved_as_utf_8(project: Project) -> None:
    text = "Die Außenhandelsbank hat die Überweisung für die Kombinate bestätigt.\n"
    project.add("bank", Upload("bank.txt", text.encode("cp1252")), EN, encoding="cp1252")
    assert (project.root / "texts/de/bank.txt").read_bytes() == text.encode()


def test_a_byte_order_mark_says_more_than_the_encoding(project: Project) -> None:
    marked = Upload("brief.txt", b"\xef\xbb\xbf" + "Die Überweisung liegt vor.\n".encode())
    project.add("marked", marked, EN, encoding="cp1252")
    assert (project.root / "texts/de/marked.txt").read_text(encoding="utf-8") == "Die Überweisung liegt vor.\n"


def test_a_file_is_named_by_what_it_holds(project: Project) -> None:
    project.add("brief", Upload("brief.md", DE.data), EN._replace(file="LETTER.TXT"))
    assert {pair.name: pair.state for pair in project.pairs()}["brief"] == PairState.NEW


@pytest.mark.parametrize(
    ("name", "de", "en", "message"),
    [
        (
            "../out",
            DE,
            EN,
            "../out: the name of a pair cannot hold / (take it out)",
        ),
        *(
            (f"a{sign}b", DE, EN, f"a{sign}b: the name of a pair cannot hold {sign} (take it out)")
            for sign in '\\:*?"<>|'
        ),
        ("", DE, EN, "name: there is none (give the pair a name)"),
        ("~$brief", DE, EN, "~$brief: the name of a pair cannot begin with ~$ (begin with a letter or a digit)"),
        (".brief", DE, EN, ".brief: the name of a pair cannot begin with . (begin with a letter or a digit)"),
        (
            "ü" * 126,
            DE,
            EN,
            f"{'ü' * 30}…: longer than the name of a file can be (use 250 letters at most, fewer with umlauts)",
        ),
        (
            "a\nb",
            DE,
            EN,
            "a\nb: the name of a pair cannot hold U+000A (take it out)",
        ),
        (NAME, DE, EN, f"{NAME}: there is a pair of this name (choose another name)"),
        (NAME.upper(), DE, EN, f"{NAME.upper()}: there is a pair of this name (choose another name)"),
        (
            "brief",
            EN,
            DE,
            "letter.txt: looks English, not German (swap the two files if each is in the other's place)",
        ),
    ],
)
def test_a_bad_upload_saves_nothing(project: Project, name: str, de: Upload, en: Upload, message: str) -> None:
    before = sorted(project.root.rglob("*.txt"))
    with pytest.raises(TextError) as caught:
        project.add(name, de, en)
    assert str(caught.value) == message
    assert sorted(project.root.rglob("*.txt")) == before


def test_an_upload_that_cannot_be_saved_leaves_nothing(project: Project) -> None:
    shutil.rmtree(project.root / "texts/en")
    (project.root / "texts/en").touch()
    with pytest.raises(TextError) as caught:
        project.add("brief", DE, EN)
    assert str(caught.value).startswith(f"{project.root}/texts/en/brief.txt: cannot be saved: ")
    assert not (project.root / "texts/de/brief.txt").exists()


def test_of_many_uploads_under_one_name_one_is_saved(project: Project) -> None:
    def add(number: int) -> bool:
        try:
            project.add("brief", DE._replace(data=f"Dies ist der Bericht Nummer {number}.".encode()), EN)
        except TextError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        saved = list(pool.map(add, range(8)))
    assert saved.count(True) == 1
    assert str(saved.index(True)) in project.align("brief").de.text


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everywhere")
def test_a_folder_that_cannot_be_read_is_named(project: Project) -> None:
    (project.root / "texts/de").chmod(0)
    with pytest.raises(TextError) as caught:
        project.pairs()
    (project.root / "texts/de").chmod(0o755)
    assert str(caught.value) == f"{project.root}/texts/de: cannot be read: Permission denied (check its permissions)"


def test_names_are_the_same_in_either_spelling_of_an_umlaut(project: Project) -> None:
    for folder, form in (("de", "NFD"), ("en", "NFC")):
        name = unicodedata.normalize(form, "Übung.txt")
        shutil.copy(project.root / f"texts/{folder}/{NAME}.txt", project.root / f"texts/{folder}/{name}")
    assert {pair.name: pair.state for pair in project.pairs()}["Übung"] == PairState.NEW
    assert project.review(unicodedata.normalize("NFD", "Übung")).name == "Übung"


def test_two_files_of_one_name_are_an_error_not_a_choice(project: Project) -> None:
    project.add("brief", DE, EN)
    shutil.copy(project.root / f"texts/de/{NAME}.txt", project.root / f"texts/de/{NAME}.docx")
    message = f"{project.root}/texts/de/{NAME}.txt: {NAME}.docx has the same name (keep one of the two files)"
    twice, brief = project.pairs()
    assert (twice.state, str(twice.fault), twice.complete) == (PairState.TWICE, message, False)
    assert (brief.state, brief.fault) == (PairState.NEW, None)
    for act in (project.align, project.remove, lambda name: project.rename(name, "other")):
        with pytest.raises(TextError) as caught:
            act(NAME)
        assert str(caught.value) == message
    assert project.align("brief").beads


def test_a_pair_in_review_says_too_that_there_are_two_files(project: Project) -> None:
    project.align(NAME)
    shutil.copy(project.root / f"texts/en/{NAME}.txt", project.root / f"texts/en/{NAME}.TXT")
    (pair,) = project.pairs()
    assert pair.state == PairState.ALIGNED
    assert str(pair.fault).endswith(f"{NAME}.TXT has the same name (keep one of the two files)")


def test_what_is_new_is_not_aligned_once_it_is_in_review(project: Project) -> None:
    def meanwhile(done: int, total: int) -> None:
        if done == total and not other.store.pairs():
            other.align(NAME, who="anna")

    other = Project(project.root)
    bitext = project.align(NAME, again=False, progress=meanwhile)
    assert bitext == project.review(NAME).bitext
    assert project.store.history(NAME)["who"].to_list() == ["anna"]
    project.align(NAME, again=False, who="bert")
    assert project.store.history(NAME)["who"].to_list() == ["anna"]


def test_texts_are_compared_again_when_no_program_can_move_them(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[str] = []

    def check(_: Pairs, name: str, sources: Sources) -> None:  # noqa: ARG001  # as in the class
        database = project.root / ".workbench/review.db"
        locked = pytest.raises(sqlite3.OperationalError, match="database is locked")
        with closing(sqlite3.connect(database, timeout=0)) as other, locked:
            other.execute("BEGIN IMMEDIATE")
        compared.append(name)

    monkeypatch.setattr(Pairs, "check_unchanged", check)
    project.align(NAME)
    assert compared == [NAME]


def test_findings_name_the_bead(project: Project) -> None:
    findings = project.findings(NAME)
    beads = project.review(NAME).bitext.beads
    assert findings
    assert all(finding.verdict != Verdict.RIGHT and 0 <= finding.unit < len(beads) for finding in findings)


def test_a_model_that_loads_slowly_keeps_nobody_from_work(tmp_path: Path) -> None:
    started, may_go_on = threading.Event(), threading.Event()

    def loaded(model: str, **_: object) -> Encoder:
        if model == "slow":
            started.set()
            assert may_go_on.wait(10)
        return load()

    project = Project(tmp_path, encoder=loaded)
    with ThreadPoolExecutor(2) as pool:
        loading = pool.submit(project.encoder, "slow")
        assert started.wait(10)
        assert pool.submit(project.pairs).result(10) == ()
        assert pool.submit(project.encoder, "bundled").result(5).signature
        may_go_on.set()
        assert loading.result(10).signature


def test_an_export_tells_the_two_texts_apart_and_where_they_are_now(project: Project) -> None:
    project.align(NAME)
    project.rename(NAME, "brief 1.2")
    provenance = dict(project.manuscript("brief 1.2").provenance)
    for language, label in (("de", "German text"), ("en", "English text")):
        file = f"texts/{language}/brief 1.2.txt"
        digest = hashlib.sha256((project.root / file).read_bytes()).hexdigest()
        assert provenance[label] == f"{file}, SHA-256 {digest}"


def test_an_export_says_how_many_sentences_were_worded_anew(project: Project) -> None:
    project.align(NAME)
    assert "Wording" not in dict(project.manuscript(NAME).provenance)
    edits = [(Language.EN, 0), (Language.DE, 0), (Language.EN, 1)]
    for number, (language, sentence) in enumerate(edits):
        review = project.store.load(NAME)
        row = next(i for i, bead in enumerate(review.bitext.beads) if sentence in range(*bead.run(language)))
        edit = Edit(
            id=f"edit-{number:05}",
            seen=review.seen(row),
            language=language,
            sentence=sentence,
            text=f"{number}.",
            unlocked=True,
        )
        assert project.store.apply(project.store.number(NAME), edit, "anna").ok
    provenance = dict(project.manuscript(NAME).provenance)
    assert provenance["Wording"] == "1 German sentence corrected, 2 English sentences revised"


def test_an_export_says_that_the_glossary_has_faults(project: Project) -> None:
    digest = project.terms.glossary().digest
    assert ("Glossary", f"glossary.yml, version {digest[:12]}") in project.manuscript(NAME).provenance
    assert project.manuscript(NAME).remarks
    for faults, words in (("- Rat\n", "1 fault"), ("- Rat\n- Plan\n", "2 faults")):
        project.terms.path.write_text(faults, encoding="utf-8")
        manuscript = project.manuscript(NAME)
        assert ("Glossary", f"not checked, glossary.yml has {words}") in manuscript.provenance
        assert list(manuscript.remarks.values()) == [WRONG_FIGURES]
        with pytest.raises(GlossaryError):
            project.findings(NAME)
    project.terms.path.unlink()
    assert "Glossary" not in dict(project.manuscript(NAME).provenance)


def test_beads_against_the_glossary_are_doubtful_while_it_has_no_faults(project: Project) -> None:
    beads = project.align(NAME).beads
    unsure = {index for index, bead in enumerate(beads) if bead.confidence is not None and bead.confidence < 0.9}
    terms = {finding.unit for finding in project.findings(NAME)}
    numbers = {finding.unit for finding in project.wrong(NAME) if finding.check == "numbers"}
    assert terms - unsure - numbers
    assert numbers - unsure
    assert set(project.doubtful(NAME)) == unsure | terms | numbers
    project.terms.path.write_text("- Rat\n", encoding="utf-8")
    assert set(project.doubtful(NAME)) == unsure | numbers
    project.terms.path.unlink()
    assert set(project.doubtful(NAME)) == unsure | numbers


def test_numbers_of_a_row_are_remarked_on_when_it_was_merged_and_confirmed(project: Project) -> None:
    index = next(f.unit for f in project.wrong(NAME) if f.check == "numbers" and f.message == WRONG_FIGURES[0])
    review = project.review(NAME)
    number = project.store.number(NAME)
    assert project.store.apply(
        number, {"id": "an-act-merge", "kind": "merge", "seen": review.seen(index - 1, index)}, "a"
    ).ok
    review = project.review(NAME)
    confirm = {"id": "an-act-confirm", "kind": "confirm", "seen": review.seen(index - 1)}
    assert project.store.apply(number, confirm, "a").ok
    assert project.manuscript(NAME).remarks[index - 1] == WRONG_FIGURES
    line = json.loads(project.export(NAME, "jsonl").decode().splitlines()[index - 1])
    assert (line["status"], line["reasons"], tuple(line["remarks"])) == ("confirmed", [], WRONG_FIGURES)


def test_status_counts_findings_once_the_glossary_is_mended(project: Project) -> None:
    project.align(NAME)
    good = project.terms.path.read_bytes()
    project.terms.path.write_text("- Rat\n", encoding="utf-8")
    assert project.status()["findings"].to_list() == [None]
    project.terms.path.write_bytes(good)
    assert project.status()["findings"].to_list() == [len(project.wrong(NAME))]


def test_status_has_one_row_a_pair(project: Project) -> None:
    project.align(NAME)
    project.add("brief", DE, EN)
    table = project.status()
    assert table["pair"].to_list() == [NAME, "brief"]
    assert table["beads"].to_list()[1] == 0
    assert table["findings"].to_list()[1] is None
