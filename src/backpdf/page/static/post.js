// Talks to the program on this computer.  Whatever is typed goes in bodies of POST requests only.

/**
 * @typedef {{message: string, hint?: string | null}} Told
 * @typedef {{field: string, message: string, hint?: string | null}} FieldProblem
 */

/** What the program refused, in its own words; `problems` where they belong to fields. */
export class Refused extends Error {
  /**
   * @param {Told} told
   * @param {FieldProblem[]} [problems]
   */
  constructor(told, problems = []) {
    super(told.message);
    this.hint = told.hint ?? "";
    this.problems = problems;
  }

  /** The message with its hint, as one sentence. */
  get words() {
    return this.hint ? `${this.message} ${this.hint}` : this.message;
  }
}

const GONE = {
  message: "The program has ended.",
  hint: "What is typed here is kept while this page is open. Start `backpdf serve` again, and open its address.",
};

/**
 * Sends JSON; the answer of the program if it is not a refusal.
 * @param {string} path
 * @param {unknown} value
 * @param {AbortSignal} [signal]
 * @returns {Promise<Response>}
 */
export function postJson(path, value, signal) {
  const headers = { "Content-Type": "application/json" };
  return send(path, { method: "POST", headers, body: JSON.stringify(value), signal });
}

/**
 * Sends the bytes of a file, without its name.
 * @param {string} path
 * @param {Blob} file
 * @param {AbortSignal} [signal]
 * @returns {Promise<Response>}
 */
export function postFile(path, file, signal) {
  const headers = { "Content-Type": "application/octet-stream" };
  return send(path, { method: "POST", headers, body: file, signal });
}

/**
 * The JSON at an address.
 * @param {string} path
 * @returns {Promise<any>}
 */
export async function getJson(path) {
  return (await send(path, {})).json();
}

/**
 * @param {string} path
 * @param {RequestInit} options
 */
async function send(path, options) {
  let answer;
  try {
    answer = await fetch(path, { ...options, credentials: "same-origin", redirect: "error" });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Refused(GONE);
  }
  if (answer.ok) return answer;
  const said = await answer.json().catch(() => ({}));
  throw new Refused(
    said.error ?? { message: "This did not work.", hint: "See what is marked below." },
    said.problems ?? [],
  );
}

/**
 * The frames of an answer, each as soon as it is there: four bytes with its length, then the frame.
 * @param {Response} answer
 * @returns {AsyncGenerator<Uint8Array>}
 */
export async function* frames(answer) {
  const reader = /** @type {ReadableStream<Uint8Array>} */ (answer.body).getReader();
  let held = new Uint8Array(0);
  for (;;) {
    while (held.length >= 4) {
      const length = new DataView(held.buffer, held.byteOffset).getUint32(0);
      if (held.length < 4 + length) break;
      yield held.slice(4, 4 + length);
      held = held.subarray(4 + length);
    }
    const { done, value } = await reader.read();
    if (done) return;
    const joined = new Uint8Array(held.length + value.length);
    joined.set(held);
    joined.set(value, held.length);
    held = joined;
  }
}

/**
 * The name that the program gives a file.
 * @param {Response} answer
 */
export function fileName(answer) {
  const found = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("Content-Disposition") ?? "");
  return found ? decodeURIComponent(found[1]) : "handout.pdf";
}

/**
 * Lets the browser save bytes as a file.
 * @param {Blob} blob
 * @param {string} name
 */
export function saveBlob(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * Sends JSON and files as frames, each with its length before it: so no file is put on the disk on its way.
 * @param {string} path
 * @param {unknown} value
 * @param {Blob[]} files
 * @param {AbortSignal} [signal]
 * @returns {Promise<Response>}
 */
export function postFiles(path, value, files, signal) {
  const parts = [new Blob([JSON.stringify(value)]), ...files];
  return postFile(path, new Blob(parts.flatMap((part) => [lengthOf(part), part])), signal);
}

/** @param {Blob} part */
function lengthOf(part) {
  const head = new DataView(new ArrayBuffer(4));
  head.setUint32(0, part.size);
  return head.buffer;
}
