// How high the desk is: as the window leaves room, so that only the rows scroll and not the page.

const FOOT = 8; // px left free below
const LEAST = 240; // px of height, in however low a window

export class Height {
  constructor(desk) {
    this.desk = desk;
    this.fit = () => this.#fit();
    addEventListener("resize", this.fit);
    this.observer = new ResizeObserver(this.fit); // something above it came or went
    this.observer.observe(document.querySelector("[data-testid=stMainBlockContainer]") ?? document.body, { box: "border-box" });
    this.#fit();
  }

  destroy() { this.observer.disconnect(); removeEventListener("resize", this.fit); }

  #fit() {
    const { node, list } = this.desk;
    const top = node.getBoundingClientRect().top + window.scrollY;
    node.style.setProperty("--height", `${Math.max(LEAST, Math.floor(innerHeight - top - FOOT))}px`);
    node.style.setProperty("--scrollbar", `${list.node.offsetWidth - list.node.clientWidth}px`);
  }
}
