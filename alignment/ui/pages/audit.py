"""Confirm many: what the aligner is sure of, and then whether a sample of it bears that out."""

from __future__ import annotations

from alignment.project import Project
from alignment.ui.parts import problems
from alignment.ui.parts.aligned_pair import aligned_pair
from alignment.ui.parts.bulk import show_bulk
from alignment.ui.parts.head import head
from alignment.ui.state import project, reviewer


def page(workbench: Project) -> None:
    """Show the page."""
    head("Confirm many")
    with problems.shown():
        name = aligned_pair(workbench)
        if name is None:
            return
        if faults := workbench.terms.faults():
            problems.warn("Terms are not checked, because the glossary has faults:", faults)
        show_bulk(workbench, name, reviewer())


page(project())
