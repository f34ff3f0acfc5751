/** AssemblyScript compiled at build time (scripts/vite-asc.mjs); the default export is the WebAssembly module in base64. */
declare module "*.ts?asc" {
  const base64: string;
  export default base64;
}
