// Asks whether files of the library have changed, and tells every view by an event "library" of the document.

import { Refused, getJson } from "./post.js";

const PAUSE = 1_000; // milliseconds between two questions, each of which is answered in one or two

let version = 0;

/**
 * Tells of a version of the library, where it is another one than was last heard of.
 * @param {number} found
 */
export function heardOf(found) {
  const isNew = version !== 0 && found !== 0 && found !== version;
  version = found;
  if (isNew) document.dispatchEvent(new Event("library"));
}

/** Asks as long as the page is looked at. */
export function watchLibrary() {
  setInterval(ask, PAUSE);
}

async function ask() {
  if (document.hidden) return;
  try {
    heardOf((await getJson("/library/version")).version);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}
