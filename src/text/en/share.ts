/** Texts of the page: share. */
export const share = {};
