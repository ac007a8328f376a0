// The fields of one exercise: its dose, and words for this patient.
// What is typed is a change to the dose of the level.  A field that is as in the level is no change; one that
// is emptied takes the amount away.

import { el, field, put } from "../dom.js";
import { SIDES, doseHelp } from "./dose_words.js";
import { StepsEditor } from "./steps_editor.js";

/**
 * @typedef {import("./catalog.js").Catalog} Catalog
 * @typedef {import("./catalog.js").DoseField} DoseField
 * @typedef {import("./history.js").Chosen} Chosen
 * @typedef {import("./history.js").DoseChange} DoseChange
 * @typedef {import("./history.js").Amounts} Amounts
 */

const USUAL = ["sets", "reps", "hold", "rest", "duration", "times_a_day", "days_a_week", "side"];

export class DoseEditor {
  /**
   * @param {string} id
   * @param {Catalog} catalog
   * @param {(change: Partial<Chosen>, field: string) => void} change
   */
  constructor(id, catalog, change) {
    this.id = id;
    this.exercise = catalog.exercises.get(id);
    this.fields = catalog.doseFields;
    this.change = change;
    this.steps = new StepsEditor(id, this.exercise?.steps ?? [], change);
    /** @type {Map<string, HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>} */
    this.controls = new Map();
    this.parts = el("div", { class: "dose-parts" });
    /** @type {Chosen | undefined} */
    this.chosen = undefined;
    /** @type {DoseChange} */
    this.base = {};
    /** @type {DoseChange} */
    this.printed = {};
    this.isFresh = false;
    this.element = this.#build();
  }

