/**
 * What is wrong with a link, a file or a setting. English messages come with the issues themselves, so this language needs no words by
 * code; the others say each code in their own.
 */
type Args = Readonly<Record<string, string | number | boolean>>;

export interface IssueTexts {
  readonly title: string;
  readonly dismiss: string;
  /** Where it stands: a run by its number, the scenario's start. */
  readonly run: (number: number) => string;
  readonly start: string;
  readonly byCode: Readonly<Record<string, (args: Args) => string>>;
}

export const issues: IssueTexts = {
  title: "What could not be read",
  dismiss: "Dismiss",
  run: (number) => `Run ${number}`,
  start: "Start",
  byCode: {},
};
