// One live cell: its editor, its requests, the click and the result. Attributes it reads: data-deneme, data-etiket,
// data-ilk-satir on the cell; data-istek and its neighbours on the forms. State: in the elements and on the server.

import { Code } from './code.js';
import { Editor } from './editor.js';
import { orderOf, Requests, wire } from './requests.js';
import { Result } from '../result/result.js';
import { isHere, Stage } from './stage.js';
import { confirm } from '../page/confirm.js';
import { askModel, cookie, judge, readDepo, resetCell } from '../lib/api.js';
import { lastChain } from '../model/chain.js';
import { filledRequest, runActions } from './actions.js';
import { slip } from '../result/problem.js';
import { breath } from '../lib/later.js';
import { words } from '../lib/words.js';

/** How long a window of a cell's own name may take to send its request, and how often the log is asked. */
const PLAY_MS = 8000;
const PLAY_STEP_MS = 120;
/** The model browser of a cell whose own name this browser does not reach. */
const MODEL = 'model';

export class Cell {
  #queue = Promise.resolve();
  #busy = false;

  constructor(element, page) {
    this.element = element;
    this.page = page;
    this.no = Number(element.dataset.deneme);
    this.ders = page.ders;
    this.atolye = page.atolye;
    this.prefix = `/dene/${page.atolye}/${page.ders}/${this.no}`;
    this.stage = element.dataset.sunucu ? new Stage(element.dataset.sunucu, this.prefix) : null;
    this.editor = new Editor(element);
    this.requests = new Requests(element);
    this.result = new Result(element, this);
    this.code = new Code(this, this.editor, (news) => this.#codeNews(news));
    this.undo = element.querySelector('[data-kodu-geri-al]');
    this.undo.disabled = !this.code.edited;
    element.addEventListener('dene', () => this.try());
    element.addEventListener('submit', (event) => {
      event.preventDefault();
      this.try();
    });
    element.querySelector('[data-adim-adim]')?.addEventListener('click', () => {
      if (this.requests.form.reportValidity()) this.try({ steps: true });
    });
    this.undo.addEventListener('click', () => this.#dropEdit());
    element.querySelector('[data-sifirla]').addEventListener('click', () => {
      this.stage?.erase();
      this.#enqueue(() => this.#reset());
    });
    element.addEventListener('cerezleri-sil', () => this.#enqueue(() => this.#eraseCookies()));
  }

  get label() {
    return this.element.dataset.etiket;
  }

  /** Sends the chosen request; presses queue up, each with what the form said at its moment. */
  try({ steps = false } = {}) {
    if (!this.requests.form) return;
    const request = this.requests.current();
    // Another computer's `*.localhost` is that computer: there the model plays it.
    if (request.start && !isHere()) Object.assign(request, { start: null, browser: MODEL });
    // A window opens only while the press itself is being handled.
    if (request.start) this.stage.open();
    this.#enqueue(() => this.#send(request, { steps }));
    this.requests.sent(request.n);
  }

  /** An exchange that this tab did not ask for: another tab, a plain form. */
  take() {
    if (this.#busy) return;
    clearTimeout(this.pending);
    this.pending = setTimeout(async () => {
      await this.result.ready();
      const chain = lastChain(this.#own());
      if (this.#busy || !chain.length) return;
      this.page.lab?.turn(this);
      this.result.show(chain, { foreign: true });
      this.page.depo.follow(chain, { cell: this }).then((news) => this.result.say(words.otherTab(chain[0]) + words.jarSays(news)));
    }, 40);
  }

  /** After a reload: the last result again, without a word. */
  async restore() {
    const chain = lastChain(this.#own());
    if (!chain.length) return;
    await this.result.ready();
    this.result.show(chain, { still: true });
    await breath();
  }

  /** What the learner's own browser exchanged with this cell. */
  #own(since) {
    return this.page.log.of(this.ders, this.no, since).filter((x) => !x.tarayici);
  }

  #enqueue(work) {
    this.#queue = this.#queue.then(async () => {
      this.#busy = true;
      this.result.wait(true);
      try {
        await this.page.ready;
        await work();
      } finally {
        this.#busy = false;
        this.result.wait(false);
      }
    });
    return this.#queue;
  }

  async #send(request, { steps }) {
    await this.code.flush();
    this.page.lab?.turn(this);
    if (steps) await this.page.stream.listening();
    const since = this.page.log.last;
    const { acted, chain, judged, ahead, trouble: unsent } = await (request.start ? this.#play(request, since) : this.#ask(request, since));
    if (!chain.length) {
      this.result.tell(unsent, { bad: true });
      return;
    }
    // The answers are on their way while the picture is drawn; what needs a measured page comes before what changes it.
    const asked = [
      request.browser ? this.page.depo.look().then(() => []) : this.page.depo.follow(chain, { cell: this, ahead }),
      judged ?? this.#judge(request, since),
    ];
    if (request.browser) this.page.lab?.second?.took(this, request.browser, chain);
    await this.result.ready();
    this.result.reveal(this.requests.button);
    this.result.show(chain, { steps, note: acted ? null : words.actionFailed });
    const [news, verdict] = await Promise.all(asked);
    if (verdict) {
      const embedded = request.start && request.actions.some(([kind]) => kind === 'alt-kaynak');
      this.result.check(verdict, embedded ? words.thirdParty : null);
    }
    const last = chain.at(-1);
    const trouble = chain.find((x) => x.hata)?.hata.aciklama.ne.replaceAll('`', '');
    this.result.say(words.arrived(last, (trouble ? words.failed(trouble) : '') + words.jarSays(news)));
  }

  /** On the wire: from this browser, or from a model browser. */
  async #ask(request, since) {
    const acted = await runActions(request.actions, this, request.browser);
    const { status, path } = await this.#go(filledRequest(request, this));
    // The server has it all recorded: the record, the verdict and the Depo are asked for at once.
    const judged = this.#judge(request, since);
    const ahead = path && { path, answer: readDepo(this.prefix, path) };
    // Whoever takes it hears of its failure.
    if (ahead) ahead.answer.catch(() => {});
    const trouble = { 0: words.unreachable, 429: words.busyServer, 503: words.busyServer }[status] ?? words.unrecorded(status);
    return { acted, chain: await this.#arrived(since, request.browser), judged, ahead, trouble };
  }

  /** The status, or 0; and where in the app it came from, when the page can tell. */
  async #go(request) {
    if (request.browser) return askModel(this, request.browser, orderOf(request)).then(() => ({ status: 200 }), (error) => ({ status: error.status ?? 0 }));
    try {
      const response = await fetch(...wire(this.prefix, request));
      response.body?.cancel();
      const { origin, pathname } = new URL(response.url);
      const inside = origin === location.origin && pathname.startsWith(`${this.prefix}/`);
      return { status: response.status, path: inside ? pathname.slice(this.prefix.length) : null };
    } catch {
      return { status: 0 };
    }
  }

  #judge({ n, browser }, since) {
    return judge(this, n, since, document.cookie, browser).catch(() => null);
  }

  /** The request starts in a window of its own; what came of it is known from the log. */
  async #play(request, since) {
    if (!this.stage.show(request)) return { acted: true, chain: [], trouble: words.noWindow };
    let chain = [];
    for (let wait = 0; wait < PLAY_MS && !chain.length; wait += PLAY_STEP_MS) {
      await new Promise((resolve) => { setTimeout(resolve, PLAY_STEP_MS); });
      chain = await this.#arrived(since);
    }
    return { acted: true, chain, trouble: words.silentWindow(this.stage.name) };
  }

