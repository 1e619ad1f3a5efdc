"""Many rows confirmed at once, audited by keyboard, and taken back in Review."""

from alignment.bitext import Status
from alignment.project import Project
from tests.e2e.driving import Open, go, press, saved, shows


def statuses(project: Project, pair: str, status: Status) -> int:
    return sum(bead.status == status for bead in project.store.load(pair).bitext.beads)


def test_a_bulk_confirmation_is_audited_by_keyboard(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    go(page, "Confirm many")
    page.locator(".st-key-confirm-many button").click()
    shows(page, "p", "Row 1 of")
    rows = statuses(project, pair, Status.CONFIRMED)
    assert rows == len(project.bulk.audits(project.store.number(pair))[0].sample)
    for number in range(rows):
        press(page, "2" if number == 1 else "3" if number == 2 else "1")
        if number == 1:
            shows(page, "p", "Row 3 of")
            press(page, "Backspace")
            shows(page, "p", "Row 2 of")
            press(page, "2")
        shows(page, "p", f"Row {number + 2} of" if number + 1 < rows else "The audit")
    (audit,) = project.bulk.audits(project.store.number(pair))
    assert sorted(audit.judgements.values()) == ["right"] * (rows - 2) + ["unclear", "wrong"]
    assert (statuses(project, pair, Status.FLAGGED), statuses(project, pair, Status.CONFIRMED)) == (1, rows - 1)


def test_undo_in_review_takes_a_bulk_confirmation_back(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    go(page, "Confirm many")
    page.locator(".st-key-confirm-many button").click()
    shows(page, "p", "Row 1 of")
    assert statuses(project, pair, Status.CONFIRMED) > 1
    go(page, "Review")
    page.locator(".row.open .number").click()  # the hand is on the link still
    press(page, "Control+z")
    saved(page)
    assert statuses(project, pair, Status.CONFIRMED) == 0
    go(page, "Confirm many")
    page.locator(".st-key-confirm-many").wait_for()
    assert [audit.stands for audit in project.bulk.audits(project.store.number(pair))] == [False]
