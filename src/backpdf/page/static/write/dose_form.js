// The fields of a whole dose: the usual ones, the side, and further ones; sides and weeks that differ.

import { el, field } from "../dom.js";
import { SIDES, doseHelp } from "../sheet/dose_words.js";

/**
 * @typedef {import("../sheet/catalog.js").DoseField} DoseField
 * @typedef {Record<string, string>} Amounts
 * @typedef {Record<string, string | Amounts | Amounts[]>} Dose
 */

const USUAL = ["sets", "reps", "hold", "rest", "duration", "times_a_day", "days_a_week"];
const SIDE_FIELDS = ["side", "each_side", "left", "right"];

export class DoseForm {
  /**
   * @param {DoseField[]} fields
   * @param {(path: string) => void} changed
   */
  constructor(fields, changed) {
    this.fields = fields;
    this.changed = changed;
    /** @type {Dose} */
    this.dose = {};
    this.element = el("div", { class: "dose-editor" });
  }

  /** @param {Dose} dose */
  show(dose) {
    this.dose = { ...dose };
    const texts = this.fields.filter(({ kind }) => kind === "text");
    const own = (/** @type {DoseField} */ { name }) => USUAL.includes(name) || Boolean(this.dose[name]);
    this.parts = el("div", { class: "dose-parts" });
    this.element.replaceChildren(
      el("div", { class: "fields dose-fields" }, texts.filter(own).map((each) => this.#text(each)), this.#sides()),
      this.parts,
      el("details", {}, el("summary", {}, "More: tempo, distance, load, days, week by week"),
        el("div", { class: "fields dose-fields" }, texts.filter((each) => !own(each)).map((each) => this.#text(each))),
        el("button", { type: "button", class: "button button-quiet", onclick: () => this.#addWeek() }, "Add a week")));
    this.#showParts();
  }

  /** @param {DoseField} spec */
  #text(spec) {
    const control = input(String(this.dose[spec.name] ?? ""), (typed) => this.#put(spec.name, typed));
    const help = doseHelp(spec);
    return field({ name: `dose/${spec.name}`, label: spec.label, control, help, wide: spec.name === "note" });
  }

  #sides() {
    const options = Object.entries(SIDES).map(([value, words]) => el("option", { value }, words));
    const control = /** @type {HTMLSelectElement} */ (el("select", {
      onchange: () => this.#chooseSide(control.value) }, options));
    control.value = sideOf(this.dose);
    return field({ name: "dose/each_side", label: "Side", control });
  }

  /**
   * @param {string} name
   * @param {string} typed
   */
  #put(name, typed) {
    if (typed.trim()) this.dose[name] = typed;
    else delete this.dose[name];
    this.changed(`dose/${name}`);
  }

  /** @param {string} side */
  #chooseSide(side) {
    for (const name of SIDE_FIELDS) delete this.dose[name];
    if (side === "each") this.dose.each_side = "true";
    else if (side === "apart") Object.assign(this.dose, { left: {}, right: {} });
    else if (side) this.dose.side = side;
    this.#showParts();
    this.changed("dose/each_side");
  }

  #addWeek() {
    const weeks = /** @type {Amounts[]} */ (this.dose.weeks ?? []);
    this.dose.weeks = [...weeks, { ...(weeks.at(-1) ?? {}) }];
    this.#showParts();
    this.changed("dose/weeks");
    /** @type {HTMLElement | null | undefined} */ (this.parts?.lastElementChild?.querySelector("input"))?.focus();
  }

  #showParts() {
    const weeks = /** @type {Amounts[]} */ (this.dose.weeks ?? []);
    this.parts?.replaceChildren(
      ...["left", "right"].filter((side) => this.dose[side]).map((side) =>
        this.#part(side === "left" ? "Left side" : "Right side", `dose/${side}`,
          /** @type {Amounts} */ (this.dose[side]), "in_side")),
      ...weeks.map((week, at) => this.#part(`Week ${at + 1}`, `dose/weeks/${at}`, week, "in_week", () => {
        this.dose.weeks = weeks.filter((_, index) => index !== at);
        if (weeks.length === 1) delete this.dose.weeks;
        this.#showParts();
        this.changed("dose/weeks");
      })));
  }

  /**
   * @param {string} title
   * @param {string} path
   * @param {Amounts} amounts
   * @param {"in_side" | "in_week"} kind
   * @param {() => void} [remove]
   */
  #part(title, path, amounts, kind, remove) {
    const fields = this.fields.filter((each) => each[kind] && each.kind === "text").map(({ name, label }) => {
      const control = input(amounts[name] ?? "", (typed) => {
        if (typed.trim()) amounts[name] = typed;
        else delete amounts[name];
        this.changed(`${path}/${name}`);
      });
      return field({ name: `${path}/${name}`, label, control });
    });
    return el("fieldset", { class: "part", "data-field": path }, el("legend", {}, title),
      el("div", { class: "fields dose-fields" }, fields),
      remove && el("button", { type: "button", class: "button button-quiet", onclick: remove }, `Remove ${title.toLowerCase()}`));
  }
}

/**
 * @param {string} value
 * @param {(typed: string) => void} typed
 */
function input(value, typed) {
  const control = /** @type {HTMLInputElement} */ (el("input", { type: "text", autocomplete: "off",
    oninput: () => typed(control.value) }));
  control.value = value;
  return control;
}

/** @param {Dose} dose */
function sideOf(dose) {
  if (dose.left || dose.right) return "apart";
  if (dose.side) return String(dose.side);
  return dose.each_side === "true" || dose.each_side === "yes" ? "each" : "";
}
