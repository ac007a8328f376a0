// The view in which an exercise is written or changed.  Problems are told at their fields while it is typed: of
// a new exercise only at those that were typed in, until it is to be saved.

import { announce, byId, el, field, inWords, revealFirstProblem, showProblems } from "../dom.js";
import { takeDroppedFiles } from "../file_drop.js";
import { warn } from "../notice.js";
import { Refused, getJson, postFiles, postJson } from "../post.js";
import { openView, wanted } from "../wanted.js";
import { control, helpOf } from "./controls.js";
import { DoseForm } from "./dose_form.js";
import { PictureForms } from "./picture_forms.js";
import { StepForms } from "./step_forms.js";

/**
 * @typedef {import("./controls.js").ExerciseField} ExerciseField
 * @typedef {import("../dom.js").FieldProblem} FieldProblem
 */

const PAUSE = 400; // milliseconds after the last key before the form is checked
const FIRST_STEPS = 3;
const PLACES = { name: "write-words", why: "write-words", position: "write-words", equipment: "write-words",
  feel: "write-more", easier: "write-more", harder: "write-more", take_care: "write-more" };

class WriteView {
  /**
   * @param {HTMLElement} main
   * @param {any} said
   */
  constructor(main, said) {
    this.main = main;
    /** @type {ExerciseField[]} */
    this.fields = said.fields;
    const changed = (/** @type {string} */ path) => this.#typed(path);
    this.dose = new DoseForm(said.doseFields, changed);
    this.pictures = new PictureForms(said.pictureFields, said.mostPictures, changed);
    this.steps = new StepForms(changed);
    byId("write-dose").replaceChildren(this.dose.element);
    /** @type {Record<string, string>} */
    this.texts = {};
    this.id = this.digest = "";
    /** @type {Set<string>} */
    this.touched = new Set();
    this.tellsAll = false;
    this.isSaved = true;
    this.timer = 0;
    /** @type {AbortController | undefined} */
    this.checking = undefined;
    this.#listen();
    this.#showStarter(said);
  }

