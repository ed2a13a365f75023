// A scenario's link, as crates/scenario/src/link.rs has it: a version character, then base64url of
// an envelope (how many bytes follow, the document's length and CRC-32) and of the document,
// deflated with a dictionary that never changes (dictionary.txt).
import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";

const VERSION = "1";
const dictionary = readFileSync(new URL("./dictionary.txt", import.meta.url));

/** The link's part behind `#`. The scenario's fields stand in the playground's order. */
export function fragment(scenario) {
  const document = Buffer.from(JSON.stringify(scenario));
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32LE(crc32(document));
  const deflated = deflateRawSync(document, { level: 9, memLevel: 9, dictionary });
  const rest = Buffer.concat([varint(document.length), checksum, deflated]);
  return VERSION + Buffer.concat([varint(rest.length), rest]).toString("base64url");
}

function varint(value) {
  const bytes = [];
  for (; value >= 0x80; value = Math.floor(value / 0x80)) bytes.push((value & 0x7f) | 0x80);
  return Buffer.from([...bytes, value]);
}

// zlib.crc32 is not there before Node.js 20.15.
function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
