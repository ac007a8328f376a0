// The programmes as cards, each with its levels.

import { byId, el } from "../dom.js";
import { matches, picture, searchText } from "./catalog.js";
import { leadToResults } from "./search.js";

/**
 * @typedef {import("./catalog.js").Catalog} Catalog
 * @typedef {import("./catalog.js").Program} Program
 * @typedef {import("./catalog.js").Level} Level
 */

export class Chooser {
  /** @param {(program: string, level: number) => void} choose */
  constructor(choose) {
    this.choose = choose;
    this.search = byId("sheet-search");
    this.search.addEventListener("input", () => this.#filter());
    leadToResults(this.search, byId("sheet-programs"));
    /** @type {{card: HTMLElement, texts: string[]}[]} */
    this.cards = [];
  }

  /** @param {Catalog} catalog */
  fill(catalog) {
    this.cards = [...catalog.programs.values()].map((program) => this.#card(program, catalog));
    byId("sheet-programs").replaceChildren(...this.cards.map(({ card }) => card));
    this.#filter();
  }

  /**
   * @param {Program} program
   * @param {Catalog} catalog
   */
  #card(program, catalog) {
    const levels = program.levels.map((level) => this.#level(program, level, catalog));
    const card = el(
      "li",
      { class: "program" },
      el("h2", {}, program.title),
      el("p", { class: "for-whom" }, program.forWhom),
      el("p", { class: `standing standing-${program.standing.kind}` }, program.standing.words),
      el("ul", { class: "levels" }, levels),
    );
    const own = `${program.title} ${program.forWhom} ${program.id}`;
    const texts = program.levels.map((level) => `${own} ${levelText(level, catalog)}`);
    return { card, texts };
  }

  /**
   * @param {Program} program
   * @param {Level} level
   * @param {Catalog} catalog
   */
  #level(program, level, catalog) {
    const names = level.exercises.map((each) => catalog.name(each.id));
    const drawn = level.exercises.filter(({ id }) => catalog.exercises.get(id)?.pictures.length);
    const pictures = drawn.map(({ id }) =>
      el("img", { src: picture(id, catalog.exercises.get(id)?.pictures.length === 1 ? 0 : 1), alt: "",
        loading: "lazy", width: 72, height: 54 }),
    );
    const choose = () => this.choose(program.id, level.number);
    return el(
      "li",
      {},
      el(
        "button",
        { type: "button", class: "level", onclick: choose },
        el("span", { class: "level-name" }, `Level ${level.number}: ${level.name}`),
        el("span", { class: "level-pictures" }, pictures),
        el("span", { class: "level-exercises" }, names.join(", ")),
      ),
    );
  }

  #filter() {
    const search = this.search.value;
    let shown = 0;
    for (const { card, texts } of this.cards) {
      const levels = /** @type {HTMLElement[]} */ ([...card.querySelectorAll(".levels > li")]);
      const fitting = levels.filter((level, index) => !(level.hidden = !matches(texts[index], search)));
      card.hidden = fitting.length === 0;
      shown += fitting.length;
    }
    byId("sheet-none-found").hidden = shown > 0 || this.cards.length === 0;
  }
}

/**
 * @param {Level} level
 * @param {Catalog} catalog
 */
function levelText(level, catalog) {
  const exercises = level.exercises.map(({ id }) => catalog.exercises.get(id));
  const found = exercises.map((exercise) => (exercise ? searchText(exercise) : ""));
  return `level ${level.number} ${level.name} ${level.aim} ${found.join(" ")}`;
}
