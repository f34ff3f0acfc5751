/** Texts of the page: panels. */
export const panels = {};
