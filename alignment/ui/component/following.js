// Going on in the same place when sentences have other numbers than before, and rows other places.

/** Keep where the reviewer is, and what goes by rows and sentences; returns what finds it all again after a snapshot. */
export function follow(desk) {
  const { boxes, cursor, linking, memory, model, people } = desk;
  const row = model.get(cursor), written = boxes && model.get(boxes.place);
  const others = people.held(), marked = linking.held();
  return () => {
    const number = model.renumbered;
    if (!number) return;
    memory.drafts.renumber(number);
    desk.repairs.forget();
    desk.past.forget();
    desk.chapters.renumbered(number);
    linking.follow(marked);
    people.follow(others);
    desk.list.renumbered(cursor);
    if (row) desk.cursor = desk.view.sticky = model.followed(row);
    desk.split = null;
    desk.message.pass(); // what it offers is about the numbers of before
    if (boxes) desk.closeBoxes();
    if (!written) return;
    desk.cursor = desk.view.sticky = model.followed(written);
    desk.side = boxes.kind === "edit" ? boxes.side : desk.side;
    desk.write(boxes.kind);
  };
}
