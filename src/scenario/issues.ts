/** Issues of one reading. Of a flood only the first are kept; the rest is counted, so that a hostile text costs no memory. */
import { issue } from "../core/knobs.ts";
import type { Issue } from "../core/knobs.ts";

/** More than any honest text can raise, and still a list that a person could read. */
export const MOST_ISSUES = 200;

export function repeatedMessage(path: string): string {
  return `${path} is given more than once; the first one counts`;
}

export class IssueList {
  private readonly kept: Issue[] = [];
  private dropped = 0;

  add(path: string, code: string, message: string, args?: Issue["args"]): void {
    this.take([issue(path, code, message, args)]);
  }

  take(issues: readonly Issue[]): void {
    const room = Math.min(issues.length, MOST_ISSUES - this.kept.length);
    for (let i = 0; i < room; i++) this.kept.push(issues[i]!);
    this.dropped += issues.length - room;
  }

  /** Whether a further issue would only be counted, so that its words need not be found. */
  get isFull(): boolean {
    return this.kept.length >= MOST_ISSUES;
  }

  /** Counts an issue that nobody will read. */
  skip(): void {
    this.dropped++;
  }

  get all(): readonly Issue[] {
    if (this.dropped === 0) return this.kept;
    return [...this.kept, issue("", "more-issues", `${this.dropped} more issues are not listed`, { count: this.dropped })];
  }
}
