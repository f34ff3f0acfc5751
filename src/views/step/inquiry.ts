/** A question that is asked again whenever what it is about changes: one at a time, late answers to old ones are dropped. */
export class Inquiry<T> {
  private wanted: { readonly key: string; readonly ask: (signal: AbortSignal) => Promise<T> } | undefined;
  private answered: { readonly key: string; readonly value: T | undefined } | undefined;
  private flight: AbortController | undefined;

  constructor(private readonly arrived: () => void) {}

  /** The answer, if it is here; it is asked for otherwise. A refusal counts as an answer without a value. */
  get(key: string, ask: (signal: AbortSignal) => Promise<T>): { readonly value: T | undefined } | undefined {
    this.wanted = { key, ask };
    if (this.answered?.key === key) return this.answered;
    if (this.flight === undefined) this.send();
    return undefined;
  }

  close(): void {
    this.flight?.abort();
    this.flight = undefined;
    this.wanted = undefined;
  }

  private send(): void {
    const { wanted } = this;
    if (wanted === undefined) return;
    const flight = new AbortController();
    this.flight = flight;
    const take = (value: T | undefined): void => {
      if (flight.signal.aborted) return;
      this.flight = undefined;
      if (this.wanted?.key !== wanted.key) this.send();
      else {
        this.answered = { key: wanted.key, value };
        this.arrived();
      }
    };
    wanted.ask(flight.signal).then(take, () => take(undefined));
  }
}
