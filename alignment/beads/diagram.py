"""A reliability diagram as SVG: how often beads are right against how sure they are (DeGroot and Fienberg 1983)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from alignment.beads.calibration import Bin

SIDE = 360
LEFT, TOP = 56, 48
WIDTH, HEIGHT = SIDE + LEFT + 24, SIDE + TOP + 76
STYLE = (
    "text{font:12px sans-serif;fill:#333}.small{font-size:10px}.bar{fill:#7fa3c7;stroke:#33597f}"
    ".grid{stroke:#ddd}.ideal{stroke:#b03a2e;stroke-dasharray:5 4}"
)


def reliability_diagram(bins: Sequence[Bin], title: str, signature: str) -> str:
    """Return the diagram: a bar a bin, as high as its beads are often right, the number of its beads above it.

    The dashed line is where confidence can be taken at its word; a bar below it is too sure of itself.
    """
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">',
        f"<title>{escape(title)}</title>",
        f"<style>{STYLE}</style>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{LEFT}" y="24">{escape(title)}</text>',
        *_axes(),
        *(line for one in bins for line in _bar(one)),
        _line("ideal", (0, 0), (1, 1)),
        f'<text x="{LEFT + SIDE / 2}" y="{TOP + SIDE + 38}" text-anchor="middle">confidence</text>',
        f'<text transform="translate(16 {TOP + SIDE / 2}) rotate(-90)" text-anchor="middle">share that is right</text>',
        f'<text class="small" x="{LEFT}" y="{HEIGHT - 14}">{escape(signature)}</text>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _axes() -> Iterator[str]:
    for step in range(0, 11, 2):
        share = step / 10
        yield _line("grid", (0, share), (1, share))
        yield f'<text class="small" x="{LEFT - 6}" y="{_y(share) + 4:.1f}" text-anchor="end">{share:g}</text>'
        yield f'<text class="small" x="{_x(share):.1f}" y="{TOP + SIDE + 16}" text-anchor="middle">{share:g}</text>'


def _bar(one: Bin) -> Iterator[str]:
    left, right, top = _x(one.low), _x(one.high), _y(one.right)
    middle, above = (left + right) / 2, top - 4
    words = f"{one.beads:,} beads, {one.confidence:.3f} sure on average, {one.right:.3f} right"
    yield (
        f'<rect class="bar" x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" '
        f'height="{TOP + SIDE - top:.1f}"><title>{words}</title></rect>'
    )
    yield f'<text class="small" x="{middle:.1f}" y="{above:.1f}" text-anchor="middle">{one.beads:,}</text>'


def _line(style: str, start: tuple[float, float], stop: tuple[float, float]) -> str:
    (x, y), (x_, y_) = ((_x(a), _y(b)) for a, b in (start, stop))
    return f'<line class="{style}" x1="{x:.1f}" y1="{y:.1f}" x2="{x_:.1f}" y2="{y_:.1f}"/>'


def _x(confidence: float) -> float:
    return LEFT + SIDE * confidence


def _y(share: float) -> float:
    return TOP + SIDE * (1 - share)
