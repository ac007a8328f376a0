// The pictures of an exercise: each with its file, which is a photo that was just chosen or one of the library,
// and the words for it.

import { announce, byId, el, field, inWords } from "../dom.js";
import { warn } from "../notice.js";
import { Refused, postFiles } from "../post.js";
import { picture as pictureAddress } from "../sheet/catalog.js";
import { control as controlOf } from "./controls.js";

/**
 * @typedef {import("./controls.js").ExerciseField} ExerciseField
 * @typedef {Record<string, string>} PictureValues
 * @typedef {{values: PictureValues, file?: File, address: string, said: string[]}} Picture
 */

const CAPTIONS = ["Start", "Finish"];
const LARGEST = 50 * 1024 * 1024; // bytes: as the program takes

export class PictureForms {
  /**
   * @param {ExerciseField[]} fields
   * @param {number} most
   * @param {(path: string) => void} changed
   */
  constructor(fields, most, changed) {
    this.fields = fields;
    this.most = most;
    this.changed = changed;
    /** @type {Picture[]} */
    this.pictures = [];
    /** @type {(files: File[]) => void} */
    this.chosen = (files) => this.add(files);
    this.list = byId("write-pictures");
    byId("write-add-picture").addEventListener("click", () => this.#choose(true, (files) => this.add(files)));
    byId("write-photo").addEventListener("change", () => {
      const files = [...byId("write-photo").files];
      byId("write-photo").value = "";
      if (files.length) this.chosen(files);
    });
  }

  /**
   * The pictures of an exercise of the library.
   * @param {string} id
   * @param {PictureValues[]} values
   */
  fill(id, values) {
    for (const { file, address } of this.pictures) if (file) URL.revokeObjectURL(address);
    this.pictures = values.map((each, number) => ({
      values: { ...each }, address: `${pictureAddress(id, number)}?at=${Date.now()}`, said: [] }));
    this.#show();
  }

  /** The values of all pictures, as the file of the exercise has them. */
  values() {
    return this.pictures.map(({ values, file }) => (file ? { ...values, image: "" } : values));
  }

  /** The photos that are to be stored, each with the number of its picture. */
  photos() {
    return this.pictures.flatMap(({ file }, number) => (file ? [{ number, file }] : []));
  }

  /**
   * @param {boolean} isSeveral
   * @param {(files: File[]) => void} chosen
   */
  #choose(isSeveral, chosen) {
    this.chosen = chosen;
    byId("write-photo").multiple = isSeveral;
    byId("write-photo").click();
  }

  /**
   * Pictures after those that are there, as many as an exercise may have.
   * @param {File[]} files
   */
  async add(files) {
    const room = this.most - this.pictures.length;
    for (const file of files.slice(0, room)) {
      const { sentences, isGood } = await lookAt(this.pictures.length, file);
      if (!isGood) {
        warn(`${file.name}: ${sentences.join(" ")}`);
        return;
      }
      const caption = CAPTIONS.find((each) => !this.pictures.some(({ values }) => values.caption === each)) ?? "";
      this.pictures.push({ values: { image: "", caption, alt: "" }, address: "", said: [] });
      this.#put(this.pictures.length - 1, file, sentences);
    }
    if (files.length > room) warn(`An exercise has at most ${this.most} pictures.`);
  }

  /**
   * Another file for a picture, if it can be printed.
   * @param {number} number
   * @param {File} file
   */
  async #replace(number, file) {
    const { sentences, isGood } = await lookAt(number, file);
    if (isGood) this.#put(number, file, sentences);
    else warn(`${file.name}: ${sentences.join(" ")}`);
  }

  /**
   * @param {number} number
   * @param {File} file
   * @param {string[]} said
   */
  #put(number, file, said) {
    const picture = this.pictures[number];
    if (picture.file) URL.revokeObjectURL(picture.address);
    Object.assign(picture, { file, address: URL.createObjectURL(file), said });
    this.#show();
    this.changed(""); // its words are still to be typed, and no fault until then
    announce(picture.said.join(" ") || `Picture ${number + 1} is there.`);
    this.list.children[number]?.querySelector("input, textarea")?.focus();
  }

  #show() {
    this.list.replaceChildren(...this.pictures.map((each, number) => this.#form(each, number)));
    byId("write-add-picture").disabled = this.pictures.length >= this.most;
  }

  /**
   * @param {Picture} picture
   * @param {number} number
   */
  #form(picture, number) {
    const fields = this.fields.map((spec) => {
      const control = controlOf(spec, picture.values[spec.name] ?? "", (typed) => {
        picture.values[spec.name] = typed;
        this.changed(`pictures/${number}/${spec.name}`);
      });
      return field({ name: `pictures/${number}/${spec.name}`, label: spec.label, control,
        help: spec.name === "alt" ? "for people who cannot see it" : "", wide: spec.name === "alt" });
    });
    const name = picture.file ? `${picture.file.name} (new)` : `images/${picture.values.image}`;
    const move = (/** @type {number} */ by) => this.#move(number, number + by);
    const last = this.pictures.length - 1;
    return el("li", { class: "picture-form" },
      el("div", { "data-field": `pictures/${number}/image` },
        el("img", { src: picture.address, alt: "", width: 200, height: 150 }),
        el("p", { class: "help path" }, name),
        picture.said.map((each) => el("p", { class: "help" }, each)),
        el("div", { class: "exercise-tools" },
          quiet("Another file", `Another file for picture ${number + 1}`,
            () => this.#choose(false, ([file]) => this.#replace(number, file))),
          number > 0 && quiet("Earlier", `Move picture ${number + 1} earlier`, () => move(-1)),
          number < last && quiet("Later", `Move picture ${number + 1} later`, () => move(1)),
          quiet("Remove", `Remove picture ${number + 1}`, () => this.#remove(number)))),
      el("div", { class: "fields" }, fields));
  }

  /**
   * @param {number} from
   * @param {number} to
   */
  #move(from, to) {
    const [moved] = this.pictures.splice(from, 1);
    this.pictures.splice(to, 0, moved);
    this.#show();
    this.changed("pictures");
    announce(`Now picture ${to + 1}`);
    this.list.children[to]?.querySelector("button")?.focus();
  }

  /** @param {number} number */
  #remove(number) {
    this.pictures.splice(number, 1);
    this.#show();
    this.changed("pictures");
    announce(`Picture ${number + 1} removed`);
    byId("write-add-picture").focus();
  }
}

/**
 * What the program says of a photo, and whether it can be printed.
 * @param {number} number
 * @param {File} file
 * @returns {Promise<{sentences: string[], isGood: boolean}>}
 */
async function lookAt(number, file) {
  if (file.size > LARGEST) return { sentences: ["this file is larger than 50 MB: make it smaller."], isGood: false };
  try {
    const answer = await postFiles("/write/photo", { number, name: file.name }, [file]);
    return { sentences: (await answer.json()).advice, isGood: true };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { sentences: error.problems.length ? error.problems.map(inWords) : [error.words], isGood: false };
  }
}

/**
 * @param {string} words
 * @param {string} label
 * @param {() => void} act
 */
function quiet(words, label, act) {
  return el("button", { type: "button", class: "button button-quiet", "aria-label": label, onclick: act }, words);
}
