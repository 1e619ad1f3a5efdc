// Where the cells of the map stand: one a bead, in lines, a new line at each heading, its title to the left of it.

const SIZES = [26, 24, 22, 20, 18, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4]; // px of a cell
const LEAST = 7; // px, if even the smallest do not fit
const TITLE = 17; // px of a line with a title
const APART = 4; // px between sections
const NEAR = 1.25; // times the height of the least: a larger size is worth so much

/**
 * The largest cells that fit into the room, or small ones where none do: {size, left, height, lines}, each line
 * {from, until, y, heading}. `headings` are [index of the bead, heading], in order.
 */
export function arranged(count, headings, width, room) {
  const left = headings.length ? Math.round(Math.min(200, Math.max(80, width * 0.28))) : 0;
  const sections = sectionsOf(count, headings);
  const heights = SIZES.map((size) => heightOf(sections, perLine(width - left, size), size));
  const most = heights.at(-1) > room ? heights[SIZES.indexOf(LEAST)] * NEAR : room;
  const fits = heights.findIndex((height) => height <= most);
  const size = SIZES[fits];
  return { size, left, height: heights[fits], lines: linesOf(sections, perLine(width - left, size), size) };
}

const perLine = (width, size) => Math.max(1, Math.floor(width / size));

function sectionsOf(count, headings) {
  const starts = headings[0]?.[0] === 0 ? headings : [[0, null], ...headings];
  return starts.map(([from, heading], i) => ({ from, until: starts[i + 1]?.[0] ?? count, heading })).filter(({ from, until }) => from < until);
}

const sectionHeight = ({ from, until, heading }, each, size) => Math.max(heading ? TITLE : 0, Math.ceil((until - from) / each) * size) + APART;
const heightOf = (sections, each, size) => sections.reduce((sum, section) => sum + sectionHeight(section, each, size), 0);

function linesOf(sections, each, size) {
  const lines = [];
  let top = 0;
  for (const section of sections) {
    for (let from = section.from, y = top; from < section.until; from += each, y += size) {
      lines.push({ from, until: Math.min(section.until, from + each), y, heading: from === section.from ? section.heading : null });
    }
    top += sectionHeight(section, each, size);
  }
  return lines;
}

/** The upper left corner of the cell of that index: [x, y]. */
export function cornerOf({ lines, left, size }, index) {
  const line = lines[lineOf(lines, index)];
  return [left + (index - line.from) * size, line.y];
}

/** The index of the cell at a point; beside the cells of a line, the nearest of them. */
export function cellAt({ lines, left, size }, x, y) {
  const line = lines[Math.max(0, firstAfter(lines, (each) => each.y > y) - 1)];
  return Math.min(line.until - 1, line.from + Math.max(0, Math.floor((x - left) / size)));
}

/** The cell above or below one, in the line before or after. */
export function vertically({ lines }, index, step) {
  const at = lineOf(lines, index), there = lines[at + step];
  return there ? Math.min(there.until - 1, there.from + index - lines[at].from) : index;
}

/** The lines that show between two heights. */
export function linesBetween({ lines, size }, top, bottom) {
  return lines.slice(firstAfter(lines, ({ y }) => y + Math.max(size, TITLE) > top), firstAfter(lines, ({ y }) => y >= bottom));
}

const lineOf = (lines, index) => firstAfter(lines, ({ from }) => from > index) - 1;

// The index of the first line that passes a test that all later ones pass too.
function firstAfter(lines, test) {
  let low = 0, high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(lines[middle])) high = middle; else low = middle + 1;
  }
  return low;
}