  async #arrived(since, browser = null) {
    try {
      await this.page.log.catchUp({ since });
      return this.page.log.of(this.ders, this.no, since).filter((x) => (x.tarayici ?? null) === browser);
    } catch {
      return [];
    }
  }

  async #reset() {
    try {
      const { silinen } = await resetCell(this);
      this.page.lab?.wasReset(this);
      this.requests.unsent();
      this.editor.mark(null);
      this.result.tell(words.wasReset([...new Set((silinen ?? []).map((c) => c.ad))]));
      await this.page.depo.erased(words.resetErased, { prefix: this.prefix });
    } catch {
      this.result.tell(words.resetFailed, { bad: true });
    }
  }

  async #eraseCookies() {
    await cookie(this.atolye, 'hepsini-sil', '').catch(() => {});
    await this.page.depo.erased(words.handErased, { prefix: this.prefix });
  }

  async #dropEdit() {
    if (this.code.edited && !await confirm({ title: words.dropTitle, text: words.dropText, action: words.dropAction })) return;
    this.editor.area.focus();
    await this.code.restore();
    this.result.say(words.dropped);
  }

  #codeNews({ state, problems }) {
    this.element.querySelector('[data-kod-durumu]').textContent = state;
    if (this.undo) this.undo.disabled = !this.code.edited;
    if (!problems) return;
    const [first] = problems;
    this.editor.mark(first?.satir);
    this.element.querySelector('[data-kod-hatasi]').replaceChildren(...(first ? [slip(first)] : []));
  }
}
