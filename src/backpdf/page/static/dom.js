// Makes elements, and fields with their labels, help and errors.  Texts are set as text, never as HTML.

/**
 * @typedef {Node | string | null | undefined | false} Child
 * @typedef {{field: string, message: string, hint?: string | null}} FieldProblem
 */

/**
 * An element with attributes and children.  A function as an attribute is a listener: `onclick`; `true`
 * gives an attribute without a value, `false`, `null` and `undefined` give none.
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElement}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, String(value));
    }
  }
  for (const child of children.flat()) {
    if (child !== null && child !== undefined && child !== false) {
      element.append(child);
    }
  }
  return element;
}

/**
 * The element with an id, which the view's template has.
 * @param {string} id
 * @returns {any}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no element ${id}`);
  return found;
}

let count = 0;

/**
 * A field: label, control, help, and room for its error.  `name` is where problems are told.
 * @param {{name: string, label: string, control: HTMLElement, help?: string, wide?: boolean}} parts
 * @returns {HTMLElement}
 */
export function field({ name, label, control, help, wide }) {
  const id = `field-${++count}`;
  const isBox = control.getAttribute("type") === "checkbox";
  control.id = id;
  control.setAttribute("aria-describedby", `${id}-error` + (help ? ` ${id}-help` : ""));
  const words = el("label", { for: id }, label);
  const own = [
    help && el("p", { class: "help", id: `${id}-help` }, help),
    el("p", { class: "error", id: `${id}-error`, hidden: true }),
  ];
  const kind = `field${isBox ? " field-box" : ""}${wide ? " field-wide" : ""}`;
  return el("div", { class: kind, "data-field": name }, isBox ? [control, words] : [words, control], own);
}

/**
 * Shows problems at the fields that they name, or at the nearest one above; returns those with no field.
 * Errors that were there before go.
 * @param {HTMLElement} root
 * @param {FieldProblem[]} problems
 * @returns {FieldProblem[]}
 */
export function showProblems(root, problems) {
  const here = new Map();
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-field]"))) {
    setError(place, []);
    here.set(place.dataset.field, place);
  }
  const found = new Map();
  const rest = [];
  for (const problem of problems) {
    const place = nearest(here, problem.field);
    if (place) found.set(place, [...(found.get(place) ?? []), problem]);
    else rest.push(problem);
  }
  for (const [place, own] of found) setError(place, own);
  return rest;
}

/**
 * @param {Map<string, HTMLElement>} here
 * @param {string} name
 */
function nearest(here, name) {
  for (let path = name; path; path = path.slice(0, Math.max(0, path.lastIndexOf("/")))) {
    const place = here.get(path);
    if (place) return place;
  }
  return undefined;
}

/**
 * @param {HTMLElement} place
 * @param {FieldProblem[]} problems
 */
function setError(place, problems) {
  const control = place.querySelector(":scope > input, :scope > select, :scope > textarea");
  let box = /** @type {HTMLElement | null} */ (place.querySelector(":scope > .error"));
  if (!box && problems.length) {
    box = el("p", { class: "error" });
    place.append(box);
  }
  place.classList.toggle("has-error", problems.length > 0);
  if (control) {
    if (problems.length) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }
  if (box) {
    box.hidden = problems.length === 0;
    box.replaceChildren(...problems.map((each) => el("span", {}, inWords(each))));
  }
}

/**
 * Goes to the first field that has an error, through all that is folded above it, or else to the list of problems.
 * @param {HTMLElement} root
 * @returns {string} the label of the field, if it has one
 */
export function revealFirstProblem(root) {
  const place = /** @type {HTMLElement | null} */ (root.querySelector(".problems:not([hidden]), .has-error"));
  for (let at = place?.parentElement; at; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) at.open = true;
  }
  const control = place?.matches(".problems") ? place : place?.querySelector("input, select, textarea, button");
  /** @type {HTMLElement | null | undefined} */ (control)?.focus();
  place?.scrollIntoView({ block: "center" });
  return place?.querySelector(":scope > label")?.textContent ?? "";
}

/**
 * A problem as a sentence: what is wrong, and what to do.
 * @param {{message: string, hint?: string | null}} problem
 */
export function inWords(problem) {
  if (!problem.hint) return problem.message;
  return problem.message + (problem.message.endsWith(".") ? " " : ": ") + problem.hint;
}

/**
 * Sets the words of a region that is read out when it changes, only where they are others.
 * @param {HTMLElement} region
 * @param {string[]} words
 * @param {string} [tag]
 */
export function say(region, words, tag) {
  const said = JSON.stringify(words);
  if (region.dataset.said === said) return;
  region.dataset.said = said;
  region.hidden = words.join("") === "";
  region.replaceChildren(...words.map((each) => (tag ? el(tag, {}, each) : each)));
}

/**
 * Says something to people who use a screen reader.
 * @param {string} words
 */
export function announce(words) {
  const announcer = byId("announcer");
  announcer.textContent = "";
  setTimeout(() => (announcer.textContent = words), 50);
}

/**
 * Shows a value in a control, unless it shows it already: then what is being typed stays as it is.
 * @param {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} control
 * @param {unknown} value
 */
export function put(control, value) {
  const isBox = control instanceof HTMLInputElement && control.type === "checkbox";
  const text = String(value ?? "");
  const isHalfDate = control.type === "date" && !/^\d{4}-/.test(text) && text !== "";
  if (isHalfDate) return; // what stands there is not yet a date, and would go
  if (isBox) control.checked = Boolean(value);
  else if (control.value.trim() !== text.trim()) control.value = text;
}