  #listen() {
    byId("write-form").addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      this.save();
    });
    byId("write-form").addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      const isLine = /** @type {Element} */ (event.target).matches("input");
      if (event.key === "Enter" && isLine) event.preventDefault(); // only the button saves
    });
    byId("write-new").addEventListener("click", () => this.#startNew());
    byId("write-make-own").addEventListener("click", () => this.#makeOwn());
    takeDroppedFiles(this.main, byId("write-pictures-part"), (files) => this.pictures.add(files));
    this.main.addEventListener("shown", () => this.#openWanted());
    window.addEventListener("beforeunload", (event) => {
      if (!this.isSaved) event.preventDefault();
    });
  }

  async start() {
    if (wanted.exercise) await this.#openWanted();
    else this.#startNew();
  }

  /** @param {{isStarter: boolean, own: string}} said */
  #showStarter({ isStarter, own }) {
    byId("write-starter").hidden = !isStarter;
    byId("write-own").textContent = own;
    byId("write-save").disabled = isStarter;
  }

  async #makeOwn() {
    try {
      const { folder } = await (await postJson("/library/own", {})).json();
      this.#showStarter(await getJson("/write/fields"));
      announce(`Your library is in ${folder}. The page shows it from now on.`);
      byId("write-title").focus();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#show([{ field: "", message: error.message, hint: error.hint }]);
    }
  }

  /** Opens what another view asks for; what is being written is not lost for it without a question. */
  async #openWanted() {
    const id = wanted.exercise;
    wanted.exercise = "";
    if (!id && !byId("write-saved").hidden) this.#startNew(); // what was written is done
    if (!id || (!this.isSaved && !window.confirm("Leave what you have written here without saving it?"))) return;
    if (id === "new") this.#startNew();
    else await this.open(id);
  }

  #startNew() {
    this.#fill({ id: "", digest: "", file: "", values: { steps: Array(FIRST_STEPS).fill("") } });
  }

  /** @param {string} id */
  async open(id) {
    try {
      this.#fill(await (await postJson("/write/open", { id })).json());
      await this.check();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#startNew();
      this.#show(problemsOf(error));
    }
  }

  /** @param {{id: string, digest: string, file: string, values: any}} opened */
  #fill({ id, digest, file, values }) {
    Object.assign(this, { id, digest, tellsAll: digest !== "", isSaved: true, touched: new Set() });
    byId("write-title").textContent = digest ? `Change "${values.name ?? id}"` : "A new exercise";
    byId("write-file").textContent = file && `${file}. What it is before you save is kept as ${file}.bak.`;
    byId("write-new").hidden = digest === "";
    byId("write-saved").hidden = true;
    this.texts = Object.fromEntries(this.fields.map(({ name }) => [name, textOf(values[name])]));
    for (const place of ["write-words", "write-more", "write-extra"]) byId(place).replaceChildren();
    for (const spec of this.fields) this.#addField(spec);
    if (!digest) byId("write-extra").prepend(this.#idField());
    this.pictures.fill(id, values.pictures ?? []);
    this.steps.fill(listOf(values.steps));
    this.dose.show(values.dose ?? {});
    this.#show([]);
  }

  /** @param {ExerciseField} spec */
  #addField(spec) {
    const place = PLACES[/** @type {keyof typeof PLACES} */ (spec.name)] ?? "write-extra";
    const made = control(spec, this.texts[spec.name], (typed) => {
      this.texts[spec.name] = typed;
      this.#typed(spec.name);
    });
    const wide = spec.kind === "text" || spec.kind === "lines";
    byId(place).append(field({ name: spec.name, label: spec.label, control: made, help: helpOf(spec), wide }));
  }

  #idField() {
    const made = /** @type {HTMLInputElement} */ (el("input", { type: "text", autocomplete: "off", oninput: () => {
      this.id = made.value.trim();
      this.#typed("id");
    } }));
    return field({ name: "id", label: "Name of the file", control: made,
      help: "small letters, digits and hyphens; usually made of the name" });
  }

  /** @param {string} path */
  #typed(path) {
    this.touched.add(path);
    this.isSaved = false;
    byId("write-saved").hidden = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), PAUSE);
  }

  #form() {
    const values = { ...this.texts, sources: lines(this.texts.sources ?? ""), steps: this.steps.steps,
      pictures: this.pictures.values(), dose: this.dose.dose };
    const photos = this.pictures.photos().map(({ number, file }) => ({ number, name: file.name }));
    return { id: this.id, digest: this.digest, values, photos };
  }

  async check() {
    this.checking?.abort();
    this.checking = new AbortController();
    try {
      const answer = await postJson("/write/check", this.#form(), this.checking.signal);
      this.#show((await answer.json()).problems);
    } catch (error) {
      if (error instanceof Refused) this.#show(problemsOf(error));
      else if (!(error instanceof DOMException)) throw error;
    }
  }

  /**
   * Shows problems: all of them, or those of what was typed in.
   * @param {FieldProblem[]} problems
   */
  #show(problems) {
    const told = this.tellsAll ? problems : problems.filter(({ field: name }) => this.#isTouched(name));
    const shown = told.map((each) => ({ ...each, field: this.#placeOf(each.field) }));
    const rest = showProblems(byId("write-form"), shown);
    if (told.some(({ field: name }) => byId("write-extra").querySelector(`[data-field="${CSS.escape(name)}"]`))) {
      byId("write-finding").open = true;
    }
    const box = byId("write-problems");
    box.hidden = rest.length === 0;
    box.replaceChildren(...rest.map((each) => el("p", {}, inWords(each))));
    byId("write-state").textContent = told.length === 1 ? "1 thing to mend" : told.length ? `${told.length} things to mend` : "";
  }

  /**
   * Empty steps are not sent, so the number of a problem's step may be that of a later field.
   * @param {string} name
   */
  #placeOf(name) {
    const [first, number, ...others] = name.split("/");
    if (first !== "steps" || number === undefined) return name === "dose/side" ? "dose/each_side" : name;
    const filled = this.steps.steps.flatMap((step, at) => (step.trim() ? [at] : []));
    return ["steps", filled[Number(number)] ?? number, ...others].join("/");
  }

  /** @param {string} name */
  #isTouched(name) {
    return name === "" || [...this.touched].some((path) => path === name || path.startsWith(`${name}/`) || name.startsWith(`${path}/`));
  }

  async save() {
    clearTimeout(this.timer);
    this.checking?.abort();
    this.tellsAll = true;
    const button = byId("write-save");
    button.disabled = true;
    try {
      const files = this.pictures.photos().map(({ file }) => file);
      const saved = await (await postFiles("/write/save", this.#form(), files)).json();
      await this.#saved(saved);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#show(problemsOf(error));
      revealFirstProblem(this.main);
      warn(`Not saved: ${byId("write-state").textContent}.`);
    } finally {
      button.disabled = !byId("write-starter").hidden;
    }
  }

  /** @param {{files: string[], advice: string[]}} saved */
  async #saved({ files, advice }) {
    this.isSaved = true;
    const id = files[0].replace(/^.*\//, "").replace(/\.ya?ml$/, "");
    await this.open(id);
    const box = byId("write-saved");
    box.replaceChildren(
      el("p", {}, `Saved as ${files.join(", ")}. It can be chosen on a sheet now.`),
      ...(advice.length ? [el("ul", {}, advice.map((each) => el("li", {}, each)))] : []),
      el("button", { type: "button", class: "button", onclick: () => {
        wanted.added = id;
        openView("/");
      } }, "Add it to the sheet"));
    box.hidden = false;
    byId("write-title").focus();
    window.scrollTo(0, 0);
  }
}

/** @param {Refused} error */
function problemsOf(error) {
  return error.problems.length ? error.problems : [{ field: "", message: error.message, hint: error.hint }];
}

/** @param {unknown} value */
function textOf(value) {
  return Array.isArray(value) ? value.join("\n") : typeof value === "string" ? value : "";
}

/** @param {unknown} value */
function listOf(value) {
  return Array.isArray(value) ? value.map(String) : value ? [String(value)] : [""];
}

/** @param {string} text */
function lines(text) {
  return text.split("\n").map((line) => line.trim()).filter(Boolean);
}

/** @param {HTMLElement} main */
export async function start(main) {
  await new WriteView(main, await getJson("/write/fields")).start();
}
