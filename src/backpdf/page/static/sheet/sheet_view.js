// The view of one sheet.  All that is typed is in one state of the form, in the memory of this page.

import { byId, el, inWords, revealFirstProblem, say, showProblems } from "../dom.js";
import { takeDroppedFiles } from "../file_drop.js";
import { hush, tell, warn } from "../notice.js";
import { wanted } from "../wanted.js";
import { Catalog } from "./catalog.js";
import { Chooser } from "./chooser.js";
import { ExerciseList } from "./exercise_list.js";
import { Files } from "./files.js";
import { FormFields } from "./form_fields.js";
import { emptyForm, hasOwnExercises, hasOwnWork, unchanged } from "./forms.js";
import { History } from "./history.js";
import { Picker } from "./picker.js";
import { openPlan } from "./plan_files.js";
import { Preview } from "./preview.js";
import { WebPreview } from "./web_preview.js";

/**
 * @typedef {import("./history.js").Form} Form
 * @typedef {import("./history.js").Chosen} Chosen
 * @typedef {import("./preview.js").Head} Head
 * @typedef {import("./exercise_list.js").Printed} Printed
 */

class SheetView {
  /** @param {HTMLElement} main */
  constructor(main) {
    this.main = main;
    this.catalog = new Catalog({});
    /** @type {Map<string, Printed>} */
    this.printed = new Map();
    /** @type {Form | undefined} */
    this.printedForm = undefined;
    this.history = new History(emptyForm(), (form) => this.#changed(form));
    this.chooser = new Chooser((program, level) => this.choose(program, level));
    this.picker = new Picker();
    this.fields = new FormFields((update, field) => this.history.change(update, field));
    this.list = new ExerciseList({
      exercises: (exercises, field) => this.history.change({ exercises }, field),
      swap: (id) => this.swap(id),
      undo: () => this.history.undo(),
    });
    this.preview = new Preview(
      (head, form) => this.#told(head, form),
      (warnings) => say(byId("sheet-warnings"), warnings, "li"),
    );
    this.files = new Files(() => this.history.form, (problems, what) => this.#refused(problems, what));
    this.web = new WebPreview();
    this.#listen();
  }

  #listen() {
    const clicks = {
      "sheet-change-program": () => this.showChooser(),
      "sheet-back": () => this.#showEditor(),
      "sheet-add": () => this.add(),
      "sheet-undo": () => this.history.undo(),
      "sheet-redo": () => this.history.redo(),
      "sheet-reset": () => this.startOver(),
      "sheet-next-patient": () => this.nextPatient(),
      "sheet-notes-close": () => this.#note([]),
      "sheet-open-pdf": () => this.files.open(),
      "sheet-save-pdf": () => this.files.save("/pdf"),
      "sheet-save-web": () => this.files.save("/web-page"),
      "sheet-save-plan": () => this.files.save("/plan"),
      "sheet-as-pages": () => this.web.toggle(false, this.history.form),
      "sheet-as-web": () => this.web.toggle(true, this.history.form),
      "sheet-open-plan": () => byId("sheet-plan-file").click(),
      "sheet-open-plan-too": () => byId("sheet-plan-file").click(),
    };
    for (const [id, act] of Object.entries(clicks)) byId(id).addEventListener("click", act);
    byId("sheet-form").addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
    byId("sheet-plan-file").addEventListener("change", () => {
      const [file] = byId("sheet-plan-file").files;
      byId("sheet-plan-file").value = "";
      if (file) this.openPlanFile(file);
    });
    takeDroppedFiles(this.main, this.main, ([file]) => this.openPlanFile(file));
    this.main.addEventListener("shown", () => this.refresh().then(() => this.#lookAtWanted()));
    document.addEventListener("library", () => this.refresh());
    document.addEventListener("keydown", (event) => this.#key(event));
    window.addEventListener("beforeunload", (event) => {
      if (this.#isAtRisk()) event.preventDefault();
    });
  }

  /** Whether something would be lost with this page that is neither saved nor printed. */
  #isAtRisk() {
    const { form } = this.history;
    return form !== this.files.saved && hasOwnWork(form, this.catalog.level(form.program, form.level));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (this.main.hidden || byId("sheet-picker").open || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) this.history.undo();
    else if (key === "y" || (key === "z" && event.shiftKey)) this.history.redo();
    else return;
    event.preventDefault();
  }

  /** Reads the library anew, and shows what there is. */
  async refresh() {
    this.#take(await Catalog.load());
    if (this.history.form.program) this.#changed(this.history.form);
  }

  /**
   * Takes over what the library has; while it has problems, what it had before is still shown.
   * @param {Catalog} catalog
   */
  #take(catalog) {
    const problems = catalog.problems.map((each) => `${each.place}: ${inWords(each)}`);
    const heading = "The library has problems, so nothing is printed until they are mended:";
    say(byId("sheet-library-problems"), problems.length ? [heading, ...problems] : [], "p");
    if (problems.length && this.catalog.programs.size) {
      this.catalog.version = catalog.version;
      return;
    }
    this.catalog = catalog;
    this.list.rebuild();
    this.chooser.fill(catalog);
    this.fields.fill(catalog);
  }

  async start() {
    this.#take(await Catalog.load());
    const program = wanted.program || (this.main.dataset.program ?? "");
    wanted.program = "";
    const found = this.catalog.programs.get(program);
    if (program && !found && !this.catalog.problems.length) {
      this.#note([`The library has no programme "${program}": choose one below.`]);
    }
    if (found) this.choose(program, found.levels[0].number);
    else this.showChooser();
  }

  /** Shows the programme that another view asks for. */
  #lookAtWanted() {
    const found = this.catalog.programs.get(wanted.program);
    wanted.program = "";
    if (found) this.choose(found.id, found.levels[0].number);
    else if (this.history.form.program) this.#addWanted();
  }

  /** Adds the exercise that was just written, once there is a sheet for it. */
  #addWanted() {
    const id = wanted.added;
    wanted.added = "";
    const { exercises } = this.history.form;
    if (!this.catalog.exercises.has(id) || exercises.some((each) => each.id === id)) return;
    this.#showEditor();
    this.#add(id);
  }

  /** @param {string} id */
  #add(id) {
    this.history.change({ exercises: [...this.history.form.exercises, unchanged(id)] });
    this.#focusCard(id);
    this.#tell(`${this.catalog.name(id)} added.`);
  }

