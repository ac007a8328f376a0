// The sheet as a web page, in a frame: what a phone shows and a screen reader says.

import { byId } from "../dom.js";
import { postJson } from "../post.js";

/**
 * @typedef {import("./history.js").Form} Form
 */

const PAUSE = 150; // milliseconds after the last key

export class WebPreview {
  constructor() {
    this.frame = /** @type {HTMLIFrameElement} */ (byId("sheet-web"));
    this.isShown = false;
    this.html = "";
    this.aborter = new AbortController();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    window.addEventListener("message", (event) => {
      if (event.origin === location.origin && event.source === this.frame.contentWindow) this.#send();
    });
  }

  /**
   * Shows the frame, or the pages in its place.
   * @param {boolean} isShown
   * @param {Form} form
   */
  toggle(isShown, form) {
    this.isShown = isShown;
    for (const id of ["sheet-page-images", "sheet-open-pdf", "sheet-save-pdf"]) byId(id).hidden = isShown;
    this.frame.hidden = byId("sheet-save-web").hidden = !isShown;
    byId("sheet-as-pages").setAttribute("aria-pressed", String(!isShown));
    byId("sheet-as-web").setAttribute("aria-pressed", String(isShown));
    if (isShown && !this.frame.src) this.frame.src = "/frame";
    this.show(form);
  }

  /** @param {Form} form */
  show(form) {
    clearTimeout(this.timer);
    this.aborter.abort();
    if (this.isShown) this.timer = setTimeout(() => this.#fetch(form), PAUSE);
  }

  /** @param {Form} form */
  async #fetch(form) {
    this.aborter = new AbortController();
    try {
      const answer = await postJson("/web-page", form, this.aborter.signal);
      this.html = await answer.text();
      this.#send();
    } catch {
      this.frame.classList.add("is-old"); // why is told beside the pages
    }
  }

  #send() {
    if (!this.html) return;
    this.frame.classList.remove("is-old");
    this.frame.contentWindow?.postMessage(this.html, location.origin);
  }
}
