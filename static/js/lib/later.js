// Work cut into pieces, so that the page answers in between.

const SOON_MS = 200;

/** For what nobody waits for: done when the page has nothing better to do, soon in any case. */
export const idle = (work) => {
  if (globalThis.requestIdleCallback) requestIdleCallback(work, { timeout: SOON_MS });
  else setTimeout(work, SOON_MS);
};

/** For what must go on: the rest runs in a task of its own, before anything that is asked for later. */
export const breath = () => globalThis.scheduler?.yield?.() ?? new Promise((go) => { setTimeout(go); });
