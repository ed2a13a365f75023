// How long links would be that carry the same documents by lz-string, the usual way of
// playgrounds: a document a line on standard input, a number of characters a line on standard
// output. `cargo xtask bench` compares.
import { readFileSync } from "node:fs";
import lzString from "lz-string";

const documents = readFileSync(0, "utf8").split("\n").filter(Boolean);
for (const document of documents) console.log(lzString.compressToEncodedURIComponent(document).length);
