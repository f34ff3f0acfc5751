/** The benchmark: `npm run -s bench -- --json`. */
import process from "node:process";
import { runProgram } from "./bundle.mjs";

void runProgram("bench/main.ts", "bench", process.argv.slice(2));
