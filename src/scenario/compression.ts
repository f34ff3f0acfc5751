/** DEFLATE, in a file of its own: the page fetches it beside the engine instead of before everything else. */
export { deflateSync, Inflate } from "fflate";
