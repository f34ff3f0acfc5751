/**
 * What the built page may do: its own files and compiled WebAssembly; no inline script, no `eval`, no other host.
 * Sent as a meta tag by the build, and as a header by the test server.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
].join("; ");
