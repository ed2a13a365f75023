/** The custom element `<interleave-embed>` of embed.js, and its messages, version 1. */

export interface Program {
  /** The program's text; or a `link` that carries everything. */
  text?: string;
  /** Default: "python". */
  language?: "python" | "go";
  /** The file's name, as tracebacks say it. */
  file?: string;
  /** "3.14" or "3.11", "1.27" or "1.21"; default: the newest. */
  release?: string;
  settings?: {
    /** 1 to 64; default 1. */
    cores?: number;
    /** Go's number of Ps; default: as many as cores. */
    gomaxprocs?: number;
    seed?: number;
    /** Python without the GIL. */
    free_threaded?: boolean;
    /** "frozen": time moves only when nobody can run. */
    clock?: "costed" | "frozen";
  };
  /** A shared link, or its fragment. */
  link?: string;
  title?: string;
  /** Lines to mark, and lines to fold away: "3,5-7". */
  lines?: string;
  hide?: string;
  /** The moment that is shown after a run. */
  moment?: number;
}

export type Outcome =
  /** The program ended by itself. */
  | "exited"
  /** It ended with an uncaught exception or a panic. */
  | "failed"
  | "deadlock"
  /** A limit of the playground was reached. */
  | "limit"
  /** It ran as far as somebody looks; it goes on when they look further. */
  | "paused"
  /** It waits for a line that the reader types. */
  | "input"
  /** The reader stopped it. */
  | "stopped";

export interface Messages {
  /** The frame is there and hears; the playground itself is loaded by the first run. */
  ready: Record<string, never>;
  /** A program stands in the playground's editor. */
  loaded: { language: "python" | "go"; characters: number };
  /** A run has come as far as it goes by itself. */
  ran: { events: number; outcome: Outcome; exit_code: number };
  /** Another moment is shown: so many events have happened. Time is virtual. */
  step: { moment: number; last: number; time_ns: number };
  /** All that was written up to the shown moment; of more than 65,536 characters the last ones. */
  output: { text: string };
  /** The reader answered a question (part `predict`) about what comes after the first `at` events. */
  predicted: { at: number; right: boolean };
  /** The reader has seen the run's end; of `of` questions asked so far they answered `right` as the run did. */
  completed: { moments: number; right: number; of: number };
  /** A link that does not open, a program that is refused, a fault of the playground. */
  error: { kind: "link" | "refused" | "fault"; message: string };
}

export type InterleaveEvents = { [Type in keyof Messages as `interleave-${Type}`]: CustomEvent<Messages[Type]> };

export interface InterleaveEmbed extends HTMLElement {
  /** Loads the playground if it is not there yet, and runs the program. */
  run(): void;
  /** Shows a moment; runs the program first if it has not run. */
  seek(moment: number): void;
  /** Shows another program; it is not run. */
  set(program: Program): void;
  /** The author's own program again, as text; the frame is gone. */
  reset(): void;
}

/** What goes to the frame over the channel, for pages that speak to it without the element. */
export type ToFrame = { interleave: 1 } & (
  | { type: "run" }
  | { type: "seek"; moment: number }
  | ({ type: "set" } & Program)
);

/** What comes from it. `ready` comes as a message to the window, all else over the channel. */
export type FromFrame =
  | ({ interleave: 1; type: "resize"; height: number })
  | { [Type in keyof Messages]: { interleave: 1; type: Type } & Messages[Type] }[keyof Messages];

declare global {
  interface HTMLElementTagNameMap {
    "interleave-embed": InterleaveEmbed;
  }
  interface HTMLElementEventMap extends InterleaveEvents {}
}
