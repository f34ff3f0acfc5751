/** Standard output with back-pressure (runs of 10⁶ steps print 150 MB), and one line per problem on standard error. */
import type { Issue } from "../core/knobs.ts";

/** Text gathered before it is handed to the stream. */
const BLOCK = 1 << 16;

export class Output {
  private text = "";
  private closed = false;

  constructor() {
    // The reader went away (`| head`): there is nobody left to print to, and nothing to say about it.
    process.stdout.on("error", () => {
      this.closed = true;
    });
  }

  /** False once the reader has gone. */
  get open(): boolean {
    return !this.closed;
  }

  line(text: string): void {
    this.text += `${text}\n`;
  }

  issue({ path, message }: Issue): void {
    process.stderr.write(`issue: ${path === "" ? "scenario" : path}: ${message}\n`);
  }

  complain(message: string): void {
    process.stderr.write(`${message.replaceAll(/\s+/g, " ")}\n`);
  }

  /** Writes what has gathered, if it is worth it, and waits until the stream takes more. */
  async drain(): Promise<void> {
    if (this.text.length >= BLOCK) await this.flush();
  }

  async flush(): Promise<void> {
    const { text } = this;
    this.text = "";
    if (text === "" || this.closed) return;
    await new Promise<void>((resolve) => {
      process.stdout.write(text, () => resolve());
    });
  }
}
