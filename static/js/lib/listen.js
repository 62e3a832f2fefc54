// A stream of server-sent events while the tab is seen. A browser has six connections for one origin, so a hidden tab gives
// its own back; whoever listens catches up when told of the next connection.

const RETRY_MS = 4000;

/** `opened(source)` is told of each connection and adds its listeners. */
export function listen(address, opened) {
  let source = null;
  let timer = 0;
  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };
  const open = () => {
    if (source || document.hidden) return;
    source = new EventSource(address);
    opened(source);
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
  return { isOpen: () => source?.readyState === EventSource.OPEN };
}
