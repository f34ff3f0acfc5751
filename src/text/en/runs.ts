/** Texts of the page: runs. */
export const runs = {};
