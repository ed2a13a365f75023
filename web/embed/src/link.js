// Reads a shared link far enough to show its program before anything large is loaded.
//
// The playground itself reads links in Rust (crates/scenario/src/link.rs); this is the same
// format with the same checks: version, length, checksum. What is wrong is told by a word, and
// nothing else is ever shown in a bad link's place.
//
// The browser's own inflate knows no dictionary. It gets it as a stored block before the
// stream: what comes out is the dictionary, then the document.
import dictionary from "../../../crates/scenario/src/link/dictionary.txt";
import { DOCUMENT_BYTES_MAX, concat, crc32, stored } from "./envelope.js";

/** Characters of a fragment that is looked at. */
const LINK_CHARS_MAX = 256 << 10;

/** Why a link opens nothing; `reason` is a key of the page's words. */
export class BadLink extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * The scenario of a fragment. `base` gives the text of a program of the catalogue by its name.
 * Errors: a BadLink of `version`, `damaged`, `cut`, `large`, `base` (the catalogue's text is not
 * to be had, or another than the link was made from) or `browser` (no inflate here).
 */
export async function read(fragment, base) {
  const version = fragment[0];
  if (version !== "1" && version !== "2") throw new BadLink("version");
  if (fragment.length > LINK_CHARS_MAX) throw new BadLink("large");
  const bytes = new Bytes(unbase64(fragment.slice(1)));
  const want = bytes.varint("cut");
  if (bytes.left() < want) throw new BadLink("cut");
  if (bytes.left() > want) throw new BadLink("damaged");
  const size = bytes.varint("damaged");
  if (size > DOCUMENT_BYTES_MAX) throw new BadLink("large");
  const crc = bytes.crc();
  let known = dictionary;
  if (version === "2") {
    const slug = new TextDecoder().decode(bytes.take(bytes.varint("damaged")));
    const textCrc = bytes.crc();
    const text = await base(slug);
    if (text === null || crc32(encode(text)) !== textCrc) throw new BadLink("base");
    known += JSON.stringify(text);
  }
  const document = await inflated(bytes.rest(), encode(known), size);
  if (crc32(document) !== crc) throw new BadLink("damaged");
  try {
    const scenario = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(document));
    if (typeof scenario.program[0].text !== "string") throw new BadLink("damaged");
    return scenario;
  } catch {
    throw new BadLink("damaged");
  }
}

const encode = (text) => new TextEncoder().encode(text);

async function inflated(deflated, dictionary, size) {
  if (!globalThis.DecompressionStream) throw new BadLink("browser");
  const whole = concat(stored(dictionary, false), deflated);
  const out = new Uint8Array(dictionary.length + size);
  let filled = 0;
  try {
    const reader = new Blob([whole]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      // More than was said: a bomb, or damage. What is read stays within the limit.
      if (filled + step.value.length > out.length) {
        reader.cancel();
        throw new BadLink("damaged");
      }
      out.set(step.value, filled);
      filled += step.value.length;
    }
  } catch {
    throw new BadLink("damaged");
  }
  if (filled !== out.length) throw new BadLink("damaged");
  return out.subarray(dictionary.length);
}

function unbase64(letters) {
  if (/[^\w-]/.test(letters)) throw new BadLink("damaged");
  // A cut link's last group may be no group at all: what is before it tells how much is missing.
  const whole = letters.length % 4 === 1 ? letters.slice(0, -1) : letters;
  return Uint8Array.from(atob(whole.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}

class Bytes {
  #bytes;
  #at = 0;

  constructor(bytes) {
    this.#bytes = bytes;
  }

  left() {
    return this.#bytes.length - this.#at;
  }

  varint(reason) {
    let value = 0;
    for (let scale = 1; scale < 2 ** 49; scale *= 128) {
      if (this.left() === 0) throw new BadLink(reason);
      const byte = this.#bytes[this.#at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
    throw new BadLink("damaged");
  }

  take(count) {
    if (this.left() < count) throw new BadLink("damaged");
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  crc() {
    const four = this.take(4);
    return (four[0] | (four[1] << 8) | (four[2] << 16) | (four[3] << 24)) >>> 0;
  }

  rest() {
    return this.#bytes.subarray(this.#at);
  }
}
