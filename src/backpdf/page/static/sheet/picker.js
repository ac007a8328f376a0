// The dialog in which an exercise is picked: pictures, a search, tags.

import { byId, el } from "../dom.js";
import { matches, picture, searchText } from "./catalog.js";

/**
 * @typedef {import("./catalog.js").Catalog} Catalog
 * @typedef {import("./catalog.js").Exercise} Exercise
 */

export class Picker {
  constructor() {
    this.dialog = byId("sheet-picker");
    this.search = byId("sheet-picker-search");
    this.tag = "";
    /** @type {(id: string) => void} */
    this.picked = () => {};
    /** @type {Exercise[]} */
    this.offered = [];
    this.search.addEventListener("input", () => this.#show());
    byId("sheet-picker-close").addEventListener("click", () => this.dialog.close());
  }

  /**
   * Opens the dialog with the exercises that are not on the sheet yet.
   * @param {string} title
   * @param {Catalog} catalog
   * @param {string[]} there
   * @param {(id: string) => void} picked
   */
  open(title, catalog, there, picked) {
    byId("sheet-picker-title").textContent = title;
    this.picked = picked;
    this.offered = [...catalog.exercises.values()].filter((exercise) => !there.includes(exercise.id));
    this.search.value = "";
    this.tag = "";
    this.#showTags();
    this.#show();
    this.dialog.showModal();
    this.search.focus();
  }

  #showTags() {
    const counts = new Map();
    for (const { tags } of this.offered) {
      for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    }
    const tags = [...counts.keys()].sort();
    const buttons = ["", ...tags].map((tag) =>
      el("button", { type: "button", class: "tag", "aria-pressed": String(tag === this.tag), onclick: () => {
        this.tag = tag;
        for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.tag === tag));
        this.#show();
      }, "data-tag": tag }, tag || "all"),
    );
    byId("sheet-picker-tags").replaceChildren(...buttons);
  }

  #show() {
    const found = this.offered.filter(
      (each) => (!this.tag || each.tags.includes(this.tag)) && matches(searchText(each), this.search.value),
    );
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
