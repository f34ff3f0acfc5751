/** Texts of the page: problems. */
export const problems = {};
