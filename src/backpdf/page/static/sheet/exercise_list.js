// The exercises of the sheet: to change, swap, move and remove.

import { announce, byId, el, inWords } from "../dom.js";
import { tell } from "../notice.js";
import { picture } from "./catalog.js";
import { DoseEditor } from "./dose_editor.js";

/**
 * @typedef {import("./catalog.js").Catalog} Catalog
 * @typedef {import("./history.js").Chosen} Chosen
 * @typedef {import("./history.js").DoseChange} DoseChange
 * @typedef {{id: string, dose: DoseChange, sentence: string}} Printed
 * @typedef {{exercises: (chosen: Chosen[], field?: string) => void, swap: (id: string) => void,
 *   undo: () => void}} Actions
 */

export class ExerciseList {
  /** @param {Actions} actions */
  constructor(actions) {
    this.actions = actions;
    this.list = byId("sheet-exercises");
    /** @type {Map<string, ExerciseCard>} */
    this.cards = new Map();
    /** @type {Chosen[]} */
    this.chosen = [];
    this.refresh = () => {};
    this.afterwards = () => {};
    this.list.addEventListener("dragover", (/** @type {DragEvent} */ event) => this.#dragOver(event));
    this.list.addEventListener("drop", (/** @type {DragEvent} */ event) => this.#drop(event));
  }

  /** Makes the cards anew, for a library that has changed; what is open and typed in stays so. */
  rebuild() {
    const open = [...this.cards.values()].filter((card) => card.isOpen).map((card) => card.id);
    const focused = /** @type {HTMLElement | null} */ (document.activeElement?.closest("[data-field]"));
    const name = focused && this.list.contains(focused) ? focused.dataset.field : undefined;
    this.cards.clear();
    this.afterwards = () => {
      for (const id of open) this.cards.get(id)?.open();
      const place = name && this.list.querySelector(`[data-field="${CSS.escape(name)}"]`);
      /** @type {HTMLElement | null} */ (place && place.querySelector("input, textarea, select"))?.focus();
    };
  }

  /**
   * @param {Chosen[]} chosen
   * @param {Catalog} catalog
   * @param {Map<string, Printed>} base
   * @param {Map<string, Printed>} printed
   * @param {boolean} isFresh
   */
  show(chosen, catalog, base, printed, isFresh) {
    this.refresh = () => this.show(chosen, catalog, base, printed, isFresh);
    this.chosen = chosen;
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    const cards = chosen.map((each, index) => {
      const card = this.cards.get(each.id) ?? new ExerciseCard(each.id, catalog, this);
      this.cards.set(each.id, card);
      const own = base.get(each.id) ?? catalog.exercises.get(each.id);
      card.show(each, own, printed.get(each.id) ?? own, isFresh, index);
      return card.element;
    });
    const isSame = cards.length === this.list.children.length &&
      cards.every((card, index) => card === this.list.children[index]);
    if (!isSame) {
      this.list.replaceChildren(...cards);
      if (focused && this.list.contains(focused)) focused.focus();
    }
    this.afterwards();
    this.afterwards = () => {};
  }

  /**
   * @param {string} id
   * @param {Partial<Chosen>} change
   * @param {string} field
   */
  change(id, change, field) {
    this.actions.exercises(this.chosen.map((each) => (each.id === id ? { ...each, ...change } : each)), field);
  }

  /**
   * @param {string} id
   * @param {number} to
   */
  move(id, to) {
    const others = this.chosen.filter((each) => each.id !== id);
    const own = this.chosen.find((each) => each.id === id);
    if (!own || to < 0 || to > others.length) return;
    others.splice(to, 0, own);
    this.actions.exercises(others);
    announce(`${this.cards.get(id)?.name}: number ${to + 1} of ${others.length}`);
  }

  /** @param {string} id */
  remove(id) {
    const at = this.chosen.findIndex((each) => each.id === id);
    const name = this.cards.get(id)?.name;
    this.actions.exercises(this.chosen.filter((each) => each.id !== id));
    const next = this.list.children[Math.min(at, this.list.children.length - 1)];
    const button = next?.querySelector("button");
    if (button) button.focus();
    else byId("sheet-add").focus();
    tell(`${name} removed.`, this.actions.undo);
  }

  /**
   * Marks the exercises in whose fields something is wrong, so that it is seen while they are closed, too.
   * @param {import("../dom.js").FieldProblem[]} problems
   */
  mark(problems) {
    for (const [id, card] of this.cards) {
      card.mark(problems.filter(({ field }) => field.startsWith(`exercises/${id}/`)));
    }
  }

  /** Shows the fields of those exercises in which something is wrong. */
  openFaulty() {
    for (const card of this.cards.values()) if (card.isFaulty) card.open();
  }

  /** @param {DragEvent} event */
  #dragOver(event) {
    const dragged = this.list.querySelector(".is-dragged");
    if (!dragged) return;
    event.preventDefault();
    const others = [...this.list.children].filter((each) => each !== dragged);
    const next = others.find((each) => {
      const box = each.getBoundingClientRect();
      return event.clientY < box.top + box.height / 2;
    });
    if (next !== dragged.nextElementSibling) this.list.insertBefore(dragged, next ?? null);
  }

  /** @param {DragEvent} event */
  #drop(event) {
    const dragged = /** @type {HTMLElement | null} */ (this.list.querySelector(".is-dragged"));
    if (!dragged) return;
    event.preventDefault();
    this.move(/** @type {string} */ (dragged.dataset.id), [...this.list.children].indexOf(dragged));
  }
}

