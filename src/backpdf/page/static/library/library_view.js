// The view of the library: exercises, programmes, and what is to be said of the files, as they are now.

import { announce, byId, el, inWords } from "../dom.js";
import { getJson, postJson } from "../post.js";
import { Catalog, picture } from "../sheet/catalog.js";
import { TagButtons, foundExercises, leadToResults, tagInWords } from "../sheet/search.js";
import { openView, wanted } from "../wanted.js";

/**
 * @typedef {{place: string, message: string, hint: string | null, quoted: string | null}} Problem
 * @typedef {import("../sheet/catalog.js").Exercise} Exercise
 */

class LibraryView {
  /** @param {HTMLElement} main */
  constructor(main) {
    this.main = main;
    this.catalog = new Catalog({});
    this.tags = new TagButtons(byId("library-tags"), () => this.#showExercises());
    this.said = "";
    byId("library-search").addEventListener("input", () => {
      this.#showExercises();
      announce(byId("library-exercises-title").textContent);
    });
    leadToResults(byId("library-search"), byId("library-exercises"));
    byId("library-again").addEventListener("click", () => this.#again());
    byId("library-new").addEventListener("click", () => this.#write("new"));
    document.addEventListener("library", () => this.refresh());
    main.addEventListener("shown", () => this.refresh());
  }

  async #again() {
    await postJson("/library/again", {});
    await this.refresh();
  }

  async refresh() {
    const said = await getJson("/library/state");
    this.catalog = new Catalog(said.catalog);
    byId("library-folder").textContent = said.isStarter
      ? "The starter library, which comes with the program"
      : said.folder;
    this.#showProblems(said);
    this.#checkAll(this.catalog.version);
    this.#showPrograms();
    this.tags.show([...this.catalog.exercises.values()]);
    this.#showExercises();
  }

  /**
   * What only a long look finds, as `backpdf check` does, unless the library has changed meanwhile.
   * @param {number} version
   */
  async #checkAll(version) {
    const said = await getJson("/library/check");
    if (version === this.catalog.version) this.#showProblems(said);
  }

  /** @param {{problems: Problem[], warnings: Problem[], advice: Problem[]}} said */
  #showProblems({ problems, warnings, advice }) {
    const words = problems.length === 1 ? "1 problem" : `${problems.length || "No"} problems`;
    byId("library-said-title").textContent = problems.length
      ? `${words}: nothing is printed until ${problems.length === 1 ? "it is" : "they are"} mended`
      : `${words} in the files`;
    if (!this.main.hidden && this.said !== byId("library-said-title").textContent) {
      this.said = byId("library-said-title").textContent;
      announce(this.said);
    }
    byId("library-said").classList.toggle("is-faulty", problems.length > 0);
    const groups = /** @type {[string, Problem[]][]} */ ([["Warnings", warnings], ["Advice", advice]]);
    byId("library-problems").replaceChildren(
      problemList(problems),
      ...groups.filter(([, own]) => own.length).map(([title, own]) =>
        el("details", {}, el("summary", {}, `${title}: ${own.length}`), problemList(own))));
  }

  #showPrograms() {
    const items = [...this.catalog.programs.values()].map((program) =>
      el("li", {},
        el("button", { type: "button", class: "level", onclick: () => this.#look(program.id) },
          el("span", { class: "level-name" }, program.title),
          el("span", { class: "level-exercises" }, program.forWhom),
          el("span", { class: `standing standing-${program.standing.kind}` }, program.standing.words),
          el("span", { class: "help" }, `exercises/programs/${program.id}.yaml`))));
    byId("library-programs").replaceChildren(...items);
  }

  #showExercises() {
    const words = byId("library-search").value;
    const found = foundExercises([...this.catalog.exercises.values()], words, this.tags.chosen);
    byId("library-exercises-title").textContent = found.length === 1 ? "1 exercise" : `${found.length} exercises`;
    byId("library-none").hidden = found.length > 0 || this.catalog.exercises.size === 0;
    byId("library-exercises").replaceChildren(...found.map((each) => this.#card(each)));
  }

  /** @param {Exercise} exercise */
  #card(exercise) {
    const version = this.catalog.version;
    const pictures = exercise.pictures.map((alt, number) =>
      el("img", { src: `${picture(exercise.id, number)}?v=${version}`, alt, loading: "lazy", width: 120, height: 90 }));
    return el("li", { class: "card" },
      el("div", { class: "choice-pictures" }, pictures),
      el("h3", {}, exercise.name),
      el("p", { class: "choice-why" }, exercise.why),
      el("p", { class: "choice-dose" }, exercise.sentence),
      el("p", { class: "help" }, `exercises/${exercise.id}.yaml`),
      exercise.tags.length > 0 && el("p", { class: "help" }, exercise.tags.map(tagInWords).join(", ")),
      el("button", { type: "button", class: "button button-quiet", onclick: () => this.#write(exercise.id),
        "aria-label": `Change ${exercise.name}` }, "Change"));
  }

  /** @param {string} exercise */
  #write(exercise) {
    wanted.exercise = exercise;
    openView("/write");
  }

  /** @param {string} program */
  #look(program) {
    wanted.program = program;
    openView("/");
  }
}

/** @param {Problem[]} problems */
function problemList(problems) {
  const items = problems.map((each) =>
    el("li", {},
      el("p", {}, el("span", { class: "path" }, each.place), " ", inWords(each)),
      each.quoted ? el("pre", { tabindex: "0" }, each.quoted) : null));
  return el("ul", { class: "problem-list" }, items);
}

/** @param {HTMLElement} main */
export async function start(main) {
  await new LibraryView(main).refresh();
}
