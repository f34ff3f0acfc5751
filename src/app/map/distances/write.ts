/** What the key and the map's description say of balls and distances. */
import { readable } from "../../../draw/scales.ts";
import { dropOf, stepsOf, wholeSteps } from "../../../views/map/distances/parts.ts";
import { scoreFactor } from "../../../views/map/distances/scores.ts";
import { tissotOf } from "../../../views/map/distances/tissot.ts";
import type { KlLevel } from "../../../core/geometry/kl-level.ts";
import type { MatrixBall } from "../../../core/geometry/norms.ts";
import type { WordsOfDistances } from "../../../text/index.ts";
import type { MarkId } from "../../../views/map/def.ts";
import type { MarkScene } from "../../../views/map/distances/mark.ts";
import type { MapFrame } from "../../../views/map/frame.ts";

const DIGITS = 3;
/** Less than one of these is rounding. */
const CURVATURE_UNITS = 1e4;
const figure = (value: number): string => readable(value, DIGITS);
/** A coordinate below this share of the other one is rounding. */
const ROUNDING = 1e-12;
function point(at: readonly [number, number]): string {
  const least = ROUNDING * Math.hypot(...at);
  const [x, y] = at.map((value) => figure(Math.abs(value) > least ? value : 0));
  return `(${x}, ${y})`;
}

/** The run whose step is to come. */
export interface RulerOf {
  readonly name: string;
  /** It has no step any more. */
  readonly over: boolean;
}

/** What a scene is seen through: the layout, and whose ruler P is. */
export interface Surroundings {
  readonly frame: Pick<MapFrame, "layout">;
  readonly run: RulerOf;
}

/** What stands beside the sample of a mark's line; `undefined`: nothing of it is on the map. */
export function keyText(id: MarkId, scene: MarkScene, text: WordsOfDistances, around: Surroundings): string | undefined {
  const { reading } = scene;
  const { norms, balls } = reading;
  if (!norms.defined && id !== "tissot" && id !== "plain" && id !== "natural" && id !== "ways") return undefined;
  const c = figure(norms.level);
  const curve = (words: string, level: KlLevel | undefined): string | undefined =>
    level && (level.open === undefined ? words : `${words}${text.comma}${text.open[level.open]}`);
  const ofMatrix = (symbol: string, ball: MatrixBall | undefined, more: string | undefined): string | undefined => {
    if (ball === undefined) return more;
    const shape =
      ball.shape === "ellipse"
        ? text.matrix(symbol, figure(ball.level))
        : `${text.matrix(symbol, figure(ball.level))}${text.colon}${text.shapes[ball.shape](symbol)}`;
    return more === undefined ? shape : `${shape}${text.comma}${more}`;
  };
  const words = ((): string | undefined => {
    switch (id) {
      case "forward":
        return curve(text.forward(c), balls?.forward);
      case "reverse":
        return curve(text.reverse(c), balls?.reverse);
      case "l1":
        return text.l1(figure(norms.l1?.radius ?? norms.radius));
      case "linf":
        return text.linf(figure(norms.linf?.radius ?? norms.radius));
      case "circle":
        return text.circle(figure((norms.l2?.radius ?? norms.radius) ** 2 / 2), figure(norms.l2?.radius ?? norms.radius));
      case "hessian":
        return ofMatrix("H", norms.hessian, norms.hessian === undefined ? text.noHessian : isSame(norms.hessian, reading.fisher) ? text.same : undefined);
      case "ellipse":
        return balls?.rank === 0 ? text.noInformation : ofMatrix("F", reading.fisher, undefined);
      case "empirical":
        return reading.empirical && ofMatrix("F̂", reading.empirical, text.empirical);
      case "sampled":
        return reading.sampled && reading.scores && ofMatrix("Fₙ", reading.sampled, text.sampled(figure(reading.scores.count)));
      case "ruler":
        if (reading.ruler === undefined) return around.run.over ? text.lastStep : text.noRuler(around.run.name);
        return [text.matrix("P", figure(reading.ruler.level)), text.ruler(around.run.name), ...(balls === undefined ? [] : [text.notFisher])].join(text.comma);
      case "drop":
        return text.sameDrop(c);
      case "contact":
        return text.contact;
      case "whole": {
        const lengths = wholeSteps(scene).map(({ symbol, step }) => `${symbol} ${figure(Math.hypot(...step))}`);
        return lengths.length === 0 ? undefined : `${text.whole} ${lengths.join(text.comma)}`;
      }
      case "scores": {
        const { scores } = reading;
        if (scores === undefined) return text.noScores;
        const given = text.scores(figure(Math.hypot(...norms.gradient)), figure(scoreFactor(scene, around.frame)));
        return `${given}${text.semicolon}${text.drawn(figure(scores.count), figure(Math.hypot(...scores.mean)), figure(scores.spread / Math.sqrt(scores.count)))}`;
      }
      case "tissot": {
        const factor = tissotOf(scene)?.factor;
        const bend = figure(Math.round((balls?.curvature ?? Number.NaN) * CURVATURE_UNITS) / CURVATURE_UNITS);
        return factor === undefined ? undefined : text.tissot(figure((factor * factor) / 2), bend);
      }
      case "ways": {
        const [way] = scene.ways;
        return way && (way.points === undefined ? text.noWay : text.ways(figure(way.length), figure(way.straight)));
      }
      case "natural":
        return text.natural;
      case "plain":
        return text.plain;
      case "steps":
        return stepsOf(scene).length === 0 ? undefined : text.steps;
    }
  })();
  if (words === undefined || !scene.on.has("contact")) return words;
  // What touches the linear model says how far that falls.
  const own = stepsOf(scene).find((one) => one.id === id);
  const tie = own?.tie === true ? [text.tie[id === "l1" ? "l1" : "linf"]] : [];
  return own === undefined ? words : [words, text.drop(figure(dropOf(scene, own.step))), ...tie].join(text.comma);
}

