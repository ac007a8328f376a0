// The view of lists.  The file is in the memory of this page; it is sent anew for each check, and kept nowhere.

import { announce, byId, el, field, inWords, showProblems } from "../dom.js";
import { takeDroppedFiles } from "../file_drop.js";
import { Refused, postFiles, saveBlob } from "../post.js";
import { Catalog } from "../sheet/catalog.js";
import { listFields } from "./list_fields.js";
import { make } from "./making.js";

/**
 * @typedef {{column: string, message: string, hint: string}} Told
 * @typedef {{row: number, reference: string, handout: string, file: string, hidden: boolean, problems: Told[],
 *   warnings: string[]}} Row
 * @typedef {{rows: Row[], problems: Told[], notices: string[], handouts: number, faulty: number}} Checked
 */

const LARGEST = 32 * 1024 * 1024; // bytes: as the program takes
const PAUSE = 300; // milliseconds after the last key before the list is checked anew

class ListView {
  /** @param {HTMLElement} main */
  constructor(main) {
    this.main = main;
    /** @type {File | undefined} */
    this.file = undefined;
    /** @type {Map<string, HTMLInputElement | HTMLSelectElement>} */
    this.controls = new Map();
    /** @type {Set<string>} */
    this.printing = new Set();
    /** @type {AbortController | undefined} */
    this.checking = undefined;
    /** @type {AbortController | undefined} */
    this.making = undefined;
    this.timer = 0;
    this.#listen();
  }

  #listen() {
    byId("list-choose").addEventListener("click", () => byId("list-file").click());
    byId("list-file").addEventListener("change", () => this.#take(byId("list-file").files[0]));
    byId("list-forget").addEventListener("click", () => this.#forget());
    takeDroppedFiles(this.main, byId("list-drop"), ([file]) => this.#take(file));
    byId("list-form").addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
    byId("list-zip").addEventListener("click", () => this.#make("zip"));
    byId("list-pdf").addEventListener("click", () => this.#make("pdf"));
    byId("list-cancel").addEventListener("click", () => this.making?.abort());
    document.addEventListener("library", () => this.#refresh());
    window.addEventListener("beforeunload", (event) => {
      if (this.making) event.preventDefault();
    });
  }

  async start() {
    await this.#fill();
  }

  async #refresh() {
    await this.#fill();
    if (this.file) await this.check();
  }

  /** The fields, with what was typed in them before. */
  async #fill() {
    const catalog = await Catalog.load();
    const typed = this.#values();
    this.controls.clear();
    this.printing = new Set(catalog.printFields.map(({ name }) => name));
    const fields = listFields(catalog).map((spec) => {
      const control = spec.control;
      this.controls.set(spec.name, control);
      const before = typed[spec.name];
      if (typeof before === "boolean") /** @type {HTMLInputElement} */ (control).checked = before;
      else if (typeof before === "string") control.value = before;
      control.addEventListener("input", () => this.#later());
      return field(spec);
    });
    byId("list-fields").replaceChildren(...fields);
  }

  /** @returns {Record<string, string | boolean>} */
  #values() {
    /** @type {Record<string, string | boolean>} */
    const values = {};
    for (const [name, control] of this.controls) {
      values[name] = control instanceof HTMLInputElement && control.type === "checkbox" ? control.checked : control.value;
    }
    return values;
  }

  /** @param {"zip" | "pdf"} made */
  #form(made = "zip") {
    const entries = Object.entries(this.#values());
    const print = Object.fromEntries(entries.filter(([name]) => this.printing.has(name)));
    const others = Object.fromEntries(entries.filter(([name]) => !this.printing.has(name)));
    return { ...others, print, made, name: this.file?.name ?? "" };
  }

  #later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.file && this.check(), PAUSE);
  }

  /** @param {File | undefined} file */
  #take(file) {
    byId("list-file").value = "";
    if (!file) return;
    this.file = file;
    byId("list-file-name").textContent = file.name;
    byId("list-forget").hidden = false;
    this.check();
  }

  #forget() {
    this.file = undefined;
    this.checking?.abort();
    this.making?.abort();
    byId("list-file-name").textContent = "Drop the file here";
    for (const id of ["list-forget", "list-result", "list-problems", "list-made"]) byId(id).hidden = true;
    byId("list-rows").replaceChildren();
    byId("list-choose").focus();
    announce("The list is forgotten.");
  }

