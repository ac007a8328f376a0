// The files of a sheet: the PDF, the web page, the plan.

import { tell } from "../notice.js";
import { Refused, fileName, postJson, saveBlob } from "../post.js";

/**
 * @typedef {import("./history.js").Form} Form
 * @typedef {import("../dom.js").FieldProblem} FieldProblem
 * @typedef {{blob: Blob, name: string}} Made
 */

export class Files {
  /**
   * @param {() => Form} form
   * @param {(problems: FieldProblem[], what: string) => void} refused
   */
  constructor(form, refused) {
    this.form = form;
    this.refused = refused;
    /** @type {Form | undefined} */
    this.saved = undefined;
  }

  /**
   * @param {string} path
   * @param {Form} form
   * @param {string} otherwise what is said first where there is no file
   * @returns {Promise<Made | undefined>}
   */
  async #make(path, form, otherwise) {
    try {
      const answer = await postJson(path, form);
      return { blob: await answer.blob(), name: fileName(answer) };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { message, hint, problems } = error;
      this.refused(problems.length ? problems : [{ field: "", message, hint }], otherwise);
      return undefined;
    }
  }

  /**
   * Lets the browser save a file; a plan holds no name, so a sheet is not safe with it alone.
   * @param {"/pdf" | "/web-page" | "/plan"} path
   */
  async save(path) {
    const form = this.form();
    const file = await this.#make(path, form, "Not saved");
    if (!file) return;
    saveBlob(file.blob, file.name);
    if (path !== "/plan") this.saved = form;
    tell(`Saved as ${file.name}, in the folder of your downloads`);
  }

  /** Opens the PDF beside this page, in the browser's own viewer, which prints it. */
  async open() {
    const form = this.form();
    const tab = window.open("", "_blank"); // at once: later, browsers take it for an advertisement
    const file = await this.#make("/pdf", form, "Not opened");
    if (!file) {
      tab?.close();
      return;
    }
    if (tab) tab.location.href = URL.createObjectURL(file.blob);
    else saveBlob(file.blob, file.name);
    this.saved = form;
  }
}