/** Share of the larger entries by which two matrices may differ and are one on the screen. */
const SAME = 1e-9;
function isSame(a: MatrixBall, b: MatrixBall | undefined): boolean {
  const size = SAME * Math.max(Math.abs(a.matrix[0]), Math.abs(a.matrix[2]));
  return b !== undefined && a.matrix.every((entry, i) => Math.abs(entry - b.matrix[i]!) <= size);
}

const LINES = ["l1", "circle", "linf", "hessian", "ellipse", "empirical", "sampled", "ruler", "drop", "whole", "tissot", "ways", "scores"] as const;

/** Sentences for those who do not see the map. */
export function sentencesOf(scene: MarkScene, text: WordsOfDistances, around: Surroundings): string[] {
  const { on, reading } = scene;
  const { norms, balls } = reading;
  if (!norms.defined) return [`${nothingAt(scene, text)}.`];
  const sentences = [text.spoken({ at: point(norms.at), level: figure(norms.level) })];
  for (const id of ["forward", "reverse"] as const) {
    const level = on.has(id) ? balls?.[id] : undefined;
    if (level === undefined) continue;
    const name = text[id](figure(norms.level));
    sentences.push(level.open === undefined ? text.spokenClosed(name) : text.spokenOpen(name, text.open[level.open]));
  }
  for (const id of LINES) {
    const words = on.has(id) ? keyText(id, scene, text, around) : undefined;
    if (words !== undefined) sentences.push(text.spokenLine(words));
  }
  const { at } = norms;
  const steps = stepsOf(scene).map(({ id, step }) => text.spokenStep(text.marks[id], point([at[0] + step[0], at[1] + step[1]])));
  if (on.has("steps") && steps.length > 0) sentences.push(`${text.spokenSteps} ${steps.join(text.semicolon)}.`);
  return sentences;
}

/** Why there is nothing to be drawn at the point. */
export function nothingAt({ reading }: MarkScene, text: WordsOfDistances): string {
  return reading.balls === undefined ? text.noLoss : text.noMember;
}
