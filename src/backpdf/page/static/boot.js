// Shows views without leaving the page, so that what is typed in one is still there after a look at another.
// A view is a <main> with `data-view`, its address, and `data-module`, whose `start(main)` brings it to life.
// An event "shown" tells a view that it is looked at again.

import { watchLibrary } from "./changes.js";
import { byId } from "./dom.js";
import { ignoreStrayFiles } from "./file_drop.js";
import { postJson } from "./post.js";

const MINUTE = 60_000;
/** @type {Map<string, {main: HTMLElement, title: string}>} */
const views = new Map();

/** @param {HTMLElement} main */
async function start(main) {
  if (!main.dataset.module) return;
  const module = await import(main.dataset.module);
  await module.start(main);
}

/** @param {string} path */
async function open(path) {
  const answer = await fetch(path, { credentials: "same-origin" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const main = /** @type {HTMLElement} */ (page.querySelector("main"));
  const view = { main: document.adoptNode(main), title: page.title };
  views.set(path, view);
  byId("views").append(view.main);
  await start(view.main);
  return view;
}

/** @param {string} path */
async function show(path) {
  const isNew = !views.has(path);
  const view = views.get(path) ?? (await open(path));
  for (const other of views.values()) other.main.hidden = other !== view;
  document.title = view.title;
  mark(path);
  window.scrollTo(0, 0);
  if (!isNew) view.main.dispatchEvent(new Event("shown"));
}

/** @param {string} path */
function mark(path) {
  for (const link of document.querySelectorAll("nav a")) {
    if (link.getAttribute("href") === path) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

/** @param {MouseEvent} event */
function follow(event) {
  const link = /** @type {Element} */ (event.target).closest("a");
  const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
  if (!link || !isPlain || link.target || link.origin !== location.origin || link.hash || link.download) return;
  event.preventDefault();
  const path = link.pathname;
  if (path !== location.pathname) history.pushState(null, "", path);
  show(path).then(() => byId("views").focus({ preventScroll: true }));
}

/** Says each minute that a view is open, and here that the program is gone. */
async function sayAlive() {
  const gone = byId("gone");
  try {
    await postJson("/alive", {});
    gone.hidden = true;
  } catch (error) {
    gone.textContent = /** @type {any} */ (error).words ?? "";
    gone.hidden = false;
  }
}

const first = /** @type {HTMLElement} */ (document.querySelector("main"));
views.set(location.pathname, { main: first, title: document.title });
mark(location.pathname);
document.addEventListener("click", follow);
ignoreStrayFiles();
window.addEventListener("popstate", () => show(location.pathname));
setInterval(sayAlive, MINUTE);
sayAlive();
start(first).then(watchLibrary);
