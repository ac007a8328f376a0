// The steps of an exercise, written anew for this patient; without any, those of the library print.

import { el, field, put } from "../dom.js";

/**
 * @typedef {import("./history.js").Chosen} Chosen
 */

export class StepsEditor {
  /**
   * @param {string} id
   * @param {string[]} usual
   * @param {(change: Partial<Chosen>, field: string) => void} change
   */
  constructor(id, usual, change) {
    this.id = id;
    this.change = change;
    /** @type {string[]} */
    this.steps = [];
    this.rows = el("div", { class: "steps" });
    this.begin = this.#button("Write other steps", () => this.#set([...usual]));
    this.add = this.#button("Add a step", () => this.#set([...this.steps, ""]));
    this.end = this.#button("Take the steps of the library", () => this.#set([]));
    this.element = el("div", { class: "steps-editor", "data-field": `exercises/${id}/steps` },
      this.rows, el("div", { class: "exercise-tools" }, this.begin, this.add, this.end));
  }

  /**
   * @param {string} words
   * @param {() => void} act
   */
  #button(words, act) {
    return el("button", { type: "button", class: "button button-quiet", onclick: act }, words);
  }

  /** @param {string[]} steps */
  #set(steps) {
    this.change({ steps }, "");
    const rows = this.rows.querySelectorAll("textarea");
    if (rows.length) rows[rows.length - 1].focus();
    else this.begin.focus();
  }

  /** @param {string[]} steps */
  show(steps) {
    this.steps = steps;
    this.begin.hidden = steps.length > 0;
    this.add.hidden = this.end.hidden = steps.length === 0;
    if (this.rows.children.length !== steps.length) {
      this.rows.replaceChildren(...steps.map((_, at) => this.#row(at)));
    }
    [...this.rows.querySelectorAll("textarea")].forEach((area, at) => put(area, steps[at]));
  }

  /** @param {number} at */
  #row(at) {
    const area = /** @type {HTMLTextAreaElement} */ (el("textarea", { rows: 2, oninput: () => {
      const steps = this.steps.map((step, index) => (index === at ? area.value : step));
      this.change({ steps }, `${this.id}/steps/${at}`);
    } }));
    const remove = this.#button(`Remove step ${at + 1}`, () =>
      this.#set(this.steps.filter((_, index) => index !== at)));
    const row = field({ name: `exercises/${this.id}/steps/${at}`, label: `Step ${at + 1}`, control: area });
    row.append(remove);
    return row;
  }
}
