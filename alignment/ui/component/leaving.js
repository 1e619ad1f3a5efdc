// Whether the reviewer is on the way to another page. A message that is sent meanwhile goes out in the name of this page:
// Streamlit would come back to it, find nothing to run there, and leave the window empty.

const LONG = 4000; // ms after which whoever is still here has stayed

export class Leaving {
  #since = -Infinity;

  constructor() {
    this.click = (event) => { if (leads(event)) this.#since = performance.now(); };
    this.back = () => { this.#since = performance.now(); };
    document.addEventListener("click", this.click, true);
    addEventListener("popstate", this.back);
  }

  destroy() {
    document.removeEventListener("click", this.click, true);
    removeEventListener("popstate", this.back);
  }

  get now() { return performance.now() - this.#since < LONG; }
}

function leads({ target, button, ctrlKey, metaKey, shiftKey }) {
  const link = target.closest?.("a[href]");
  return link?.origin === location.origin && !link.target && link.ariaCurrent !== "page" && !button && !ctrlKey && !metaKey && !shiftKey;
}
