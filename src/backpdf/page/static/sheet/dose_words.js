// The words of the fields of a dose, on a sheet and in an exercise that is written.

/** @typedef {import("./catalog.js").DoseField} DoseField */

const IN_SECONDS = ["hold", "rest"];

/** Which side an exercise is for. */
export const SIDES = { "": "Both", each: "Each side", left: "Left only", right: "Right only", apart: "Different" };

/**
 * How an amount is typed.
 * @param {DoseField} spec
 */
export function doseHelp({ name, example, help }) {
  if (!example) return help;
  return `such as ${example}` + (IN_SECONDS.includes(name) ? "; a number alone is seconds" : "");
}
