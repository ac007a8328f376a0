// The steps of an exercise: one field for each, in their order.

import { announce, byId, el, field } from "../dom.js";

const MOST = 15;

export class StepForms {
  /** @param {(path: string) => void} changed */
  constructor(changed) {
    this.changed = changed;
    /** @type {string[]} */
    this.steps = [];
    this.list = byId("write-steps");
    byId("write-add-step").addEventListener("click", () => {
      this.steps.push("");
      this.#show();
      this.#focus(this.steps.length - 1);
    });
  }

  /** @param {string[]} steps */
  fill(steps) {
    this.steps = [...steps];
    this.#show();
  }

  #show() {
    this.list.replaceChildren(...this.steps.map((step, number) => this.#form(step, number)));
    byId("write-add-step").disabled = this.steps.length >= MOST;
  }

  /**
   * @param {string} step
   * @param {number} number
   */
  #form(step, number) {
    const control = /** @type {HTMLTextAreaElement} */ (el("textarea", { rows: 2, oninput: () => {
      this.steps[number] = control.value;
      this.changed(`steps/${number}`);
    } }));
    control.value = step;
    const tool = (/** @type {string} */ words, /** @type {() => void} */ act) =>
      el("button", { type: "button", class: "button button-quiet", onclick: act,
        "aria-label": `${words}: step ${number + 1}` }, words);
    return el("li", { class: "step-form" },
      field({ name: `steps/${number}`, label: `Step ${number + 1}`, control }),
      el("div", { class: "exercise-tools" },
        number > 0 && tool("Earlier", () => this.#move(number, number - 1)),
        number < this.steps.length - 1 && tool("Later", () => this.#move(number, number + 1)),
        this.steps.length > 1 && tool("Remove", () => this.#remove(number))));
  }

  /**
   * @param {number} from
   * @param {number} to
   */
  #move(from, to) {
    const [moved] = this.steps.splice(from, 1);
    this.steps.splice(to, 0, moved);
    this.#show();
    this.#focus(to);
    this.changed("steps");
    announce(`Now step ${to + 1}`);
  }

  /** @param {number} number */
  #remove(number) {
    this.steps.splice(number, 1);
    this.#show();
    this.#focus(Math.min(number, this.steps.length - 1));
    this.changed("steps");
    announce(`Step ${number + 1} removed`);
  }

  /** @param {number} number */
  #focus(number) {
    /** @type {HTMLElement | null} */ (this.list.children[number]?.querySelector("textarea"))?.focus();
  }
}
