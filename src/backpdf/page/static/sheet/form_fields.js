// The fields below the exercises: what is printed of this patient, and how it is printed.

import { byId, el, field, put } from "../dom.js";

/**
 * @typedef {import("./history.js").Form} Form
 * @typedef {import("./catalog.js").Catalog} Catalog
 * @typedef {import("./catalog.js").PrintField} PrintField
 * @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control
 */

const PATIENT = [
  { name: "patient", label: "Patient's name", help: "Printed on the sheet." },
  { name: "reference", label: "Your number for the patient", help: "The file is called by it; not printed." },
  { name: "clinician", label: "Your name" },
  { name: "day", label: "Date", type: "date" },
  { name: "next_visit", label: "Next visit", help: "In your own words: Tuesday 1 December, 10:30" },
  { name: "diary_weeks", label: "Weeks of the record", type: "weeks" },
  { name: "note", label: "A few words to the patient", type: "lines", help: "Printed near the top." },
  { name: "name_in_file", label: "Put the patient's name in the name of the PDF, too", type: "box" },
];

/** A box of the sheet, and of what the rows of a list leave out. */
export const BLANK_DOSE = { name: "blank_dose", label: "Doses left empty, to fill in by pen", type: "box" };

export class FormFields {
  /** @param {(update: Partial<Form>, field: string) => void} change */
  constructor(change) {
    this.change = change;
    /** @type {Map<string, Control>} */
    this.patient = new Map();
    /** @type {Map<string, Control>} */
    this.printing = new Map();
    /** @type {Form | undefined} */
    this.form = undefined;
    byId("sheet-patient").replaceChildren(...PATIENT.map((spec) => this.#patientField(spec)));
  }

  /** @param {{name: string, label: string, help?: string, type?: string}} spec */
  #patientField({ name, label, help, type }) {
    const control = this.#control(type);
    const event = type === "weeks" || type === "box" ? "change" : "input";
    control.addEventListener(event, () => this.change({ [name]: valueOf(control) }, name));
    if (type === "date") {
      control.addEventListener("blur", () => {
        if (control.validity.badInput) this.change({ [name]: "what stands there" }, name);
      });
    }
    this.patient.set(name, control);
    return field({ name, label, control, help, wide: type === "lines" || type === "box" });
  }

  /**
   * @param {string} [type]
   * @returns {Control}
   */
  #control(type) {
    const off = { autocomplete: "off" };
    if (type === "lines") return /** @type {Control} */ (el("textarea", { rows: 3, ...off }));
    if (type === "weeks") return /** @type {Control} */ (el("select"));
    if (type === "box") return /** @type {Control} */ (el("input", { type: "checkbox" }));
    return /** @type {Control} */ (el("input", { type: type ?? "text", ...off }));
  }

  /** @param {Catalog} catalog */
  fill(catalog) {
    this.printing.clear();
    const fields = catalog.printFields.map((spec) => this.#printField(spec));
    byId("sheet-printing").replaceChildren(...fields, this.#patientField(BLANK_DOSE));
  }

  /** @param {PrintField} spec */
  #printField({ name, label, values }) {
    const options = Object.entries(values).map(([value, words]) => el("option", { value }, words));
    const control = /** @type {Control} */ (
      options.length ? el("select", {}, options) : el("input", { type: "checkbox" })
    );
    control.addEventListener("change", () =>
      this.change({ print: { ...this.form?.print, [name]: valueOf(control) } }, ""));
    this.printing.set(name, control);
    return field({ name: `print/${name}`, label, control, wide: !options.length });
  }

  /**
   * @param {Form} form
   * @param {number} usualWeeks
   */
  show(form, usualWeeks) {
    this.form = form;
    this.#showWeeks(usualWeeks);
    for (const [name, control] of this.patient) put(control, /** @type {any} */ (form)[name]);
    for (const [name, control] of this.printing) put(control, form.print[name]);
  }

  /** @param {number} usual */
  #showWeeks(usual) {
    const select = /** @type {HTMLSelectElement} */ (this.patient.get("diary_weeks"));
    if (select.dataset.usual === String(usual)) return;
    select.dataset.usual = String(usual);
    const weeks = Array.from({ length: 12 }, (_, index) => String(index + 1));
    const usually = el("option", { value: "" }, `${usual}, as usual`);
    const others = weeks.filter((each) => each !== String(usual));
    select.replaceChildren(usually, ...others.map((each) => el("option", { value: each }, each)));
  }
}

/** @param {Control} control */
function valueOf(control) {
  return control instanceof HTMLInputElement && control.type === "checkbox" ? control.checked : control.value;
}
