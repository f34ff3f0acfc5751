/** Has anything changed since something was built? Answered from the file system alone, in a few milliseconds. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";

/**
 * A text that changes whenever a source does: path, size and time of every file go into it, so that an added, removed, changed or even
 * backdated file shows.
 * @param {string} root
 * @param {readonly string[]} sources files and folders below the root; absent ones are passed over
 */
export function stampOf(root, sources) {
  const hash = createHash("sha256");
  for (const source of sources) {
    const at = path.join(root, source);
    if (!existsSync(at)) continue;
    const files = statSync(at).isDirectory() ? readdirSync(at, { recursive: true, encoding: "utf8" }).toSorted() : [""];
    for (const file of files) {
      const { size, mtimeMs } = statSync(path.join(at, file));
      hash.update(`${source}/${file} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest("hex").slice(0, 32);
}
