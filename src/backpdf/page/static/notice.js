// A line at the lower edge of the window that says what was done, or why it was not, to eyes and to screen readers.

import { announce, byId } from "./dom.js";

const SHOWN = 10_000; // milliseconds
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * Says what was done; it goes by itself, or with the next thing that is said or typed.
 * @param {string} words
 * @param {() => void} [undo]
 */
export function tell(words, undo) {
  show(words, undo, false);
  timer = setTimeout(hush, SHOWN);
}

/**
 * Says why something was not done; it stays until the next thing is said or typed.
 * @param {string} words
 */
export function warn(words) {
  show(words, undefined, true);
}

/**
 * @param {string} words
 * @param {(() => void) | undefined} undo
 * @param {boolean} isAlarm
 */
function show(words, undo, isAlarm) {
  clearTimeout(timer);
  const button = byId("notice-undo");
  button.hidden = !undo;
  button.onclick = () => {
    hush();
    byId("views").focus({ preventScroll: true });
    undo?.();
  };
  byId("notice-words").textContent = words;
  byId("notice").classList.toggle("is-alarm", isAlarm);
  byId("notice").hidden = false;
  document.addEventListener("input", hush, { once: true });
  announce(words);
}

/** Takes away what was said, for something else was done meanwhile. */
export function hush() {
  clearTimeout(timer);
  byId("notice").hidden = true;
}