class ExerciseCard {
  /**
   * @param {string} id
   * @param {Catalog} catalog
   * @param {ExerciseList} list
   */
  constructor(id, catalog, list) {
    const exercise = catalog.exercises.get(id);
    this.name = exercise?.name ?? id;
    this.list = list;
    this.id = id;
    this.index = 0;
    this.isOpen = false;
    this.editor = new DoseEditor(id, catalog, (change, field) => list.change(id, change, field));
    this.sentence = el("p", { class: "exercise-dose" });
    this.flag = el("p", { class: "exercise-flag", hidden: true });
    this.fault = el("p", { class: "exercise-fault", hidden: true });
    this.body = el("div", { class: "exercise-body", hidden: true }, this.editor.element);
    this.toggle = this.#button("Change", () => this.#toggle());
    this.toggle.setAttribute("aria-expanded", "false");
    this.up = this.#button("Up", () => this.#move(-1));
    this.down = this.#button("Down", () => this.#move(1));
    const shown = Math.min(1, (exercise?.pictures.length ?? 0) - 1);
    const thumb = shown >= 0
      ? el("img", { src: picture(id, shown), alt: "", width: 88, height: 66, draggable: "false" })
      : el("span", { class: "no-picture" });
    const head = el("div", { class: "exercise-head", draggable: "true",
      ondragstart: (/** @type {DragEvent} */ event) => this.#dragStart(event),
      ondragend: () => this.#dragEnd() },
      thumb,
      el("div", { class: "exercise-words" }, el("h3", {}, this.name), this.sentence, this.flag));
    const tools = el("div", { class: "exercise-tools" }, this.toggle,
      this.#button("Swap", () => list.actions.swap(id)), this.up, this.down,
      this.#button("Remove", () => list.remove(id)));
    this.element = el("li", { class: "exercise", "data-id": id, "data-field": `exercises/${id}` },
      head, this.fault, tools, this.body);
  }

  /**
   * @param {string} words
   * @param {() => void} act
   */
  #button(words, act) {
    return el("button", { type: "button", class: "button button-quiet", onclick: act }, words,
      el("span", { class: "unseen" }, `: ${this.name}`));
  }

  /**
   * @param {Chosen} chosen
   * @param {Printed | undefined} base
   * @param {Printed | undefined} printed
   * @param {boolean} isFresh
   * @param {number} index
   */
  show(chosen, base, printed, isFresh, index) {
    this.index = index;
    this.sentence.textContent = printed?.sentence ?? "";
    const isChanged = Object.keys(chosen.dose).length > 0 || chosen.steps.length || chosen.easier || chosen.harder;
    this.flag.hidden = !isChanged && !chosen.replaces;
    this.flag.textContent = chosen.replaces ? "In place of another exercise" : "Changed for this patient";
    /** @type {HTMLButtonElement} */ (this.up).disabled = index === 0;
    /** @type {HTMLButtonElement} */ (this.down).disabled = index === this.list.chosen.length - 1;
    this.editor.show(chosen, base?.dose ?? {}, printed?.dose ?? {}, isFresh);
  }

  /**
   * Says what is wrong in its fields: where they are shown, each says it itself.
   * @param {import("../dom.js").FieldProblem[]} problems
   */
  mark(problems) {
    const words = problems.map((each) => {
      const label = this.body.querySelector(`[data-field="${CSS.escape(each.field)}"] > label`)?.textContent;
      return label ? `${label}: ${inWords(each)}` : inWords(each);
    });
    this.fault.replaceChildren(...words.map((each) => el("span", {}, each)));
    this.#showFault();
  }

  get isFaulty() {
    return this.fault.childElementCount > 0;
  }

  #showFault() {
    this.element.classList.toggle("is-faulty", this.isFaulty);
    this.fault.hidden = this.isOpen || !this.isFaulty;
  }

  /** Shows the fields of the dose, or hides them. */
  open(isOpen = true) {
    this.isOpen = isOpen;
    this.body.hidden = !isOpen;
    this.toggle.setAttribute("aria-expanded", String(isOpen));
    this.#showFault();
  }

  #toggle() {
    this.open(!this.isOpen);
    if (this.isOpen) this.body.querySelector("input")?.focus();
  }

  /** @param {number} by */
  #move(by) {
    const button = by < 0 ? this.up : this.down;
    this.list.move(this.id, this.index + by);
    button.focus();
    if (document.activeElement !== button) (by < 0 ? this.down : this.up).focus();
  }

  /** @param {DragEvent} event */
  #dragStart(event) {
    this.element.classList.add("is-dragged");
    event.dataTransfer?.setData("text/plain", "");
    if (event.dataTransfer) event.dataTransfer.effectAllowed = "move";
  }

  /** Let go outside the list, it goes back to where it was. */
  #dragEnd() {
    this.element.classList.remove("is-dragged");
    this.list.refresh();
  }
}
