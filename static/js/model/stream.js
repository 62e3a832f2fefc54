// The event stream. A browser has six connections for one origin, so a hidden tab gives its own back and catches up later.

const RETRY_MS = 4000;
/** Longer than this nobody waits for a stream: the request goes out without steps. */
const PATIENCE_MS = 1500;

/**
 * Steps are recorded while a stream is open: `listening()` resolves when it is. `query` is added to the address; `opened` is
 * told of each connection.
 */
export function follow(log, { query = '', opened = () => {} } = {}) {
  const waiting = new Set();
  let source = null;
  let timer = 0;
  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };
  const open = () => {
    if (source || document.hidden) return;
    source = new EventSource(`/akis/${log.atolye}${query}`);
    opened(source);
    source.addEventListener('alisveris', (event) => log.take(JSON.parse(event.data)));
    source.addEventListener('open', () => {
      for (const done of waiting) done();
      log.catchUp().catch(() => {});
    });
    source.addEventListener('error', () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      close();
      timer = setTimeout(open, RETRY_MS);
    });
  };
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  addEventListener('pagehide', close);
  addEventListener('pageshow', open);
  open();
  return {
    listening: () => new Promise((resolve) => {
      if (source?.readyState === EventSource.OPEN) return resolve();
      const done = () => { waiting.delete(done); resolve(); };
      waiting.add(done);
      setTimeout(done, PATIENCE_MS);
    }),
  };
}
