/** The command line: the same core as the page, in Node. Results on stdout, issues on stderr, exit 2 where nothing can be done. */
import { pageCatalogue } from "../catalogue.ts";
import { coreCatalogue } from "../core/catalogue.ts";
import { analyze } from "./analyze.ts";
import { critical } from "./critical.ts";
import { loadCompression } from "../scenario/index.ts";
import { Complaint } from "./arguments.ts";
import { list } from "./list.ts";
import { Output } from "./output.ts";
import { simulate } from "./simulate.ts";

const USAGE =
  "usage: npm run -s cli -- simulate SCENARIO [--steps N] | analyze SCENARIO [--at a,b] | critical-points SCENARIO | list   (SCENARIO: share URL, query string, JSON text or @file.json)";

/** @param argv the words after the program's name. @returns the exit code */
export async function main(argv: readonly string[]): Promise<number> {
  const output = new Output();
  const catalogue = { ...coreCatalogue(), ...pageCatalogue };
  const [command, ...rest] = argv;
  await loadCompression();
  try {
    switch (command) {
      case "simulate":
        await simulate(rest, catalogue, output);
        return 0;
      case "analyze":
        analyze(rest, catalogue, output);
        return 0;
      case "critical-points":
        critical(rest, catalogue, output);
        return 0;
      case "list":
        list(rest, catalogue, output);
        return 0;
      default:
        throw new Complaint(command === undefined ? USAGE : `unknown command ${JSON.stringify(command)}; ${USAGE}`);
    }
  } catch (error) {
    // Also a mistake of ours ends in one line: a stack trace helps nobody at a prompt.
    output.complain(error instanceof Error ? error.message : String(error));
    return 2;
  } finally {
    await output.flush();
  }
}
