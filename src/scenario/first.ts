/** What a first visit shows, apart from the other presets, which nobody waits for. */
export const FIRST_QUERY = "v=1&problem=rosenbrock&run=sgd&run=sgd~momentum=0.9&run=adam~lr=0.1&steps=400";
