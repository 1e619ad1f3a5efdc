// Where a pair opens.

import { sayPassed } from "./ending.js";
import { isFilter } from "./filters.js";

/** Open at the row asked for, or where the reviewer left off, or else at the first row to do in a chapter of theirs. */
export function resume(desk, asked) {
  const { memory, model, view } = desk;
  memory.drafts.follow(model);
  desk.side = memory.get("side", "en");
  const known = memory.get("filter", "All"), filter = isFilter(known) ? known : "All", byDoubt = memory.get("order", null) === "doubt";
  view.filter = asked === null ? filter : "All";
  view.rank(asked === null && byDoubt);
  const left = memory.get("place", null);
  const own = left === null ? model.order.find((bead) => bead.status !== "confirmed" && desk.chapters.isMine(bead)) : undefined;
  desk.select((asked === null && own ? own : model.order[asked ?? model.nearest(left ?? 0)])?.place ?? 0);
  if (document.activeElement === document.body || document.activeElement.tagName === "A") desk.focus(); // or the link that led here
  const writing = memory.get("writing", null);
  if (writing && desk.lock.resumes(writing)) desk.write(writing);
  if (asked !== null && (filter !== "All" || byDoubt)) sayPassed(desk, { filter, byDoubt });
}
