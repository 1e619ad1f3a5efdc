// Drawing: the colours of the theme, and the shapes of the cells. Each look has a shape of its own, so that colour is
// never alone: confirmed is full, proposed empty, doubtful half full, flagged a pennant.

import { make } from "./dom.js";
import { LOOKS } from "./looks.js";

const INKS = [...LOOKS, "gaps", "mark", "quiet", "paper", "hair"];

/** Reads the colours from the style sheet, which gets them from the theme; its node must be on the page. */
export class Palette {
  node = make("span", { hidden: true }, INKS.map((name) => make("i", { class: `ink-${name}` })));

  /** The colours by name, as they are now, and the typeface. */
  read() {
    const inks = INKS.map((name, i) => [name, getComputedStyle(this.node.children[i]).color]);
    return { ...Object.fromEntries(inks), face: getComputedStyle(this.node).fontFamily };
  }
}

/** An empty canvas of that size, in the pixels of the page; returns what draws on it. */
export function surface(canvas, width, height) {
  const fine = devicePixelRatio || 1;
  const size = `${width}×${height}×${fine}`;
  if (canvas.dataset.size !== size) {
    Object.assign(canvas, { width: Math.max(1, Math.round(width * fine)), height: Math.max(1, Math.round(height * fine)) });
    Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
    canvas.dataset.size = size;
  }
  const pen = canvas.getContext("2d");
  pen.setTransform(fine, 0, 0, fine, 0, 0);
  pen.clearRect(0, 0, width, height);
  return pen;
}

/** Draws cells of one size; all of a look are drawn at once, which is what makes ten thousand quick. */
export class Cells {
  #paths = new Map([...LOOKS, "frame", "mark"].map((name) => [name, new Path2D()]));

  constructor(size) {
    this.size = size;
    this.box = size - (size > 9 ? 2 : 1); // what is left of a cell when neighbours stand apart
  }

  /** Put a cell there; one side empty leaves that half free, German left and English right. */
  put({ look, empty, bookmarked, noted }, x, y) {
    const { box } = this, half = Math.floor(box / 2);
    const left = empty === "de" ? x + box - half : x, width = empty ? half : box;
    SHAPES[look](this.#paths.get(look), this.#paths.get("frame"), left, y, width, box);
    if (bookmarked) ribbon(this.#paths.get("mark"), x + box, y, Math.max(3.5, box * 0.5));
    if (noted) dot(this.#paths.get("mark"), x + box / 2, y + box / 2, Math.max(1.2, box * 0.14));
  }

  /** Draw what was put. */
  draw(pen, inks) {
    const fill = (name) => { pen.fillStyle = inks[name]; pen.fill(this.#paths.get(name)); };
    pen.lineWidth = 1;
    for (const look of LOOKS.filter((name) => name !== "proposed")) fill(look);
    for (const [frame, ink] of [["proposed", "proposed"], ["frame", "doubtful"]]) { pen.strokeStyle = inks[ink]; pen.stroke(this.#paths.get(frame)); }
    pen.strokeStyle = inks.paper;
    pen.stroke(this.#paths.get("mark"));
    fill("mark");
  }
}

const SHAPES = {
  confirmed: (path, frame, x, y, width, height) => path.rect(x, y, width, height),
  proposed: (path, frame, x, y, width, height) => path.rect(x + 0.5, y + 0.5, width - 1, height - 1),
  doubtful: (path, frame, x, y, width, height) => {
    frame.rect(x + 0.5, y + 0.5, width - 1, height - 1);
    path.rect(x, y + Math.floor(height / 2), width, height - Math.floor(height / 2));
  },
  flagged: (path, frame, x, y, width, height) => corners(path, [x, y], [x + width, y + height / 2], [x, y + height]),
};

const ribbon = (path, right, top, size) => corners(path, [right - size, top], [right, top], [right, top + size]);

function dot(path, x, y, radius) {
  path.moveTo(x + radius, y);
  path.arc(x, y, radius, 0, 2 * Math.PI);
}

function corners(path, first, ...others) {
  path.moveTo(...first);
  for (const other of others) path.lineTo(...other);
  path.closePath();
}
