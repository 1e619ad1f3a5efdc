"""What the command line says of bad input, and of what it did not do."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from alignment.cli import main
from tests.cli.command import GOLD, NAME, ROOT, run


def test_texts_that_hardly_match_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    strange = folder / f"texts/en/{NAME}.txt"
    strange.write_bytes((GOLD / "briefe-1961.en").read_bytes())
    assert main(["align-all", "--project", str(folder), "--jobs", "1"]) == 0
    said = re.compile(r"only \d\d % of the sentences have a partner \(are these the two sides of one text\?\)\n")
    where, _, words = capsys.readouterr().err.partition(": ")
    assert where == NAME
    assert said.fullmatch(words)
    assert main(["align", str(folder / f"texts/de/{NAME}.txt"), str(strange)]) == 0
    where, _, words = capsys.readouterr().err.partition(": ")
    assert where == str(strange)
    assert said.fullmatch(words)


def test_stretches_that_probably_have_no_translation_are_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    english = folder / f"texts/en/{NAME}.txt"
    lines = english.read_text(encoding="utf-8").splitlines(keepends=True)
    english.write_text("".join(lines[: len(lines) * 3 // 4]), encoding="utf-8")
    said = r"German sentences \d+–205 probably have no translation \(look first at “.+”\)\n"
    assert main(["align-all", "--project", str(folder), "--jobs", "1"]) == 0
    where, _, words = capsys.readouterr().err.partition(": ")
    assert where == NAME
    assert re.fullmatch(said, words)
    assert main(["align", str(folder / f"texts/de/{NAME}.txt"), str(english)]) == 0
    where, _, words = capsys.readouterr().err.partition(": ")
    assert where == str(english)
    assert re.fullmatch(said, words)


def test_aligning_says_that_terms_were_not_checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "glossary.yml").write_text("- Rat\n", encoding="utf-8")
    assert main(["align-all", "--project", str(folder), "--jobs", "1"]) == 0
    said = capsys.readouterr().err.splitlines()[-1]
    assert said == f"{folder}/glossary.yml: terms were not checked (mend the faults above)"


@pytest.mark.parametrize("command", ["align-all", "check", "status"])
def test_a_folder_without_pairs_says_how_one_is_made(
    command: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for text in folder.glob("texts/*/*.txt"):
        text.unlink()
    assert main([command, "--project", str(folder)]) == 0
    remedy = "put a German text into de and its translation under the same name into en"
    assert capsys.readouterr() == ("", f"{folder}/texts: no pairs ({remedy})\n")


@pytest.mark.parametrize(
    "command", ["align-all", "align-all brief", "check", "check brief", "export brief --format docx", "status"]
)
def test_a_folder_that_is_no_project_is_named_and_left_alone(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "glossary.yml").write_text("- Kombinat: Combine\n", encoding="utf-8")
    assert main([*command.split(), "--project", str(tmp_path)]) == 2
    remedy = "go to the folder that holds texts/, or name it with --project"
    assert capsys.readouterr() == ("", f"{tmp_path}/texts: no such folder ({remedy})\n")
    assert [path.name for path in tmp_path.iterdir()] == ["glossary.yml"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("", ": the following arguments are required: COMMAND (see python -m alignment --help)"),
        (
            "split a.txt",
            " split: the following arguments are required: --language (see python -m alignment split --help)",
        ),
        ("status --foo bar", " status: does not know --foo bar (see python -m alignment status --help)"),
        (
            "export brief --format",
            " export: argument --format: expected one argument (see python -m alignment export --help)",
        ),
        (
            "align a b --longest 0",
            " align: argument --longest: 0 is not a number from 1 to 16 (see python -m alignment align --help)",
        ),
        (
            "align a b --longest 17",
            " align: argument --longest: 17 is not a number from 1 to 16 (see python -m alignment align --help)",
        ),
        (
            "evaluate tests/gold --diagram d.txt",
            " evaluate: argument --diagram: d.txt does not end in .svg, as drawings do (name it F.svg)",
        ),
        (
            "align-all --jobs 0",
            " align-all: argument --jobs: 0 is not a number from 1 (see python -m alignment align-all --help)",
        ),
    ],
)
def test_wrong_words_are_answered_like_any_bad_input(
    words: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(words.split())
    assert left.value.code == 2
    assert capsys.readouterr() == ("", f"python -m alignment{message}\n")


def test_a_wrong_choice_is_answered_with_those_that_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["align", "a", "b", "--format", "pdf"])
    assert left.value.code == 2
    said = capsys.readouterr().err.replace("'", "")  # which newer Pythons leave out
    assert said == "python -m alignment align: argument --format: invalid choice: pdf (choose from beads, tsv, jsonl)\n"


def test_a_folder_without_gold_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(tmp_path)]) == 2
    assert capsys.readouterr().err == (f"{tmp_path}: no gold in it (name a folder that holds X.de, X.en and X.deen)\n")


def test_a_line_without_a_tab_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "pairs.tsv"
    table.write_text("Guten Tag.\tGood day.\nKein Tabulator.\nNoch einer.\n", encoding="utf-8")
    assert main(["check", "--pairs", str(table), "--project", str(ROOT)]) == 2
    assert capsys.readouterr().err == "".join(f"{table}:{line}: no tab (write German TAB English)\n" for line in (2, 3))


def test_bad_input_is_one_line_on_standard_error_and_leaves_with_2() -> None:
    done = run("align", "texts/de/absent.txt", f"texts/en/{NAME}.txt")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("texts/de/absent.txt: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Die Prüfung der Verträge", "looks like Windows-1252; save it as UTF-8 or pass --encoding windows-1252"),
        ("¤¥¦ ¤¤", "save it as UTF-8 or pass --encoding with its name"),
    ],
)
def test_an_encoding_that_is_not_utf_8_can_be_named(
    words: str, named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "brief.txt"
    text.write_text(words, encoding="latin-1")
    byte = words.encode("latin-1").lstrip(bytes(range(128)))[0]
    assert main(["split", str(text), "--language", "de"]) == 2
    assert capsys.readouterr().err == f"{text}:1: not UTF-8, byte 0x{byte:02X} ({named})\n"


def test_an_encoding_that_cannot_be_named_has_to_be_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    beads = tmp_path / "a.deen"
    beads.write_bytes("[0]:[0] ü".encode("cp1252"))
    assert main(["score", str(beads), str(beads)]) == 2
    assert capsys.readouterr().err == f"{beads}:1: not UTF-8, byte 0xFC (save it as UTF-8)\n"


def test_swapped_languages_are_named() -> None:
    done = run("align", f"texts/en/{NAME}.txt", f"texts/de/{NAME}.txt")
    assert done.returncode == 2
    assert done.stderr == (
        f"texts/en/{NAME}.txt: looks English, not German (swap the two files if each is in the other's place)\n"
    )


def test_a_model_that_is_not_there_is_an_error_not_a_traceback() -> None:
    done = run("align", f"texts/de/{NAME}.txt", f"texts/en/{NAME}.txt", "--model", "no-such-folder/no-model")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("no-such-folder/no-model: ")


def test_a_missing_counterpart_says_where_to_put_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / f"texts/en/{NAME}.txt").unlink()
    assert main(["export", NAME, "--format", "docx", "--project", str(folder)]) == 2
    assert capsys.readouterr().err == (
        f"{folder}/texts/en: no English text of the name {NAME} (put {NAME}.txt or {NAME}.docx there)\n"
    )


@pytest.mark.parametrize(
    "words",
    [
        "split absent.txt --language de --output",
        "align absent.txt absent.txt --output",
        "evaluate absent --output",
        "evaluate absent --diagram",
        "fit --output",
        "calibrate absent --output",
        "export absent --format docx --output",
    ],
)
def test_where_nothing_can_be_written_is_said_before_the_work(
    words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "absent"
    assert main([*words.split(), str(folder / "a.svg")]) == 2
    assert capsys.readouterr() == ("", f"{folder}: no such folder (make it before a.svg is written there)\n")
    folder = tmp_path / "a.svg"
    folder.mkdir()
    assert main([*words.split(), str(folder)]) == 2
    assert capsys.readouterr() == ("", f"{folder}: is a folder (name a file in it)\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_an_output_that_cannot_be_written_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["split", str(ROOT / f"texts/de/{NAME}.txt"), "--language", "de", "--output", "/dev/full"]) == 2
    assert capsys.readouterr().err == "/dev/full: cannot be written: No space left on device (name another file)\n"


def test_a_name_in_no_encoding_is_shown_not_a_traceback() -> None:
    done = run("split", os.fsdecode(b"m\xe4rz.txt"), "--language", "de")
    assert (done.returncode, done.stderr) == (2, "m\\udce4rz.txt: no such file (check the name)\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("words", [["split", f"texts/de/{NAME}.txt", "--language", "de"], ["check"]])
def test_a_disk_that_is_full_is_named(words: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "alignment", *words], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == 2
    assert done.stderr == "output: cannot be printed: No space left on device (print it somewhere else)\n"


def test_a_reader_who_has_seen_enough_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "alignment", "split", f"texts/de/{NAME}.txt", "--language", "de"]
    done = subprocess.run(command, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, text=True)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


def test_a_project_that_is_not_there_is_named_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    absent = tmp_path / "absent"
    assert main(["status", "--project", str(absent)]) == 2
    assert capsys.readouterr().err == f"{absent}: no such folder (name the folder that holds texts/)\n"
    assert not absent.exists()


def test_a_glossary_with_faults_keeps_nobody_from_exporting_and_says_so(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    glossary = folder / "glossary.yml"
    glossary.write_text("- de: Kombinat\n  en: Combine\n  colour: red\n- Rat\n", encoding="utf-8")
    faults = (
        f"{glossary}:3:3: entries.0.colour: unknown field "
        "(known here: de, en, forbidden, case, compounds, word, note)\n"
        f"{glossary}:4:3: entries.1: should be an entry (such as - Kombinat: Combine)\n"
    )
    unchecked = f"{glossary}: terms were not checked (mend the faults above)\n"
    output = folder / "a.docx"
    export = ["export", NAME, "--format", "docx", "--project", str(folder), "--output", str(output)]
    assert main(export) == 0
    assert capsys.readouterr() == (f"{output}\n", faults + unchecked)
    assert main(["status", "--project", str(folder)]) == 0
    listed = capsys.readouterr()
    assert listed.out.split()[-1] == "–"
    assert listed.err == faults + unchecked
    assert main(["check", "--project", str(folder)]) == 2
    assert capsys.readouterr() == ("", faults)


def test_a_glossary_under_a_file_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    path = ROOT / "glossary.yml/glossary.yml"
    assert main(["check", "--project", str(ROOT), "--glossary", str(path)]) == 2
    assert capsys.readouterr().err.startswith(f"{path}: cannot be read: Not a directory")
