// Building the page. Texts go in as text nodes only: a <script> in a sentence stays a sentence.

/** A new element: attributes by name, `on…` as listeners; children are nodes or texts, empty ones left out. */
export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child || child === 0));
  return node;
}

/** `1 act`, `3 acts`. */
export const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

/** A value kept for this browser tab, or else for this browser, or the default where storage is off. */
export function kept(key, otherwise) {
  try { return JSON.parse(sessionStorage.getItem(key) ?? localStorage.getItem(key)) ?? otherwise; } catch { return otherwise; }
}

/** Keep a value over a reload, and with `lasting` until the next visit; null forgets it. */
export function keep(key, value, { lasting = false } = {}) {
  try {
    for (const storage of lasting ? [sessionStorage, localStorage] : [sessionStorage]) {
      if (value === null) storage.removeItem(key); else storage.setItem(key, JSON.stringify(value));
    }
  } catch { /* storage is off: the value lives as long as the page */ }
}

/** A value that all tabs of this browser share, or the default. */
export function shared(key, otherwise) {
  try { return JSON.parse(localStorage.getItem(key)) ?? otherwise; } catch { return otherwise; }
}

/** Keep a value for all tabs of this browser; null forgets it. */
export function share(key, value) {
  try { if (value === null) localStorage.removeItem(key); else localStorage.setItem(key, JSON.stringify(value)); } catch { /* storage is off */ }
}

/** Whether keys belong to this element because people write in it. */
export const isTextBox = (node) => node instanceof Element && node.matches("input, textarea, select");
