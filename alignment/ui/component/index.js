// The door to Streamlit: its calls bring data in, `setStateValue` takes acts out.

import { Desk } from "./desk.js";

const DESKS = new WeakMap(); // the place on the page → {desk, seen}

/** Streamlit calls this for every new answer and every change of theme; what it returns runs when the page is left. */
export default function mount(component) {
  const { data, parentElement } = component;
  let held = DESKS.get(parentElement);
  if (!held) {
    held = { desk: new Desk(parentElement.querySelector(".review-list")), order: Promise.resolve() };
    DESKS.set(parentElement, held);
  }
  const { desk } = held;
  desk.host = component;
  if (data && data !== held.data) {
    held.data = data;
    held.order = held.order.then(() => decoded(data)).then((answer) => desk.receive(answer));
    held.order = held.order.catch((error) => { console.error(error); desk.say(`The server's answer could not be read: ${error.message}`, { warns: true }); });
  } else desk.soon(); // another theme: what is drawn takes its colours
  return () => {
    desk.destroy();
    DESKS.delete(parentElement);
  };
}

// Four bytes with the length of the head, the head as JSON, and perhaps a compressed snapshot.
async function decoded(data) {
  const stop = 4 + new DataView(data.buffer, data.byteOffset).getUint32(0);
  const { config, answer } = JSON.parse(new TextDecoder().decode(data.subarray(4, stop)));
  if (stop < data.length) {
    const stream = new Blob([data.subarray(stop)]).stream().pipeThrough(new DecompressionStream("gzip"));
    answer.snapshot = await new Response(stream).json();
  }
  return { config, answer };
}
