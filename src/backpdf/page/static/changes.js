// Waits for changes of the library's files, and tells every view of them by an event "library" of the document.

import { Refused, postJson } from "./post.js";

const PAUSE = 5_000; // milliseconds after a question that was not answered

let version = 0;

/** The version of the library that was last heard of. */
export function libraryVersion() {
  return version;
}

/** @param {number} found */
export function heardOf(found) {
  if (version !== 0 && found !== version) document.dispatchEvent(new CustomEvent("library", { detail: found }));
  version = found;
}

export async function waitForChanges() {
  for (;;) {
    try {
      const answer = await postJson("/library/changes", { version });
      heardOf((await answer.json()).version);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}
