// Work cut into pieces, so that the page answers in between.

/** For what nobody waits for: done when the page has nothing better to do. */
export const idle = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 50));

/** For what must go on: the rest runs in a task of its own, before anything that is asked for later. */
export const breath = () => globalThis.scheduler?.yield?.() ?? new Promise((go) => { setTimeout(go); });
