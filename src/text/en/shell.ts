/** Texts of the page's frame. */
export const shell = {
  tagline: "See why optimizers step where they step.",
  loading: "Starting…",
  language: "Language",
  noScript: "Steepest cannot start in this browser.",
};
