// Makes the handouts of a list: the file grows in the memory of the browser, and is saved when it is whole.

import { Refused, frames, postFiles } from "../post.js";

/**
 * @typedef {{made: number, failed: number, hidden: number, failures: {row: number, message: string}[],
 *   warnings: string[]}} Report
 * @typedef {{blob: Blob, name: string, report: Report}} Made
 */

/**
 * The file of a list.  `told` gets how far the work is, in words and as a share of 1.
 * @param {{made: string, name: string}} form
 * @param {File} file
 * @param {AbortSignal} signal
 * @param {(words: string, share: number) => void} told
 * @returns {Promise<Made>}
 */
export async function make(form, file, signal, told) {
  const answer = await postFiles("/lists/make", form, [file], signal);
  const total = Number(answer.headers.get("X-Handouts")) || 1;
  /** @type {BlobPart[]} */
  const parts = [];
  for await (const frame of frames(answer)) {
    const kind = String.fromCharCode(frame[0]);
    if (kind === "d") {
      parts.push(frame.slice(1));
      continue;
    }
    const said = JSON.parse(new TextDecoder().decode(frame.subarray(1)));
    if (kind === "e") throw new Refused(said);
    if (kind === "p") told(`${said.finished} of ${total} files`, said.finished / total);
    if (kind === "r") return { blob: fileOf(parts, form), name: nameOf(form), report: said };
  }
  throw new Refused({ message: "The program stopped before the file was whole.", hint: "Try it again." });
}

/**
 * @param {BlobPart[]} parts
 * @param {{made: string}} form
 */
function fileOf(parts, form) {
  return new Blob(parts, { type: form.made === "pdf" ? "application/pdf" : "application/zip" });
}

/** @param {{made: string, name: string}} form */
function nameOf(form) {
  const stem = form.name.replace(/\.[^.]*$/, "") || "list";
  return `${stem}-handouts.${form.made}`;
}
