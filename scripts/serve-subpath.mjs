/**
 * Serves the built page as a plain static host would, from a sub-path and with the content security policy as a header:
 * `node scripts/serve-subpath.mjs [PORT] [PREFIX] [FOLDER]`. What works here works on any host.
 */
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { CONTENT_SECURITY_POLICY } from "./csp.mjs";

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/**
 * @param {string} folder
 * @param {string} prefix with a slash at both ends
 */
export function serveSubpath(folder, prefix) {
  return createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const wanted = pathname.startsWith(prefix) ? path.join(folder, decodeURIComponent(pathname.slice(prefix.length)) || "index.html") : "";
    // path.join has resolved every "..": what is outside now was meant to be.
    if (!wanted.startsWith(folder + path.sep) || !existsSync(wanted) || !statSync(wanted).isFile()) {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("not here\n");
      return;
    }
    response.writeHead(200, {
      "Content-Type": TYPES[path.extname(wanted)] ?? "application/octet-stream",
      "Content-Security-Policy": CONTENT_SECURITY_POLICY,
      "Cache-Control": "no-store",
    });
    createReadStream(wanted).pipe(response);
  });
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [port = "4174", prefix = "/some/where/", folder = fileURLToPath(new URL("../dist", import.meta.url))] = process.argv.slice(2);
  serveSubpath(path.resolve(folder), prefix).listen(Number(port), "127.0.0.1", () => {
    console.log(`http://127.0.0.1:${port}${prefix}`);
  });
}
