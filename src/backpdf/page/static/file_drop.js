// Files that are dropped on the page: each view takes those it can use; dropped elsewhere they do nothing, where a
// browser by itself would leave the page for them.

/**
 * Takes files that are dropped anywhere in a view; its zone shows that they can be.
 * @param {HTMLElement} main
 * @param {HTMLElement} zone
 * @param {(files: File[]) => void} take
 */
export function takeDroppedFiles(main, zone, take) {
  main.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    zone.classList.add("is-over");
  });
  main.addEventListener("dragleave", (event) => {
    if (!main.contains(/** @type {Node | null} */ (event.relatedTarget))) zone.classList.remove("is-over");
  });
  main.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    zone.classList.remove("is-over");
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length) take(files);
  });
}

/** Lets files that no view takes do nothing. */
export function ignoreStrayFiles() {
  document.addEventListener("dragover", (event) => {
    if (event.defaultPrevented || !hasFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = "none";
  });
  document.addEventListener("drop", (event) => {
    if (hasFiles(event)) event.preventDefault();
  });
}

/** @param {DragEvent} event */
function hasFiles(event) {
  return event.dataTransfer?.types.includes("Files") ?? false;
}
