// Controls for the fields of an exercise.

import { el } from "../dom.js";

/**
 * @typedef {{name: string, label: string, help: string, example: string, kind: string, is_needed: boolean}}
 *   ExerciseField
 */

/**
 * A line, or a text of some lines, that tells what is typed.
 * @param {ExerciseField} spec
 * @param {string} value
 * @param {(typed: string) => void} typed
 */
export function control(spec, value, typed) {
  const isLong = spec.kind === "text" || spec.kind === "lines";
  const made = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (isLong
    ? el("textarea", { rows: 2, oninput: () => typed(made.value), "aria-required": spec.is_needed ? "true" : null })
    : el("input", { type: "text", autocomplete: "off", oninput: () => typed(made.value),
      "aria-required": spec.is_needed ? "true" : null }));
  made.value = value;
  return made;
}

/**
 * What a field is for, and how it may look.
 * @param {ExerciseField} spec
 */
export function helpOf(spec) {
  const words = spec.help.replace(/: .*/, ".");
  if (spec.kind === "words") return `${words} With commas between them.`;
  if (spec.kind === "lines") return `${words} One on each line.`;
  return spec.example ? `${words} Such as: ${spec.example}` : words;
}
