// The states of the form, one after the other: undo goes back, redo forward.

const PAUSE = 1500; // milliseconds: typing on in one field within this is one step

/**
 * @typedef {Record<string, string | null>} Amounts
 * @typedef {Record<string, string | null | Amounts | Amounts[]>} DoseChange
 * @typedef {{id: string, replaces: string, dose: DoseChange, steps: string[], easier: string, harder: string}}
 *   Chosen
 * @typedef {{program: string, level: number, print: Record<string, string | boolean | number | null>,
 *   patient: string, clinician: string, day: string, reference: string, next_visit: string, note: string,
 *   diary_weeks: string, exercises: Chosen[], blank_dose: boolean, name_in_file: boolean}} Form
 */

/** The form as it is, with what it was before and what was undone.  A state is never changed, only replaced. */
export class History {
  /**
   * @param {Form} form
   * @param {(form: Form) => void} changed
   */
  constructor(form, changed) {
    this.form = form;
    this.changed = changed;
    /** @type {Form[]} */
    this.past = [];
    /** @type {Form[]} */
    this.future = [];
    this.field = "";
    this.at = 0;
  }

  /**
   * A new state.  With the name of a field, typing on in it is one step.
   * @param {Partial<Form>} update
   * @param {string} [field]
   */
  change(update, field = "") {
    const goesOn = field !== "" && field === this.field && Date.now() - this.at < PAUSE;
    if (!goesOn) this.past.push(this.form);
    this.field = field;
    this.at = Date.now();
    this.future = [];
    this.form = { ...this.form, ...update };
    this.changed(this.form);
  }

  /**
   * A first state, with nothing before it.
   * @param {Partial<Form>} update
   */
  begin(update) {
    this.past = [];
    this.future = [];
    this.form = { ...this.form, ...update };
    this.changed(this.form);
  }

  undo() {
    this.#go(this.past, this.future);
  }

  redo() {
    this.#go(this.future, this.past);
  }

  /**
   * @param {Form[]} from
   * @param {Form[]} to
   */
  #go(from, to) {
    const form = from.pop();
    if (!form) return;
    to.push(this.form);
    this.form = form;
    this.field = "";
    this.changed(form);
  }
}
