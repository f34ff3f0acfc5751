/** Texts of the page: issues. */
export const issues = {};
