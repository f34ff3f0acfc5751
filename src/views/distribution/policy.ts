/**
 * Writes how far a policy's step moved it against a limit δ, what δ would have allowed, and what every run has cost so far: without React, as the
 * playhead moves.
 */
import { readable } from "../../draw/scales.ts";
import { CounterScan, isOver } from "./counters.ts";
import type { Reach } from "../../core/analysis/reach.ts";
import type { WordsOfDistribution } from "../../text/index.ts";
import type { ViewRun, ViewSource } from "../view.ts";

/** Ends of the gauge in nats, on a logarithmic scale. */
const GAUGE = [1e-6, 100] as const;
const DIGITS = 4;
const NOTHING = "–";

/** Share of the gauge's length. */
function placeOn(nats: number): number {
  const [low, high] = GAUGE;
  if (!(nats > low)) return 0;
  return Math.min(1, Math.log(nats / low) / Math.log(high / low));
}

export interface PolicyTask {
  readonly source: ViewSource;
  readonly run: ViewRun;
  readonly words: WordsOfDistribution;
}

interface Step {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

export class PolicyController {
  private readonly scan = new CounterScan();
  private readonly leave: () => void;
  private readonly abort = new AbortController();
  private asking = false;
  private failed = false;
  private answered: { readonly key: string; readonly reach: Reach; readonly kl: number } | undefined;
  private frame = 0;

  /** @param host holds an element `[data-policy]` for each number, `[data-gauge]` and a `tbody` */
  constructor(
    private readonly task: PolicyTask,
    private readonly host: HTMLElement,
    private level: number,
  ) {
    this.leave = task.source.subscribe(() => this.ask());
    this.ask();
  }

  close(): void {
    this.leave();
    this.abort.abort();
    cancelAnimationFrame(this.frame);
  }

  setLevel(level: number): void {
    this.level = level;
    this.ask();
  }

  private ask(): void {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.write();
    });
  }

  /** The step that leads away from where the playhead stands; at the end of the path the last one made. */
  private step(): Step | undefined {
    const { source, run } = this.task;
    const trajectory = source.trajectory(run.key);
    if (trajectory === undefined || trajectory.count < 2) return undefined;
    const { dim, points, firstStep, count } = trajectory;
    const row = Math.max(0, Math.min(source.playhead(run.key) - firstStep, count - 2));
    const at = (one: number): number[] => Array.from(points.subarray(one * dim, (one + 1) * dim));
    return { before: at(row), after: at(row + 1) };
  }

  private write(): void {
    const { words } = this.task;
    const step = this.step();
    this.inquire(step);
    const { reach, kl } = this.answered ?? {};
    const length = step === undefined ? Number.NaN : Math.hypot(...step.after.map((value, i) => value - step.before[i]!));
    this.put("kl", kl);
    this.put("length", length);
    for (const name of ["quadratic", "better", "worse"] as const) this.put(name, reach?.[name]);
    const over = kl !== undefined && isOver(kl, this.level);
    const verdict = kl === undefined || Number.isNaN(kl) ? "" : over ? words.policy.over(readable(kl / this.level, 3)) : words.policy.within;
    this.text("verdict", verdict);
    const gauge = this.host.querySelector<HTMLElement>("[data-gauge]");
    gauge?.style.setProperty("--kl", String(placeOn(kl ?? 0)));
    gauge?.style.setProperty("--limit", String(placeOn(this.level)));
    gauge?.toggleAttribute("data-over", over);
    this.writeRuns();
  }

  private put(name: string, value: number | undefined): void {
    const known = value !== undefined && !Number.isNaN(value);
    const node = this.text(name, known ? readable(value, DIGITS) : NOTHING);
    node?.setAttribute("value", known ? String(value) : "");
  }

  private text(name: string, text: string): Element | null {
    const node = this.host.querySelector(`[data-policy="${name}"]`);
    if (node !== null && node.textContent !== text) node.textContent = text;
    return node;
  }

  private writeRuns(): void {
    const { source, words } = this.task;
    for (const { key } of source.runs) {
      const trajectory = source.trajectory(key);
      const plan = source.plan(key);
      const rewards = plan?.problem.values["rewards"] as readonly number[] | undefined;
      if (trajectory === undefined || plan === undefined || rewards === undefined || trajectory.count === 0) continue;
      const perStep = Number(plan.run.values["samples"] ?? 0);
      const row = Math.max(0, Math.min(source.playhead(key) - trajectory.firstStep, trajectory.count - 1));
      const { samples, first, back, fallen } = this.scan.read(key, trajectory, rewards, perStep, row);
      const count = (value: number): string => value.toLocaleString(document.documentElement.lang || "en");
      this.text(`samples.${key}`, samples === undefined ? words.policy.exact : count(samples));
      this.text(`first.${key}`, samples === undefined ? NOTHING : first === undefined ? words.policy.notYet : count(first));
      this.text(`back.${key}`, !fallen ? NOTHING : back === undefined ? words.policy.notYet : count(back));
    }
  }

  /** One question at a time, the latest wish next. */
  private inquire(step: Step | undefined): void {
    const { source, run } = this.task;
    const plan = source.plan(run.key);
    if (this.asking || this.failed || step === undefined || plan === undefined) return;
    const problem = { id: plan.problem.id, values: plan.problem.values };
    const key = JSON.stringify([problem, step, this.level]);
    if (key === this.answered?.key) return;
    this.asking = true;
    const { signal } = this.abort;
    const questions = [
      source.ask({ kind: "reach", problem, at: step.before, level: this.level }, signal),
      source.ask({ kind: "distribution", problem, ...step }, signal),
    ] as const;
    Promise.all(questions).then(
      ([reach, distribution]) => {
        if (signal.aborted) return;
        this.asking = false;
        if (reach.kind === "reach" && distribution.kind === "distribution") this.answered = { key, reach, kl: distribution.forward };
        this.ask();
      },
      () => {
        this.asking = false;
        this.failed = true;
      },
    );
  }
}
