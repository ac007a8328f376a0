// What one view asks of another that is about to be shown: an exercise to change or to add, a programme to look at.

export const wanted = { exercise: "", added: "", program: "" };

/**
 * Shows a view, as its link in the bar does.
 * @param {string} path
 */
export function openView(path) {
  /** @type {HTMLElement | null} */ (document.querySelector(`nav a[href="${path}"]`))?.click();
}
