// The window in which a cell on a name of its own plays (`http://banka.localhost`): pages of its sites, one after the other.
// The page of the site that starts a request sends it by itself; its answer then stands in the same window. It stays this
// page's (a window without opener could not be led on); its documents are sandboxed and cannot lead this page anywhere.

const COOKIE_WORK = ['cerez-yaz', 'cerez-sil', 'cerezleri-sil', 'js-yaz'];
let opened = null;

/** True when the workbook runs on this computer, where `*.localhost` leads. */
export const isHere = () => ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);

export class Stage {
  constructor(name, prefix) {
    this.name = name;
    this.prefix = prefix;
  }

  /** Brings the window; call it while a press is being handled. */
  open() {
    if (opened && !opened.closed) return;
    opened = window.open('about:blank', 'cerez-sahne', 'popup,width=540,height=600');
  }

  /** Shows the page that sends a request; false when there is no window. */
  show({ n, start, actions, fields }) {
    const first = actions.some(([kind]) => COOKIE_WORK.includes(kind));
    const query = new URLSearchParams({ kendiliginden: '1' });
    if (fields.length) query.set('govde', new URLSearchParams(fields));
    return this.#go(first ? this.name : start, `/${first ? '.cerezler' : '.kaynak'}/${n}?${query}`);
  }

  /** Expires the cookies of the cell's name, if there is a window that may hold some. */
  erase() {
    if (opened && !opened.closed) this.#go(this.name, '/.cerezler');
  }

  #go(name, path) {
    if (!opened || opened.closed) return false;
    opened.location = `${location.protocol}//${name}${location.port ? `:${location.port}` : ''}${this.prefix}${path}`;
    opened.focus();
    return true;
  }
}
