"""The contract that scripts rely on, run as a person would: as a process of its own where that matters."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from alignment import beads
from alignment.cli import COMMANDS, main
from alignment.export import FORMATS
from alignment.lines import BEADS, EVALUATIONS, FINDINGS, TABLES
from alignment.project import Project

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests/gold"
NAME = "bericht-1986"


@pytest.fixture
def folder(sample: Path) -> Path:
    return sample


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "alignment", *map(str, words)], cwd=ROOT, capture_output=True, encoding="utf-8"
    )


def test_split_prints_one_sentence_per_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["split", str(ROOT / f"texts/de/{NAME}.txt"), "--language", "de"]) == 0
    assert capsys.readouterr().out == (GOLD / f"{NAME}.de").read_text(encoding="utf-8")


def test_align_then_score_is_as_good_as_the_readme_says(tmp_path: Path) -> None:
    found = tmp_path / "found"
    aligned = run("align", f"texts/de/{NAME}.txt", f"texts/en/{NAME}.txt", "--output", found)
    assert (aligned.returncode, aligned.stdout) == (0, "")
    scored = run("score", GOLD / f"{NAME}.deen", found)
    assert scored.returncode == 0
    strict, lax = (line.split()[-1] for line in scored.stdout.splitlines()[1:3])
    assert float(strict) >= 95
    assert float(lax) >= 99


def test_all_new_pairs_are_aligned_and_what_was_wrong_is_in_the_table(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["align-all", "--project", str(folder), "--jobs", "1"]) == 0
    head, row = capsys.readouterr().out.splitlines()
    assert head.split() == ["pair", "beads", "doubtful", "seconds", "error"]
    assert (row.split()[0], row.split()[-1]) == (NAME, "–")
    assert main(["align-all", "absent", "--project", str(folder), "--format", "jsonl"]) == 2
    assert json.loads(capsys.readouterr().out) == {
        "pair": "absent",
        "beads": None,
        "doubtful": None,
        "seconds": None,
        "error": f"{folder}/texts/de: no German text of the name absent (put absent.txt or absent.docx there)",
    }


def test_where_no_pair_is_new_nothing_is_aligned_and_it_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["align-all", "--project", str(folder), "--jobs", "1"]
    assert main(command) == 0
    capsys.readouterr()
    assert main(command) == 0
    assert capsys.readouterr() == ("", f"{folder}/texts: no pair is new (name those to be aligned again)\n")
    assert main([*command, "--format", "tsv"]) == 0
    assert capsys.readouterr().out == "pair\tbeads\tdoubtful\tseconds\terror\n"


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


def test_a_review_whose_texts_are_gone_is_still_listed_and_exported(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = Project(folder)
    name = project.pairs()[0].name
    project.align(name)
    shutil.rmtree(folder / "texts")
    assert main(["status", "--project", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines()[1].startswith(name)
    file = folder / "beads.tsv"
    assert main(["export", name, "--format", "tsv", "--output", str(file), "--project", str(folder)]) == 0
    assert file.read_bytes() == project.export(name, "tsv")


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
            " align: argument --longest: 0 is not a number from 1 (see python -m alignment align --help)",
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


def test_evaluate_prints_figures_under_what_made_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    diagram = tmp_path / "reliability.svg"
    assert main(["evaluate", str(GOLD), "--longest", "3", "--diagram", str(diagram)]) == 0
    signature, head, *rows, _, legend = capsys.readouterr().out.splitlines()
    assert signature.startswith("alignment ")
    assert signature.endswith(" · at most 3 sentences a side")
    assert head.split()[:9] == ["document", "de", "en", "beads", "strict", "P", "R", "F1", "lax"]
    assert [row.split()[0] for row in rows] == [path.stem for path in sorted(GOLD.glob("*.deen"))]
    assert legend.startswith("All in per cent. P precision, R recall")
    assert signature in diagram.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("format_", "rows"),
    [
        ("jsonl", lambda text: [json.loads(line) for line in text.splitlines()]),
        ("tsv", lambda text: list(csv.DictReader(text.splitlines(), delimiter="\t"))),
    ],
)
def test_evaluate_gives_shares_to_other_programs(
    format_: str, rows: Callable[[str], list[dict[str, str]]], tmp_path: Path
) -> None:
    output = tmp_path / "figures"
    assert main(["evaluate", str(GOLD), "--format", format_, "--output", str(output)]) == 0
    figures = rows(output.read_text(encoding="utf-8"))
    assert [row["document"] for row in figures] == [*(path.stem for path in sorted(GOLD.glob("*.deen"))), "total"]
    assert all(0.9 < float(row["strict_f1"]) <= 1 for row in figures)
    assert all(row["signature"].startswith("alignment ") for row in figures)


def test_a_folder_without_gold_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(tmp_path)]) == 2
    assert capsys.readouterr().err == (f"{tmp_path}: no gold in it (name a folder that holds X.de, X.en and X.deen)\n")


def test_sentences_that_are_already_split_keep_their_line_numbers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    de, en = tmp_path / "a.de", tmp_path / "a.en"
    de.write_text("Die Delegation besuchte fünf Kombinate.\n\nDer Bericht liegt vor.\n", encoding="utf-8")
    en.write_text("The delegation visited five Combines.\n\nThe report is available.\n", encoding="utf-8")
    assert main(["align", str(de), str(en), "--sentences"]) == 0
    found = beads.read_beads(capsys.readouterr().out, "output")
    assert found[-1].de.stop == 3
    assert any(bead.de == (0, 1) and bead.en == (0, 1) for bead in found)
    assert any(2 in range(*bead.de) and 2 in range(*bead.en) for bead in found)


def test_aligned_tsv_can_be_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "pairs.tsv"
    assert main(["align", str(GOLD / f"{NAME}.de"), str(GOLD / f"{NAME}.en"), "--sentences", "--format", "tsv",
                 "--output", str(table)]) == 0  # fmt: skip
    assert main(["check", "--pairs", str(table), "--project", str(ROOT), "--format", "jsonl"]) == 1
    findings = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {finding["verdict"] for finding in findings} == {"missing", "forbidden"}


def test_json_lines_hold_sentences_indices_and_confidence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["align", f"texts/de/{NAME}.txt", f"texts/en/{NAME}.txt", "--format", "jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    german = (GOLD / f"{NAME}.de").read_text(encoding="utf-8").splitlines()
    assert [sentence for row in rows for sentence in row["de"]] == german
    assert [index for row in rows for index in row["de_indices"]] == list(range(len(german)))
    assert all(0 < row["confidence"] <= 1 for row in rows)


def test_check_is_quiet_and_leaves_with_0_when_all_is_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "pairs.tsv"
    table.write_text("Die Kombinate berichten.\tThe Combines report.\n", encoding="utf-8")
    assert main(["check", "--pairs", str(table), "--project", str(ROOT)]) == 0
    assert capsys.readouterr().out == ""


def test_check_names_the_line_of_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "pairs.tsv"
    table.write_text("Guten Tag.\tGood day.\nDie Kombinate berichten.\tThe factories report.\n", encoding="utf-8")
    assert main(["check", "--pairs", str(table), "--project", str(ROOT)]) == 1
    assert capsys.readouterr().out.startswith(f"{table}:2: Kombinat")


def test_a_line_without_a_tab_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "pairs.tsv"
    table.write_text("Guten Tag.\tGood day.\nKein Tabulator.\nNoch einer.\n", encoding="utf-8")
    assert main(["check", "--pairs", str(table), "--project", str(ROOT)]) == 2
    assert capsys.readouterr().err == "".join(f"{table}:{line}: no tab (write German TAB English)\n" for line in (2, 3))


def test_a_whole_project_is_checked_exported_and_listed(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    assert main(["check"]) == 1
    findings = capsys.readouterr().out.splitlines()
    assert findings
    assert all(line.startswith(f"{NAME}:") for line in findings)
    for name, format_ in FORMATS.items():
        assert main(["export", NAME, "--format", name]) == 0
        path = Path(capsys.readouterr().out.strip())
        assert path == Path(NAME + format_.suffix)
        assert path.stat().st_size > 1000
    assert main(["status"]) == 0
    header, row = capsys.readouterr().out.splitlines()
    assert header.split() == ["pair", "state", "beads", "confirmed", "flagged", "findings"]
    assert row.split()[:2] == [NAME, "aligned"]
    assert int(row.split()[-1]) == len(findings)


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


def test_an_export_replaces_what_the_user_named_and_nothing_else(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / "texts/de")
    source = Path(f"{NAME}.tsv")
    source.write_text("not an export\n", encoding="utf-8")
    command = ["export", NAME, "--format", "tsv", "--project", str(folder)]
    assert main(command) == 2
    assert capsys.readouterr().err == f"{source}: is already there (pass --output {source} to replace it)\n"
    assert source.read_text(encoding="utf-8") == "not an export\n"
    assert main([*command, "--output", str(source)]) == 0
    assert source.read_text(encoding="utf-8") != "not an export\n"
    assert sorted(path.name for path in Path().iterdir()) == [source.name, f"{NAME}.txt"]


def test_an_output_that_cannot_be_written_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = str(ROOT / f"texts/de/{NAME}.txt")
    for path, reason in ((tmp_path, "Is a directory"), (tmp_path / "absent/a", "No such file or directory")):
        assert main(["split", text, "--language", "de", "--output", str(path)]) == 2
        assert capsys.readouterr().err == f"{path}: cannot be written: {reason} (name another file with --output)\n"


def test_a_hyphen_as_output_prints(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["split", str(ROOT / f"texts/de/{NAME}.txt"), "--language", "de", "--output", "-"]) == 0
    assert capsys.readouterr().out == (GOLD / f"{NAME}.de").read_text(encoding="utf-8")


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


def test_without_a_glossary_a_project_is_listed_and_exported_but_not_checked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "glossary.yml").unlink()
    assert main(["export", NAME, "--format", "tsv", "--project", str(folder), "--output", str(folder / "a.tsv")]) == 0
    assert main(["status", "--project", str(folder)]) == 0
    assert capsys.readouterr().out.split()[-1] == "–"
    assert main(["check", "--project", str(folder)]) == 2
    assert capsys.readouterr().err.startswith(f"{folder}/glossary.yml: no such file")


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


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_says_what_it_does(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([command, "--help"])
    assert left.value.code == 0
    _, description, *_ = capsys.readouterr().out.split("\n\n")
    assert re.match(r"(Print|Align|Check|Write) [^:]+", description)


@pytest.mark.parametrize(
    ("command", "formats"),
    [
        ("align", BEADS),
        ("align-all", TABLES),
        ("evaluate", EVALUATIONS),
        ("check", FINDINGS),
        ("export", FORMATS),
    ],
)
def test_the_help_of_a_command_names_its_formats(command: str, formats: Iterable[str]) -> None:
    words = run(command, "--help").stdout
    assert all(name in words for name in formats)


def test_help_names_every_command() -> None:
    words = run("--help").stdout
    assert set(COMMANDS) <= set(re.findall(r"^    ([a-z-]+)\s", words, re.MULTILINE))