  showChooser() {
    byId("sheet-editor").hidden = true;
    byId("sheet-chooser").hidden = false;
    byId("sheet-back").hidden = !this.history.form.program;
    byId("sheet-chooser-title").focus();
  }

  #showEditor() {
    byId("sheet-chooser").hidden = true;
    byId("sheet-editor").hidden = false;
  }

  /**
   * A level as it is in the library; what is typed of the patient stays.
   * @param {string} program
   * @param {number} level
   */
  choose(program, level) {
    const found = this.catalog.level(program, level);
    if (!found) return;
    const before = this.history.form;
    const isFirst = !before.program;
    const isLost = !isFirst && hasOwnExercises(before, this.catalog.level(before.program, before.level));
    const usual = this.catalog.printFields.map(({ name, usual: value }) => [name, value]);
    const print = { ...Object.fromEntries(usual), ...this.history.form.print };
    const exercises = found.exercises.map(({ id }) => unchanged(id));
    this.#note([]);
    this.#showEditor();
    if (isFirst) this.history.begin({ program, level, print, exercises });
    else this.history.change({ program, level, print, exercises });
    if (document.activeElement === document.body || isFirst) byId("sheet-title").focus();
    if (isLost) this.#tell(`Your changes to the exercises of level ${before.level} are set aside.`);
    this.#addWanted();
    window.scrollTo(0, 0);
  }

  startOver() {
    const { program, level } = this.history.form;
    const found = this.catalog.level(program, level);
    const exercises = (found?.exercises ?? []).map(({ id }) => unchanged(id));
    this.history.change({ ...emptyForm(), program, level, print: this.history.form.print, exercises });
    this.#tell("Everything is as in the library.");
  }

  /** Forgets what is one patient's; who writes the sheet, when, and how it prints stay. */
  nextPatient() {
    const { program, level, print, clinician, day, blank_dose, name_in_file } = this.history.form;
    const exercises = (this.catalog.level(program, level)?.exercises ?? []).map(({ id }) => unchanged(id));
    this.history.change({ ...emptyForm(), program, level, print, exercises, clinician, day, blank_dose, name_in_file });
    byId("sheet-title").focus();
    this.#tell("The sheet is empty for the next patient. Your name and the date have stayed.");
  }

  /**
   * Says what was done, and offers to take it back.
   * @param {string} words
   */
  #tell(words) {
    tell(words, () => this.history.undo());
  }

  add() {
    const there = this.history.form.exercises.map(({ id }) => id);
    this.picker.open("Add an exercise", this.catalog, there, (id) => this.#add(id));
  }

  /** @param {string} old */
  swap(old) {
    const there = this.history.form.exercises.map(({ id }) => id);
    this.picker.open(`In place of ${this.catalog.name(old)}`, this.catalog, there, (id) => {
      const exercises = this.history.form.exercises.map((each) =>
        each.id === old ? { ...unchanged(id), replaces: each.replaces || old } : each);
      this.history.change({ exercises });
      this.#focusCard(id);
      this.#tell(`${this.catalog.name(id)} stands in place of ${this.catalog.name(old)}.`);
    }, old);
  }

  /** @param {string} id */
  #focusCard(id) {
    const card = byId("sheet-exercises").querySelector(`[data-id="${id}"]`);
    card?.querySelector("button")?.focus();
    card?.scrollIntoView({ block: "nearest" });
  }

  /** @param {Form} form */
  #changed(form) {
    hush();
    this.#showForm(form);
    this.preview.show(form);
    this.web.show(form);
  }

  /** @param {Form} form */
  #showForm(form) {
    const program = this.catalog.programs.get(form.program);
    const level = this.catalog.level(form.program, form.level);
    byId("sheet-title").textContent = program?.title ?? "";
    byId("sheet-levels").replaceChildren(...(program?.levels ?? []).map((each) => this.#levelButton(each, form)));
    const standing = byId("sheet-standing");
    standing.textContent = program?.standing.words ?? "";
    standing.className = `standing standing-${program?.standing.kind ?? "draft"}`;
    const base = new Map((level?.exercises ?? []).map((each) => [each.id, each]));
    this.list.show(form.exercises, this.catalog, base, this.printed, form === this.printedForm);
    this.fields.show(form, program?.diaryWeeks ?? 2);
    byId("sheet-undo").disabled = this.history.past.length === 0;
    byId("sheet-redo").disabled = this.history.future.length === 0;
    byId("sheet-add").disabled = form.exercises.length >= this.catalog.mostExercises;
  }

  /**
   * @param {import("./catalog.js").Level} level
   * @param {Form} form
   */
  #levelButton({ number, name }, form) {
    const isShown = number === form.level;
    const choose = () => {
      if (!isShown) this.choose(form.program, number);
      /** @type {HTMLElement | null} */ (byId("sheet-levels").querySelector("[aria-pressed=true]"))?.focus();
    };
    return el("button", { type: "button", "aria-pressed": String(isShown), title: name, onclick: choose },
      `Level ${number}`);
  }

  /**
   * @param {Head} head
   * @param {Form} form
   */
  #told(head, form) {
    this.#showProblems(head.problems ?? []);
    if (head.exercises) {
      this.printed = new Map(head.exercises.map((each) => [each.id, each]));
      this.printedForm = form;
      this.#showForm(this.history.form);
    }
    if (head.pages !== undefined) {
      say(byId("sheet-pages"), [pagesInWords(head.pages)]);
    }
    if (head.version && head.version !== this.catalog.version) this.refresh();
  }

  /** @param {import("../dom.js").FieldProblem[]} problems */
  #showProblems(problems) {
    const rest = showProblems(byId("sheet-form"), problems);
    this.list.mark(problems);
    say(byId("sheet-problems"), rest.map(inWords), "p");
    if (problems.length) say(byId("sheet-pages"), ["Mend what is marked red: the pages show the sheet from before it."]);
  }

  /**
   * Leads to the first thing that is wrong, and says that there is no file for it.
   * @param {import("../dom.js").FieldProblem[]} problems
   * @param {string} what
   */
  #refused(problems, what) {
    this.#showProblems(problems);
    this.list.openFaulty();
    const label = revealFirstProblem(this.main);
    const others = problems.length > 1 ? `There are ${problems.length} things to mend.` : "Mend what is marked red.";
    const [first, id] = problems[0].field.split("/");
    const place = [first === "exercises" && id ? this.catalog.name(id) : "", label].filter(Boolean).join(", ");
    warn(`${what}: ${place ? `${place}: ` : ""}${inWords(problems[0]).replace(/\.$/, "")}. ${others}`);
  }

  /** @param {File} file */
  async openPlanFile(file) {
    const opened = await openPlan(file, this.history.form);
    if (opened.form) {
      const usual = this.catalog.printFields.map(({ name, usual: value }) => [name, value]);
      const print = { ...Object.fromEntries(usual), ...this.history.form.print };
      this.#showEditor();
      this.history.change({ ...opened.form, print });
    } else if (this.history.form.program) this.#showEditor();
    this.#note(opened.notes);
    if (!opened.form) return;
    byId("sheet-title").focus();
    this.#tell("The plan is open. Names and the date are not in a plan: type them again.");
  }

  /** @param {string[]} notes */
  #note(notes) {
    say(byId("sheet-notes-words"), notes, "p");
    byId("sheet-notes").hidden = notes.length === 0;
  }
}

/**
 * How many pages there are, and how many sheets of paper they take.
 * @param {number} pages
 */
function pagesInWords(pages) {
  if (pages === 1) return "1 page";
  return `${pages} pages: ${pages === 2 ? "one sheet" : `${Math.ceil(pages / 2)} sheets`}, both sides`;
}

/** @param {HTMLElement} main */
export async function start(main) {
  await new SheetView(main).start();
}
