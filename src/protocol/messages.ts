/**
 * Messages between page and engine: types, version and transfer lists; no behaviour.
 * Errors are values. Whatever belongs to a session or a request carries its number, so that stale answers can be dropped.
 */
import type { Catalogue, Scenario } from "../scenario/model.ts";
import type { Issue } from "../core/knobs.ts";
import type { Plan } from "../core/plan.ts";
import type { Ended, Minimum, TrajectoryChunk, Window2 } from "../core/model.ts";

export const PROTOCOL_VERSION = 1;

declare const brand: unique symbol;
/** One start of all runs of a scenario. A new one replaces the old one. */
export type SessionId = number & { readonly [brand]: "session" };
/** One question, or one text to read. */
export type RequestId = number & { readonly [brand]: "request" };

export type Question =
  /** Losses at the centres of columns × rows cells of the window, row by row from ylo upwards. */
  | { readonly kind: "grid"; readonly problem: Plan["problem"]; readonly window: Window2; readonly columns: number; readonly rows: number }
  /** Losses at the points (x + i·dx, y + j·dy), row by row from the given y on. Points that two tiles share have the same bits in both. */
  | {
      readonly kind: "tile";
      readonly problem: Plan["problem"];
      readonly origin: readonly [x: number, y: number];
      readonly spacing: readonly [dx: number, dy: number];
      readonly columns: number;
      readonly rows: number;
    }
  /** LaTeX, kinks and known minima of a problem. */
  | { readonly kind: "problem"; readonly problem: Plan["problem"] };

export interface GridAnswer {
  readonly kind: "grid";
  readonly columns: number;
  readonly rows: number;
  readonly window: Window2;
  readonly values: Float64Array;
}
export interface TileAnswer {
  readonly kind: "tile";
  readonly columns: number;
  readonly rows: number;
  readonly values: Float64Array;
}
export interface ProblemAnswer {
  readonly kind: "problem";
  readonly latex: string;
  readonly minima: readonly Minimum[];
}
export type Answer = GridAnswer | TileAnswer | ProblemAnswer;

export type ToEngine =
  /** A share URL, query string or JSON text to be read into a scenario. */
  | { readonly type: "read"; readonly request: RequestId; readonly text: string }
  | { readonly type: "start"; readonly session: SessionId; readonly plan: Plan }
  /** Credit: every run of the session may make this many more steps. The engine never outruns the page. */
  | { readonly type: "grant"; readonly session: SessionId; readonly steps: number }
  /** Ends the session where it is. */
  | { readonly type: "stop"; readonly session: SessionId }
  | { readonly type: "ask"; readonly request: RequestId; readonly question: Question }
  /** The answer is not wanted any more. */
  | { readonly type: "cancel"; readonly request: RequestId };

export type FromEngine =
  | { readonly type: "ready"; readonly version: number; readonly catalogue: Catalogue }
  | {
      readonly type: "scenario";
      readonly request: RequestId;
      readonly scenario: Scenario | undefined;
      readonly issues: readonly Issue[];
      readonly canonical: string;
    }
  | { readonly type: "chunk"; readonly session: SessionId; readonly run: number; readonly chunk: TrajectoryChunk }
  | { readonly type: "issue"; readonly session: SessionId; readonly issue: Issue }
  | { readonly type: "ended"; readonly session: SessionId; readonly run: number; readonly ended: Ended }
  | { readonly type: "answer"; readonly request: RequestId; readonly answer: Answer }
  /** A question or session that could not be served, or a message that was not understood (then without a number). */
  | { readonly type: "failed"; readonly request?: RequestId; readonly session?: SessionId; readonly code: string; readonly message: string };

/** The buffers that travel with a message instead of being copied. */
export function transferList(message: FromEngine): ArrayBuffer[] {
  const arrays: (Float64Array | undefined)[] = [];
  if (message.type === "chunk") arrays.push(message.chunk.points, message.chunk.loss, message.chunk.gradNorm, message.chunk.average);
  if (message.type === "answer" && message.answer.kind !== "problem") arrays.push(message.answer.values);
  return arrays.flatMap((array) => (array === undefined ? [] : [array.buffer as ArrayBuffer]));
}
