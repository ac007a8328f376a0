// A plan file, opened as the form that it says.

import { Refused, postJson } from "../post.js";

/**
 * @typedef {import("./history.js").Form} Form
 * @typedef {{form?: Partial<Form>, notes: string[]}} Opened
 */

const LARGEST = 150_000; // bytes
/** What files of other kinds are, by the ends of their names. */
const OTHERS = [
  [/\.(docx?|odt|rtf)$/i, "a text document"],
  [/\.(pdf)$/i, "a PDF"],
  [/\.(xlsx?|xlsm|ods|csv|tsv)$/i, "a table: for a list of patients, there is the view Lists"],
  [/\.(jpe?g|png|gif|heic|webp|svg|tiff?)$/i, "a picture"],
];
const WHICH = "Choose the file that \"Save the plan\" made: its name ends in -plan.yaml.";

/**
 * What a plan file says for the level that is shown, or for the one that it fits; its file's name stays here.
 * @param {File} file
 * @param {Form} form
 * @returns {Promise<Opened>}
 */
export async function openPlan(file, form) {
  if (!/\.ya?ml$/i.test(file.name)) {
    const [, kind] = OTHERS.find(([end]) => /** @type {RegExp} */ (end).test(file.name)) ?? [];
    return { notes: [`"${file.name}" is not a plan${kind ? `, but ${kind}` : ""}. ${WHICH}`] };
  }
  if (file.size > LARGEST) return { notes: ["This file is too large for a plan: choose another one."] };
  const data = toBase64(new Uint8Array(await file.arrayBuffer()));
  try {
    const answer = await postJson("/plan/open", { data, program: form.program, level: form.level });
    return await answer.json();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { notes: [error.words] };
  }
}

/** @param {Uint8Array} bytes */
function toBase64(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
