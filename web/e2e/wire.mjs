// The worker's messages in postcard form, as far as tests speak them: varints and strings.
// The variants' numbers are their places in crates/worker/src/protocol.rs.
export const REQUEST = { run: 2, more: 3, digest: 6 };
export const REPLY = { paused: 4, digested: 7, fault: 8 };
const PROTOCOL = 5;
const BUILD = "0.1.0";

const varint = (number) => {
  const bytes = [];
  let left = BigInt(number);
  do {
    bytes.push(Number(left & 0x7fn) | (left > 0x7fn ? 0x80 : 0));
    left >>= 7n;
  } while (left > 0n);
  return bytes;
};
const string = (text) => {
  const bytes = [...new TextEncoder().encode(text)];
  return [...varint(bytes.length), ...bytes];
};

/** A message: `fields` are numbers and strings, in the variant's order. */
export function message(run, variant, ...fields) {
  const body = fields.flatMap((field) => (typeof field === "string" ? string(field) : varint(field)));
  return [...varint(PROTOCOL), ...string(BUILD), ...varint(run), ...varint(0), ...varint(variant), ...body];
}

/** Variant and numbers of a reply that has numbers only. */
export function numbers(bytes) {
  let at = 0;
  const next = () => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = BigInt(bytes[at++]);
      value |= (byte & 0x7fn) << shift;
      if (byte < 0x80n) return value;
    }
  };
  next();
  const build = Number(next());
  at += build;
  next();
  next();
  const variant = Number(next());
  const fields = [];
  while (at < bytes.length) fields.push(next());
  return { variant, fields };
}
