// The search for exercises: words, and tags of which all that are chosen must be there.

import { el } from "../dom.js";
import { matches, searchText } from "./catalog.js";

/** @typedef {import("./catalog.js").Exercise} Exercise */

/**
 * The buttons of the tags that some exercises have; several can be pressed, "all" lets go of them.
 */
export class TagButtons {
  /**
   * @param {HTMLElement} place
   * @param {() => void} changed
   */
  constructor(place, changed) {
    this.place = place;
    this.changed = changed;
    /** @type {Set<string>} */
    this.chosen = new Set();
  }

  /** @param {Exercise[]} exercises */
  show(exercises) {
    const tags = [...new Set(exercises.flatMap((each) => each.tags))].sort();
    this.chosen = new Set(tags.filter((tag) => this.chosen.has(tag)));
    this.place.replaceChildren(...["", ...tags].map((tag) =>
      el("button", { type: "button", class: "tag", "data-tag": tag, onclick: () => this.#press(tag) },
        tag ? tagInWords(tag) : "all")));
    this.#mark();
  }

  clear() {
    this.chosen.clear();
  }

  /** @param {string} tag */
  #press(tag) {
    if (!tag) this.chosen.clear();
    else if (!this.chosen.delete(tag)) this.chosen.add(tag);
    this.#mark();
    this.changed();
  }

  #mark() {
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (this.place.querySelectorAll("button"))) {
      const { tag = "" } = button.dataset;
      button.setAttribute("aria-pressed", String(tag ? this.chosen.has(tag) : this.chosen.size === 0));
    }
  }
}

/**
 * The exercises that have all words and all tags: those with the words in their name first, then those that
 * share most tags with another one.
 * @param {Exercise[]} exercises
 * @param {string} words
 * @param {Set<string>} tags
 * @param {Exercise} [like]
 */
export function foundExercises(exercises, words, tags, like) {
  const rank = (/** @type {Exercise} */ each) => {
    const shared = each.tags.filter((tag) => like?.tags.includes(tag)).length;
    return (words.trim() && matches(each.name, words) ? 100 : 0) + shared;
  };
  return exercises
    .filter((each) => [...tags].every((tag) => each.tags.includes(tag)) && matches(searchText(each), words))
    .sort((one, other) => rank(other) - rank(one));
}

/**
 * From a search, Enter and the arrow down go to the first of what is found.
 * @param {HTMLElement} search
 * @param {HTMLElement} results
 */
export function leadToResults(search, results) {
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== "ArrowDown") return;
    event.preventDefault();
    const buttons = /** @type {HTMLElement[]} */ ([...results.querySelectorAll("button")]);
    buttons.find((each) => each.offsetParent)?.focus();
  });
}

/** @param {string} tag */
export function tagInWords(tag) {
  return tag.replaceAll("-", " ");
}
