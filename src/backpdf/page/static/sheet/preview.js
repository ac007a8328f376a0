// The pages beside the form.  Each change asks for new ones.

import { announce, byId, el } from "../dom.js";
import { Refused, frames, postJson } from "../post.js";

const PAPER_WIDTH = 8.3; // inches, of A4 and Letter, nearly
const [LOWEST_DPI, HIGHEST_DPI] = [48, 240];
const STILL = 400; // milliseconds without a change: then come warnings, and sharper pages for a fine screen

const BROKEN = { message: "The pages could not be drawn.", hint: "Change something, to try it again." };

/**
 * @typedef {import("./history.js").Form} Form
 * @typedef {import("../dom.js").FieldProblem} FieldProblem
 * @typedef {{version: number, problems?: FieldProblem[], pages?: number, order?: number[],
 *   exercises?: {id: string, dose: any, sentence: string}[]}} Head
 */

export class Preview {
  /**
   * @param {(head: Head, form: Form) => void} told
   * @param {(warnings: string[]) => void} warned
   */
  constructor(told, warned) {
    this.told = told;
    this.warned = warned;
    this.list = byId("sheet-page-images");
    this.window = crypto.randomUUID();
    this.improving = new AbortController();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.pages = 0;
    /** @type {Form | undefined} */
    this.waiting = undefined;
    this.isDrawing = false;
  }

  /**
   * Shows a form as it prints; the problems of one that does not, in `told`.
   *
   * While a page is on its way, the newest form waits for it and all between are left out: so there is a new
   * page after each wait, however fast somebody types and however slow the computer is.
   * @param {Form} form
   */
  async show(form) {
    clearTimeout(this.timer);
    this.waiting = form;
    this.improving.abort();
    if (this.isDrawing) return;
    this.isDrawing = true;
    while (this.waiting) {
      form = this.waiting;
      this.waiting = undefined;
      await this.#draw(form, { dpi: this.#dpi(1) }, new AbortController());
    }
    this.isDrawing = false;
    this.timer = setTimeout(() => this.#improve(form), STILL);
  }

  /**
   * The warnings, and sharper pages for a fine screen, when nobody has typed for a moment.
   * @param {Form} form
   */
  async #improve(form) {
    const ratio = window.devicePixelRatio;
    this.improving = new AbortController();
    await this.#draw(form, { dpi: ratio > 1 ? this.#dpi(ratio) : 0, warns: true }, this.improving);
  }

  /**
   * Dots per inch of paper, as many as the pages have on the screen: more would only take longer.
   * @param {number} ratio
   */
  #dpi(ratio) {
    const width = this.list.firstElementChild?.clientWidth || this.list.clientWidth || 800;
    return Math.max(LOWEST_DPI, Math.min(HIGHEST_DPI, Math.round((width * ratio) / PAPER_WIDTH)));
  }

  /**
   * @param {Form} form
   * @param {{dpi: number, warns?: boolean}} how
   * @param {AbortController} aborter
   */
  async #draw(form, how, aborter) {
    const { signal } = aborter;
    const asked = { form, window: this.window, page: this.#looked(), ...how };
    try {
      const answer = await postJson("/preview", asked, signal);
      /** @type {number[] | undefined} */
      let order;
      for await (const frame of frames(answer)) {
        if (order?.length) {
          this.#put(/** @type {number} */ (order.shift()), frame);
          if (this.waiting) aborter.abort();
        } else if (order) this.warned(read(frame).warnings);
        else order = this.#begin(read(frame), form);
        if (signal.aborted) return;
      }
    } catch (error) {
      if (signal.aborted) return;
      const { message, hint } = error instanceof Refused ? error : BROKEN;
      this.#begin({ version: 0, problems: [{ field: "", message, hint }] }, form);
    }
  }

  /**
   * @param {Head} head
   * @param {Form} form
   * @returns {number[]}
   */
  #begin(head, form) {
    this.list.classList.toggle("is-old", head.problems !== undefined);
    const { pages } = head;
    if (pages !== undefined) {
      if (this.pages && pages !== this.pages) announce(pages === 1 ? "1 page" : `${pages} pages`);
      this.pages = pages;
      while (this.list.children.length > pages) this.list.lastElementChild?.remove();
      while (this.list.children.length < pages) {
        this.list.append(el("li", { class: "page" }, el("img", { alt: "" })));
      }
      [...this.list.querySelectorAll("img")].forEach((image, number) => {
        image.alt = `Page ${number + 1} of ${pages}, as it prints`;
      });
    }
    this.told(head, form);
    return [...(head.order ?? [])];
  }

  /**
   * @param {number} number
   * @param {Uint8Array} frame
   */
  #put(number, frame) {
    const image = this.list.children[number]?.querySelector("img");
    if (!image) return;
    const before = image.src;
    image.src = URL.createObjectURL(new Blob([/** @type {any} */ (frame)], { type: "image/jpeg" }));
    if (before) URL.revokeObjectURL(before);
  }

  /** The page that is looked at: the first whose lower end is below the upper third of the window. */
  #looked() {
    const third = window.innerHeight / 3;
    const pages = [...this.list.children];
    return Math.max(0, pages.findIndex((page) => page.getBoundingClientRect().bottom > third));
  }
}

/** @param {Uint8Array} frame */
function read(frame) {
  return JSON.parse(new TextDecoder().decode(frame));
}
