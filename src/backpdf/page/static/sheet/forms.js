// The form as it is at first, and whether anything is in it that is not in the library.

/**
 * @typedef {import("./history.js").Form} Form
 * @typedef {import("./history.js").Chosen} Chosen
 * @typedef {import("./catalog.js").Level} Level
 */

const TEXTS = ["patient", "clinician", "day", "reference", "next_visit", "note", "diary_weeks"];

/** @returns {Form} */
export function emptyForm() {
  const texts = /** @type {any} */ (Object.fromEntries(TEXTS.map((name) => [name, ""])));
  return { program: "", level: 0, print: {}, exercises: [], blank_dose: false, name_in_file: false, ...texts };
}

/**
 * An exercise as it is in the library.
 * @param {string} id
 * @returns {Chosen}
 */
export function unchanged(id) {
  return { id, replaces: "", dose: {}, steps: [], easier: "", harder: "" };
}

/**
 * Whether the exercises of a form are others than those of its level, or changed.
 * @param {Form} form
 * @param {Level} [level]
 */
export function hasOwnExercises(form, level) {
  const usual = (level?.exercises ?? []).map(({ id }) => unchanged(id));
  return JSON.stringify(form.exercises) !== JSON.stringify(usual);
}

/**
 * Whether something is typed or changed for a patient.
 * @param {Form} form
 * @param {Level} [level]
 */
export function hasOwnWork(form, level) {
  if (!form.program) return false;
  const isTyped = TEXTS.some((name) => /** @type {any} */ (form)[name]);
  return isTyped || hasOwnExercises(form, level);
}
