// The dialog in which an exercise is picked: pictures, a search, tags.

import { byId, el } from "../dom.js";
import { picture } from "./catalog.js";
import { TagButtons, foundExercises, leadToResults } from "./search.js";

/**
 * @typedef {import("./catalog.js").Catalog} Catalog
 * @typedef {import("./catalog.js").Exercise} Exercise
 */

export class Picker {
  constructor() {
    this.dialog = byId("sheet-picker");
    this.search = byId("sheet-picker-search");
    this.tags = new TagButtons(byId("sheet-picker-tags"), () => this.#show());
    /** @type {Exercise | undefined} */
    this.like = undefined;
    /** @type {(id: string) => void} */
    this.picked = () => {};
    /** @type {Exercise[]} */
    this.offered = [];
    this.search.addEventListener("input", () => this.#show());
    leadToResults(this.search, byId("sheet-picker-choices"));
    byId("sheet-picker-close").addEventListener("click", () => this.dialog.close());
  }

  /**
   * Opens the dialog with the exercises that are not on the sheet yet.
   * @param {string} title
   * @param {Catalog} catalog
   * @param {string[]} there
   * @param {(id: string) => void} picked
   * @param {string} [like] the exercise that another one is to take the place of: the most alike come first
   */
  open(title, catalog, there, picked, like = "") {
    byId("sheet-picker-title").textContent = title;
    this.picked = picked;
    this.offered = [...catalog.exercises.values()].filter((exercise) => !there.includes(exercise.id));
    this.search.value = "";
    this.like = catalog.exercises.get(like);
    this.tags.clear();
    this.tags.show(this.offered);
    this.#show();
    this.dialog.showModal();
    this.search.focus();
  }

  #show() {
    const found = foundExercises(this.offered, this.search.value, this.tags.chosen, this.like);
    byId("sheet-picker-count").textContent =
      found.length === 1 ? "1 exercise" : `${found.length || "No"} exercises`;
    byId("sheet-picker-choices").replaceChildren(...found.map((each) => this.#choice(each)));
  }

  /** @param {Exercise} exercise */
  #choice(exercise) {
    const pictures = exercise.pictures.slice(0, 2).map((alt, number) =>
      el("img", { src: picture(exercise.id, number), alt: "", loading: "lazy", width: 120, height: 90 }),
    );
    const pick = () => {
      this.dialog.close();
      this.picked(exercise.id);
    };
    return el(
      "li",
      {},
      el(
        "button",
        { type: "button", class: "choice", onclick: pick },
        el("span", { class: "choice-pictures" }, pictures),
        el("span", { class: "choice-name" }, exercise.name),
        el("span", { class: "choice-why" }, exercise.why),
        el("span", { class: "choice-dose" }, exercise.sentence),
      ),
    );
  }
}
