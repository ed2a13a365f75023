// The envelope of a shared link, as crates/scenario/src/link/envelope.rs writes it: the number
// of bytes that follow, the document's length and CRC-32, then the document deflated. This file
// makes links; link.js reads them. A link made here refers to nothing in the dictionary, so
// whoever makes one needs none.

/** Bytes in one stored block of a deflate stream, at most. */
export const STORED_MAX = 0xffff;
/** Bytes of a document in a link. */
export const DOCUMENT_BYTES_MAX = 1 << 20;

/** The fragment of a scenario's JSON, without `#`. */
export async function fragmentOf(document) {
  const bytes = new TextEncoder().encode(document);
  const rest = concat(varint(bytes.length), crcBytes(crc32(bytes)), await deflated(bytes));
  return `1${base64url(concat(varint(rest.length), rest))}`;
}

/** What a scenario document says of a program and its computer; defaults are left out. */
export function scenarioOf({ text, language = "python", file, release, settings }) {
  const go = language === "go";
  const scenario = { scenario: 1, language: go ? "go" : "python" };
  if (release) scenario.release = String(release);
  scenario.program = [{ name: file || (go ? "main.go" : "main.py"), text: String(text) }];
  if (settings && Object.keys(settings).length > 0) scenario.settings = settings;
  return scenario;
}

/** A raw deflate stream; one that is only stored where the browser has no compressor. */
async function deflated(bytes) {
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    return stored(bytes, true);
  }
}

/** Bytes as stored blocks; they end at a whole byte, so that any stream may follow. */
export function stored(bytes, last) {
  const blocks = [];
  for (let at = 0; at < bytes.length || at === 0; at += STORED_MAX) {
    const piece = bytes.subarray(at, at + STORED_MAX);
    const final = last && at + STORED_MAX >= bytes.length ? 1 : 0;
    const length = piece.length;
    blocks.push(Uint8Array.of(final, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255), piece);
  }
  return concat(...blocks);
}

export function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

export function concat(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const crcBytes = (crc) => Uint8Array.of(crc, crc >>> 8, crc >>> 16, crc >>> 24);

function varint(value) {
  const bytes = [];
  for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Uint8Array.of(...bytes, value);
}

function base64url(bytes) {
  let letters = "";
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
