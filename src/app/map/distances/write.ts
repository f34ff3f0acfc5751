/** What the key and the map's description say of distances. */
import { readable } from "../../../draw/scales.ts";
import { tissotOf } from "../../../views/map/distances/tissot.ts";
import type { KlLevel } from "../../../core/geometry/kl-level.ts";
import type { WordsOfDistances } from "../../../text/index.ts";
import type { MarkId, MarkScene } from "../../../views/map/distances/mark.ts";

const DIGITS = 3;
/** Less than one of these is rounding. */
const CURVATURE_UNITS = 1e4;
const figure = (value: number): string => readable(value, DIGITS);
const point = ([x, y]: readonly [number, number]): string => `(${figure(x)}, ${figure(y)})`;

/** What stands beside the sample of a mark's line; `undefined`: nothing of it is on the map. */
export function keyText(id: MarkId, scene: MarkScene, text: WordsOfDistances): string | undefined {
  const { balls } = scene.reading;
  const c = figure(balls.level);
  const curve = (words: string, level: KlLevel | undefined): string | undefined =>
    level && (level.open === undefined ? words : `${words}, ${text.open[level.open]}`);
  if (!balls.member && id !== "tissot" && id !== "plain" && id !== "natural" && id !== "ways") return undefined;
  switch (id) {
    case "forward":
      return curve(text.forward(c), balls.forward);
    case "reverse":
      return curve(text.reverse(c), balls.reverse);
    case "ellipse":
      return balls.rank === 2 ? text.ellipse(c) : balls.rank === 1 ? text.strip(c) : text.noInformation;
    case "circle":
      return text.circle(c, figure(balls.radius));
    case "tissot": {
      const factor = tissotOf(scene)?.factor;
      return factor === undefined
        ? undefined
        : text.tissot(figure((factor * factor) / 2), figure(Math.round(balls.curvature * CURVATURE_UNITS) / CURVATURE_UNITS));
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
      return undefined;
  }
}

/** Sentences for those who do not see the map. */
export function sentencesOf(scene: MarkScene, text: WordsOfDistances): string[] {
  const { balls } = scene.reading;
  const { on } = scene;
  if (!balls.member) return [`${text.noMember}.`];
  const sentences = [text.spoken({ at: point(balls.at), level: figure(balls.level) })];
  for (const id of ["forward", "reverse"] as const) {
    const level = on.has(id) ? balls[id] : undefined;
    if (level === undefined) continue;
    const name = text[id](figure(balls.level));
    sentences.push(level.open === undefined ? text.spokenClosed(name) : text.spokenOpen(name, text.open[level.open]));
  }
  for (const id of ["ellipse", "circle", "tissot", "ways"] as const) {
    const words = on.has(id) ? keyText(id, scene, text) : undefined;
    if (words !== undefined) sentences.push(text.spokenLine(words));
  }
  const { at } = balls;
  const steps = (
    [
      ["forward", balls.forward?.step],
      ["reverse", balls.reverse?.step],
      ["ellipse", balls.natural],
      ["circle", balls.plain],
    ] as const
  ).flatMap(([id, step]) => (step === undefined || !on.has(id) ? [] : [text.spokenStep(text.marks[id], point([at[0] + step[0], at[1] + step[1]]))]));
  if (on.has("steps") && steps.length > 0) sentences.push(`${text.spokenSteps} ${steps.join("; ")}.`);
  return sentences;
}
