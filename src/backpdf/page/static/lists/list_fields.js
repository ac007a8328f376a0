// The fields beside a list: what its rows leave out, how its file is read, how the handouts print.

import { el } from "../dom.js";
import { BLANK_DOSE } from "../sheet/form_fields.js";

/**
 * @typedef {{name: string, label: string, control: HTMLInputElement | HTMLSelectElement, help?: string}} ListField
 */

/**
 * @param {import("../sheet/catalog.js").Catalog} catalog
 * @returns {ListField[]}
 */
export function listFields(catalog) {
  const programs = [...catalog.programs.values()].map(({ id, title }) => /** @type {[string, string]} */ ([id, title]));
  return [
    { name: "program", label: "Programme", help: "of rows that name none",
      control: choice([["", "Each row names one"], ...programs]) },
    text("level", "Level", "of rows that name none, such as 2"),
    text("clinician", "Clinician", "of rows that name none"),
    text("day", "Date", "of rows that have none, such as 2026-11-21"),
    ...catalog.printFields.map(printField),
    { ...BLANK_DOSE, control: box(false) },
    { name: "formats", label: "Files in the ZIP file", control: choice([
      ["pdf", "PDF, to print"], ["html", "Web pages, for a phone"], ["both", "Both"]]) },
    { name: "dates", label: "Dates such as 03/04/2026", help: "",
      control: choice([["", "As other dates in the list show"], ["day-first", "3 April"], ["month-first", "4 March"]]) },
    text("sheet", "Sheet of the workbook", "usually the first with the headings"),
    text("encoding", "Encoding of a CSV file", "such as windows-1252; usually as its letters show"),
    text("ignored", "Columns to pass over", "headings or numbers, with commas"),
  ];
}

/**
 * @param {import("../sheet/catalog.js").PrintField} spec
 * @returns {ListField}
 */
function printField({ name, label, usual, values }) {
  const options = Object.entries(values);
  if (!options.length) {
    return { name, label, control: box(usual === true) };
  }
  const control = choice(options);
  control.value = String(usual);
  return { name, label, control };
}

/**
 * @param {string} name
 * @param {string} label
 * @param {string} help
 * @returns {ListField}
 */
function text(name, label, help) {
  return { name, label, help, control: /** @type {HTMLInputElement} */ (el("input", { type: "text", autocomplete: "off" })) };
}

/** @param {boolean} checked */
function box(checked) {
  return /** @type {HTMLInputElement} */ (el("input", { type: "checkbox", checked }));
}

/** @param {[string, string][]} values */
function choice(values) {
  const options = values.map(([value, words]) => el("option", { value }, words));
  return /** @type {HTMLSelectElement} */ (el("select", {}, options));
}
