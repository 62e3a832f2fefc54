// The event stream of a workspace: exchanges as they happen, and what was missed while the tab was hidden.

import { listen } from '../lib/listen.js';

/** Longer than this nobody waits for a stream: the request goes out without steps. */
const PATIENCE_MS = 1500;

/**
 * Steps are recorded while a stream is open: `listening()` resolves when it is. `query` is added to the address; `opened` is
 * told of each connection.
 */
export function follow(log, { query = '', opened = () => {} } = {}) {
  const waiting = new Set();
  const stream = listen(`/akis/${log.atolye}${query}`, (source) => {
    opened(source);
    source.addEventListener('alisveris', (event) => log.take(JSON.parse(event.data)));
    source.addEventListener('open', () => {
      for (const done of waiting) done();
      log.catchUp().catch(() => {});
    });
  });
  return {
    listening: () => new Promise((resolve) => {
      if (stream.isOpen()) return resolve();
      const done = () => { waiting.delete(done); resolve(); };
      waiting.add(done);
      setTimeout(done, PATIENCE_MS);
    }),
  };
}
