/** The command line: `npm run -s cli -- COMMAND …`. */
import process from "node:process";
import { runProgram } from "./bundle.mjs";

void runProgram("src/cli/main.ts", "cli", process.argv.slice(2));
