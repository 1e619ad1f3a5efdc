"""Documents in the register the workbench is made for, and a maker of Word files from their XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"

DEBRIS = """\
 [Ministry of Glass and Ceramics]
\u00a0
Department Four[bookmark: _ftn_GoBack0][1]
3 March 1986
\u00a0
Report about the Visit to the Works
\u00a0
The guest was the Deputy Minister[bookmark: _ftn_GoBack1][2], \u00a0who came early. He [the guest] left at 9 p.m.
\u00a0
1. Talks with the Management
\u00a0
a) The director highlighted the following:
\u00a0
- The kilns are from 1931 [sic]. They are worn out.[bookmark: _ftn_GoBack2][3] \u00a0
\u00a0
- Spare parts come from the NSW[bookmark: _ftn_GoBack9][9].
\u00a0
The work is directed at:
\tmodernisation of the kilns
\tsupport for the apprentices

\u00a0
2. Conclusions
\u00a0
In charge:
Minister of Glass and Ceramics
\u00a0
[bookmark: _ftn0][1] Founded in 1952.
It was closed in 1990.
[bookmark: _ftn1][2] 1919-1999.
[bookmark: _ftn2][3] “Kammerofen”: chamber kiln,
of the older kind.
[bookmark: _ftn7][7] A note nobody refers to.
"""


@pytest.fixture
def debris() -> str:
    return DEBRIS


@pytest.fixture
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the shared gold is not beside this clone")
    return SHARED


@pytest.fixture
def word() -> Callable[..., bytes]:
    """Return a maker of Word files: the XML of the body, and of parts such as ``footnotes`` by their names."""

    def make(body: str, *, root: str = "document", declaration: str = "", **parts: str) -> bytes:
        inner = f"<w:body>{body}</w:body>" if root == "document" else body
        files = {
            "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
            "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
            "word/document.xml": f"{declaration}<w:{root} xmlns:w='{W}'>{inner}</w:{root}>",
            "word/_rels/document.xml.rels": _relations({name: f"{name}.xml" for name in parts}),
        }
        files |= {f"word/{name}.xml": f"<w:{name} xmlns:w='{W}'>{part}</w:{name}>" for name, part in parts.items()}
        return packed(files)

    return make


def packed(files: dict[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return data.getvalue()


@pytest.fixture
def package() -> Callable[[dict[str, str]], bytes]:
    return packed


def _relations(targets: dict[str, str]) -> str:
    inner = "".join(
        f"<Relationship Id='r{n}' Type='{OFFICE}/{kind}' Target='{target}'/>"
        for n, (kind, target) in enumerate(targets.items())
    )
    return f"<Relationships xmlns='{RELATIONS}'>{inner}</Relationships>"
