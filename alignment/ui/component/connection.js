// What Streamlit knows of the connection. It answers a lost one with a dialog that locks the page: the desk goes on.

/** Tells of changes, and closes that dialog whenever it comes up. */
export class Connection {
  lost = false;

  /** `changed` is called when the connection is lost or back, `freed` when the page was unlocked. */
  constructor({ changed, freed }) {
    Object.assign(this, { changed, freed });
    this.app = document.querySelector("[data-testid=stApp]");
    this.observer = new MutationObserver(() => this.#look());
    if (this.app) this.observer.observe(this.app, { attributeFilter: ["data-test-connection-state"] });
    this.observer.observe(document.body, { childList: true });
  }

  destroy() { this.observer.disconnect(); }

  /** The dialog that locks the page, while it is up. */
  get dialog() { return this.lost ? document.querySelector("[data-testid=stDialog]") : null; }

  #look() {
    const lost = Boolean(this.app) && this.app.dataset.testConnectionState !== "CONNECTED";
    if (lost !== this.lost) {
      this.lost = lost;
      this.changed();
    }
    const button = this.dialog?.querySelector("button[aria-label=Close]");
    if (!button) return;
    button.click();
    setTimeout(this.freed);
  }
}
