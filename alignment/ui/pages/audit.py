"""Confirm many: what the aligner is sure of, and then whether a sample of it bears that out."""

from __future__ import annotations

from alignment.project import PairState, Project
from alignment.ui.parts import problems
from alignment.ui.parts.aligning import align_now
from alignment.ui.parts.bulk import show_bulk
from alignment.ui.parts.head import head
from alignment.ui.parts.pair_choice import pair_choice
from alignment.ui.state import project, reviewer


def page(workbench: Project) -> None:
    """Show the page."""
    head("Confirm many")
    with problems.shown():
        name = pair_choice(workbench)
        if name is None:
            return
        new = any(pair.name == name and pair.state == PairState.NEW for pair in workbench.pairs())
        if new and not align_now(workbench, name):
            return
        if faults := workbench.terms.faults():
            problems.warn("Terms are not checked, because the glossary has faults:", faults)
        show_bulk(workbench, name, reviewer())


page(project())
