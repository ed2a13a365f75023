import type { Plugin } from "unified";

export interface Options {
  /** The address of a playground's folder, the one that has embed.js. */
  playground: string;
}

/** Fenced blocks whose first line says `interleave` become embeds. */
declare const interleave: Plugin<[Options]>;
export default interleave;
