"""The contract that scripts rely on, run as a person would: as a process of its own where that matters."""

import csv
import json
import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from alignment import beads
from alignment.cli import COMMANDS, main
from alignment.export import FORMATS
from alignment.lines import BEADS, EVALUATIONS, FINDINGS, TABLES
from alignment.project import Project
from alignment.review.carry import AROUND
from alignment.settings import Settings
from tests.cli.command import GOLD, NAME, ROOT, run


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


def test_texts_that_changed_are_told_of_and_what_was_kept_of_the_review_when_they_are_aligned_again(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = Project(folder)
    beads = len(project.align(NAME).beads)
    german = folder / f"texts/de/{NAME}.txt"
    german.write_text("Zum " + german.read_text("utf-8"), "utf-8")
    said = (
        f"{NAME}: German changed on disk after the pair was aligned "
        f"(see what on the page Texts, or python -m alignment align-all {NAME})\n"
    )
    where = ["--project", str(folder)]
    assert main(["status", *where]) == 0
    out, err = capsys.readouterr()
    assert "text changed" in out.splitlines()[1]
    assert err == said
    assert main(["align-all", *where]) == 0
    assert said in capsys.readouterr().err
    assert main(["align-all", NAME, "--jobs", "1", *where]) == 0
    assert capsys.readouterr().err == f"{NAME}: took the new text over: {beads} rows, 0 kept\n"
    assert main(["status", *where]) == 0
    assert capsys.readouterr().err == ""


def test_a_named_pair_is_aligned_near_a_change_or_with_settings_or_without_one_altogether(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = Project(folder)
    signature = project.align(NAME, Settings(longest=2)).signature
    german = folder / f"texts/de/{NAME}.txt"
    german.write_text("Zum " + german.read_text("utf-8"), "utf-8")
    command = ["align-all", NAME, "--jobs", "1", "--project", str(folder)]

    def said(*options: str) -> tuple[str, str]:
        assert main([*command, *options]) == 0
        return capsys.readouterr().err, project.review(NAME).bitext.signature

    before = project.review(NAME).bitext.beads
    beads = len(before)
    assert said() == (f"{NAME}: took the new text over: {beads} rows, 0 kept\n", signature)
    assert project.review(NAME).bitext.beads[2 * AROUND :] == before[2 * AROUND :]
    anew = signature.replace("at most 2", "at most 4")
    assert said() == (f"{NAME}: aligned again: {len(project.review(NAME).bitext.beads)} rows, 0 kept\n", anew)
    assert said() == (f"{NAME}: aligned again: nothing has changed\n", anew)
    german.write_text("Zum " + german.read_text("utf-8"), "utf-8")
    err, now = said("--longest", "2")
    assert err.startswith(f"{NAME}: took the new text over: ")
    assert now == signature


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
    assert {(finding["check"], finding["verdict"]) for finding in findings} == {
        ("glossary", "missing"),
        ("glossary", "forbidden"),
        ("numbers", "missing"),
    }


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


def test_a_hyphen_as_output_prints(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["split", str(ROOT / f"texts/de/{NAME}.txt"), "--language", "de", "--output", "-"]) == 0
    assert capsys.readouterr().out == (GOLD / f"{NAME}.de").read_text(encoding="utf-8")


def test_without_a_glossary_a_project_is_listed_and_exported_but_not_checked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "glossary.yml").unlink()
    assert main(["export", NAME, "--format", "tsv", "--project", str(folder), "--output", str(folder / "a.tsv")]) == 0
    assert main(["status", "--project", str(folder)]) == 0
    assert capsys.readouterr().out.split()[-1] == "2"  # one number of each side, in the row of the transposed figures
    assert main(["check", "--project", str(folder)]) == 2
    assert capsys.readouterr().err.startswith(f"{folder}/glossary.yml: no such file")


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
