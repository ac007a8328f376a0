// What the library has to choose from, as the program tells it.

import { getJson } from "../post.js";

/**
 * @typedef {import("./history.js").DoseChange} DoseChange
 * @typedef {{id: string, dose: DoseChange, sentence: string, steps: string[]}} LevelExercise
 * @typedef {{number: number, name: string, aim: string, exercises: LevelExercise[]}} Level
 * @typedef {{id: string, title: string, forWhom: string, language: string, version: string, diaryWeeks: number,
 *   standing: {kind: string, words: string}, levels: Level[]}} Program
 * @typedef {{id: string, name: string, why: string, position: string, equipment: string[], tags: string[],
 *   steps: string[], easier: string, harder: string, pictures: string[], dose: DoseChange,
 *   sentence: string}} Exercise
 * @typedef {{name: string, label: string, usual: string | boolean, values: Record<string, string>}} PrintField
 * @typedef {{name: string, label: string, help: string, example: string, kind: string, in_side: boolean,
 *   in_week: boolean}} DoseField
 */

export class Catalog {
  /** @param {any} said */
  constructor(said) {
    /** @type {number} */
    this.version = said.version;
    /** @type {any[]} */
    this.problems = said.problems ?? [];
    /** @type {Map<string, Program>} */
    this.programs = new Map((said.programs ?? []).map((/** @type {Program} */ each) => [each.id, each]));
    /** @type {Map<string, Exercise>} */
    this.exercises = new Map((said.exercises ?? []).map((/** @type {Exercise} */ each) => [each.id, each]));
    /** @type {PrintField[]} */
    this.printFields = said.printFields ?? [];
    /** @type {DoseField[]} */
    this.doseFields = said.doseFields ?? [];
    /** @type {number} */
    this.mostExercises = said.mostExercises ?? 12;
  }

  static async load() {
    return new Catalog(await getJson("/catalog"));
  }

  /**
   * @param {string} program
   * @param {number} level
   */
  level(program, level) {
    return this.programs.get(program)?.levels.find((each) => each.number === level);
  }

  /** @param {string} id */
  name(id) {
    return this.exercises.get(id)?.name ?? id;
  }
}

/**
 * The address of a picture of an exercise.
 * @param {string} id
 * @param {number} number
 */
export function picture(id, number) {
  return `/pictures/${encodeURIComponent(id)}/${number}`;
}

/**
 * Whether a text has all the words of a search.
 * @param {string} text
 * @param {string} search
 */
export function matches(text, search) {
  const plain = fold(text);
  return fold(search).split(/\s+/).every((word) => plain.includes(word));
}

/** @param {string} text */
function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** @param {Exercise} exercise */
export function searchText(exercise) {
  const { name, why, position, equipment, tags, id } = exercise;
  return [name, why, position, ...equipment, ...tags, id].join(" ");
}
