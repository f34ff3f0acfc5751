/** Tests read and write packed links like the command line does: with compression there from the start. */
import { loadCompression } from "../pack.ts";

await loadCompression();