  async check() {
    const file = /** @type {File} */ (this.file);
    this.checking?.abort();
    const controller = (this.checking = new AbortController());
    byId("list-made").hidden = true;
    if (file.size > LARGEST) {
      this.#tell([{ field: "", message: "the list is larger than 32 MB", hint: "split it up" }]);
      return;
    }
    try {
      const answer = await postFiles("/lists/check", this.#form(), [file], controller.signal);
      this.#tell([]);
      this.#show(await answer.json());
    } catch (error) {
      if (error instanceof Refused) {
        byId("list-result").hidden = true;
        this.#tell(error.problems.length ? error.problems : [{ field: "", message: error.message, hint: error.hint }]);
      } else if (!(error instanceof DOMException)) throw error;
    }
  }

  /** @param {import("../dom.js").FieldProblem[]} problems */
  #tell(problems) {
    const rest = showProblems(byId("list-form"), problems);
    if (problems.length > rest.length) byId("list-options").open = true;
    const box = byId("list-problems");
    box.hidden = rest.length === 0;
    box.replaceChildren(...rest.map((each) => el("p", {}, inWords(each))));
  }

  /** @param {Checked} checked */
  #show(checked) {
    const { handouts, faulty, rows, problems, notices } = checked;
    const words = [count(handouts, "handout"), faulty ? `${count(faulty, "row")} with problems` : ""];
    byId("list-result-title").textContent = problems.length
      ? "The list cannot be used as it is"
      : words.filter(Boolean).join(", ");
    announce(byId("list-result-title").textContent);
    byId("list-result").hidden = false;
    byId("list-tools").hidden = handouts === 0;
    const told = [...problems.map(inColumn), ...notices];
    if (rows.length < handouts + faulty) told.push(`The first ${rows.length} rows are shown, those with problems among them.`);
    if (faulty && handouts) told.push("Rows with problems are left out of what is made, and stand in its report.");
    byId("list-notices").hidden = told.length === 0;
    byId("list-notices").replaceChildren(...told.map((each) => el("li", {}, each)));
    byId("list-frame").hidden = rows.length === 0;
    byId("list-rows").replaceChildren(...rows.map(rowOf));
  }

  /** @param {"zip" | "pdf"} kind */
  async #make(kind) {
    if (!this.file || this.making) return;
    const controller = (this.making = new AbortController());
    this.#showMaking(true);
    try {
      const form = this.#form(kind);
      const made = await make(form, this.file, controller.signal, (words, share) => {
        byId("list-progress-words").textContent = words;
        byId("list-progress").value = share;
      });
      saveBlob(made.blob, made.name);
      this.#showMade(made.report, form);
    } catch (error) {
      if (error instanceof Refused) {
        this.#tell(error.problems.length ? error.problems : [{ field: "", message: error.message, hint: error.hint }]);
      } else if (error instanceof DOMException && error.name === "AbortError") announce("Cancelled. Nothing was saved.");
      else throw error;
    } finally {
      this.making = undefined;
      this.#showMaking(false);
    }
  }

  /** @param {boolean} isMaking */
  #showMaking(isMaking) {
    byId("list-making").hidden = !isMaking;
    if (isMaking) byId("list-made").hidden = true;
    byId("list-progress").value = 0;
    for (const id of ["list-zip", "list-pdf"]) byId(id).disabled = isMaking;
    if (isMaking) byId("list-cancel").focus();
    else byId("list-zip").focus();
  }

  /**
   * @param {import("./making.js").Report} report
   * @param {{made: string}} form
   */
  #showMade(report, form) {
    const box = byId("list-made");
    const words = [`${count(report.made, form.made === "pdf" ? "handout" : "file")} made and saved`];
    if (report.failed) words.push(`${count(report.failed, "row")} not made`);
    const more = [...report.failures.map(({ row, message }) => `Row ${row}: ${message}`), ...report.warnings];
    box.replaceChildren(
      el("p", {}, `${words.join(", ")}.`),
      ...(more.length ? [el("ul", {}, more.map((each) => el("li", {}, each)))] : []));
    box.hidden = false;
    announce(words.join(", "));
  }
}

/** @param {Row} row */
function rowOf(row) {
  const said = row.hidden
    ? ["hidden in the workbook, and left out"]
    : [...row.problems.map(inColumn), ...row.warnings];
  const state = row.problems.length ? "row-faulty" : row.hidden ? "row-hidden" : "";
  return el("tr", { class: state },
    el("th", { scope: "row" }, String(row.row)),
    el("td", {}, row.reference),
    el("td", {}, row.handout),
    el("td", {}, said.length ? el("ul", {}, said.map((each) => el("li", {}, each))) : "Ready"));
}

/** @param {Told} told */
function inColumn(told) {
  return told.column ? `${told.column}: ${inWords(told)}` : inWords(told);
}

/**
 * @param {number} number
 * @param {string} noun
 */
function count(number, noun) {
  return `${number || "no"} ${noun}${number === 1 ? "" : "s"}`;
}

/** @param {HTMLElement} main */
export async function start(main) {
  await new ListView(main).start();
}