  #build() {
    const scalar = this.fields.filter(({ kind }) => kind === "text");
    const usual = scalar.filter(({ name }) => USUAL.includes(name)).map((each) => this.#text(each));
    const more = scalar.filter(({ name }) => !USUAL.includes(name)).map((each) => this.#text(each));
    const weeks = el("button", { type: "button", class: "button button-quiet", onclick: () => this.#addWeek() },
      "Add a week");
    return el(
      "div",
      { class: "dose-editor" },
      el("div", { class: "fields dose-fields" }, usual, this.#sides()),
      this.parts,
      el("details", {}, el("summary", {}, "More: tempo, distance, days, week by week"),
        el("div", { class: "fields dose-fields" }, more), weeks),
      el("details", {}, el("summary", {}, "Other words for this patient"),
        el("div", { class: "fields" },
          this.#words("easier", "To make it easier"), this.#words("harder", "To make it harder")),
        this.steps.element),
    );
  }

  /** @param {DoseField} spec */
  #text(spec) {
    const control = /** @type {HTMLInputElement} */ (el("input", { type: "text", autocomplete: "off",
      oninput: () => this.#type(spec.name, control.value) }));
    this.controls.set(spec.name, control);
    const help = doseHelp(spec);
    return field({ name: this.#path(`dose/${spec.name}`), label: spec.label, control, help,
      wide: spec.name === "note" });
  }

  #sides() {
    const options = Object.entries(SIDES).map(([value, words]) => el("option", { value }, words));
    const control = /** @type {HTMLSelectElement} */ (el("select", {
      onchange: () => this.#chooseSide(control.value) }, options));
    this.controls.set("side", control);
    return field({ name: this.#path("dose/side"), label: "Side", control });
  }

  /**
   * @param {"easier" | "harder"} name
   * @param {string} label
   */
  #words(name, label) {
    const control = /** @type {HTMLTextAreaElement} */ (el("textarea", { rows: 2,
      placeholder: this.exercise?.[name] ?? "",
      oninput: () => this.change({ [name]: control.value }, `${this.id}/${name}`) }));
    this.controls.set(name, control);
    return field({ name: this.#path(name), label, control, wide: true });
  }

  /** @param {string} part */
  #path(part) {
    return `exercises/${this.id}/${part}`;
  }

  /**
   * @param {string} name
   * @param {string} typed
   */
  #type(name, typed) {
    const dose = { ...this.chosen?.dose };
    const isAsBefore = typed.trim() === String(this.base[name] ?? "");
    if (isAsBefore && !this.#isDisplaced(name)) delete dose[name];
    else dose[name] = typed.trim() ? typed : null;
    this.change({ dose }, `${this.id}/${name}`);
  }

  /** @param {string} side */
  #chooseSide(side) {
    const dose = { ...this.chosen?.dose };
    for (const name of ["side", "each_side", "left", "right"]) delete dose[name];
    if (side === sideOf(this.base)) {
      this.change({ dose }, "");
      return;
    }
    if (side === "each") dose.each_side = "true";
    else if (side === "left" || side === "right") dose.side = side;
    else if (side === "apart") Object.assign(dose, this.#apart());
    else for (const name of ["side", "each_side", "left", "right"]) if (this.base[name]) dose[name] = null;
    this.change({ dose }, "");
  }

  /** Each side with the amount that was for both. */
  #apart() {
    const name = ["reps", "duration", "distance", "hold"].find((each) => this.#value(each)) ?? "reps";
    const amount = String(this.#value(name) ?? "");
    return { left: { [name]: amount }, right: { [name]: amount }, [name]: null };
  }

  #addWeek() {
    const weeks = /** @type {Amounts[]} */ (this.#value("weeks") ?? []);
    const last = weeks.at(-1) ?? { reps: String(this.printed.reps ?? "") };
    /** @type {DoseChange} */
    const dose = { ...this.chosen?.dose, weeks: [...weeks, { ...last }] };
    for (const name of Object.keys(last)) delete dose[name];
    this.change({ dose }, "");
  }

  /**
   * Whether a change of another field has taken the place of one, as named days do with days a week.
   * @param {string} name
   */
  #isDisplaced(name) {
    const own = this.chosen?.dose ?? {};
    return this.isFresh && !(name in own) && Object.keys(own).length > 0 && Boolean(this.base[name]) && !this.printed[name];
  }

  /**
   * The value of a field: as changed, else as it prints; until the preview is there, as it is in the level.
   * @param {string} name
   */
  #value(name) {
    const own = this.chosen?.dose ?? {};
    if (name in own) return own[name];
    return this.isFresh ? this.printed[name] : this.base[name];
  }

  /**
   * Shows what is chosen; base is the dose of the level, printed the dose as it prints, which may be that
   * from before the last key: then the field that is typed in stays as it is.
   * @param {Chosen} chosen
   * @param {DoseChange} base
   * @param {DoseChange} printed
   * @param {boolean} isFresh
   */
  show(chosen, base, printed, isFresh) {
    Object.assign(this, { chosen, base, printed, isFresh });
    for (const [name, control] of this.controls) {
      const isTyped = control === document.activeElement && !isFresh && !(name in chosen.dose);
      if (!isTyped) put(control, this.#shown(name, chosen));
    }
    this.#showParts();
    this.steps.show(chosen.steps);
  }

  /**
   * @param {string} name
   * @param {Chosen} chosen
   */
  #shown(name, chosen) {
    if (name === "easier" || name === "harder") return chosen[name];
    if (name === "side") return sideOf({ ...(this.isFresh ? this.printed : this.base), ...chosen.dose });
    return String(this.#value(name) ?? "");
  }

  /** The fields of each side, and of each week, where the dose has them. */
  #showParts() {
    const places = [
      ...["left", "right"].filter((side) => this.#value(side)).map((side) => ({ name: side, at: -1 })),
      .../** @type {Amounts[]} */ (this.#value("weeks") ?? []).map((_, at) => ({ name: "weeks", at })),
    ];
    const key = places.map(({ name, at }) => `${name}${at}`).join();
    if (this.parts.dataset.key !== key) {
      this.parts.dataset.key = key;
      this.parts.replaceChildren(...places.map(({ name, at }) => this.#part(name, at)));
    }
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (this.parts.querySelectorAll("input"))) {
      const { part = "", at = "-1", name = "" } = input.dataset;
      put(input, amountsOf(this.#value(part), Number(at))?.[name]);
    }
  }

  /**
   * @param {string} part
   * @param {number} at
   */
  #part(part, at) {
    const isWeek = part === "weeks";
    const own = this.fields.filter((each) => (isWeek ? each.in_week : each.in_side));
    const path = isWeek ? `dose/weeks/${at}` : `dose/${part}`;
    const title = isWeek ? `Week ${at + 1}` : part === "left" ? "Left side" : "Right side";
    const short = own.filter(({ name }) => ["sets", "reps", "hold", "duration", "distance", "load",
      ...(isWeek ? ["times_a_day", "days_a_week"] : [])].includes(name));
    const fields = short.map((spec) => {
      const control = /** @type {HTMLInputElement} */ (el("input", { type: "text", autocomplete: "off",
        "data-part": part, "data-at": at, "data-name": spec.name,
        oninput: () => this.#typeInPart(part, at, spec.name, control.value) }));
      return field({ name: this.#path(`${path}/${spec.name}`), label: spec.label, control });
    });
    const remove = isWeek && el("button", { type: "button", class: "button button-quiet",
      onclick: () => this.#removeWeek(at) }, `Remove week ${at + 1}`);
    return el("fieldset", { class: "part", "data-field": this.#path(path) }, el("legend", {}, title),
      el("div", { class: "fields dose-fields" }, fields), remove);
  }

  /**
   * @param {string} part
   * @param {number} at
   * @param {string} name
   * @param {string} typed
   */
  #typeInPart(part, at, name, typed) {
    const value = this.#value(part);
    const amounts = { ...amountsOf(value, at) };
    if (typed.trim()) amounts[name] = typed;
    else delete amounts[name];
    const changed = Array.isArray(value) ? value.map((week, index) => (index === at ? amounts : week)) : amounts;
    const other = part === "left" ? "right" : "left";
    const dose = { ...this.chosen?.dose, [part]: changed };
    if (part !== "weeks" && !(other in dose)) dose[other] = this.#value(other) ?? {};
    this.change({ dose }, `${this.id}/${part}/${at}/${name}`);
  }

  /** @param {number} at */
  #removeWeek(at) {
    const weeks = /** @type {Amounts[]} */ (this.#value("weeks") ?? []).filter((_, index) => index !== at);
    /** @type {DoseChange} */
    const dose = { ...this.chosen?.dose, weeks };
    if (!weeks.length) {
      if (this.base.weeks) dose.weeks = null;
      else delete dose.weeks;
    }
    this.change({ dose }, "");
  }
}

/**
 * @param {any} value
 * @param {number} at
 * @returns {Amounts | undefined}
 */
function amountsOf(value, at) {
  return Array.isArray(value) ? value[at] : (value ?? undefined);
}

/**
 * Which side a dose is for, as the choice of sides has it.
 * @param {DoseChange} dose
 */
function sideOf(dose) {
  if (dose.left || dose.right) return "apart";
  if (dose.side) return String(dose.side);
  return dose.each_side === "true" ? "each" : "";
}
