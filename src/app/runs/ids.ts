/** Ids of what other parts of the panel look for. */

/** The focus goes there when a run is gone. */
export const ADD_BUTTON = "add-optimizer";
export const RUNS_TABLE = "runs-table";
