// The event stream. A browser has six connections for one origin, so a hidden tab gives its own back and catches up later.

const RETRY_MS = 4000;

export function follow(log) {
  let source = null;
  let timer = 0;
  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };
  const open = () => {
    if (source || document.hidden) return;
    source = new EventSource(`/akis/${log.atolye}`);
    source.addEventListener('alisveris', (event) => log.take(JSON.parse(event.data)));
    source.addEventListener('open', () => log.catchUp().catch(() => {}));
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
}
