// The Depo: the browser's cookies and the server's session, each against the reading before the last request.
// Reads document.cookie and `.depo` after every exchange; refusals come from the exchange's verdicts.

import { compare, merge, scripts } from '../model/jar.js';
import { cookie, readDepo } from '../lib/api.js';
import { cookieCard, SIGNS } from './card.js';
import { follows } from '../model/chain.js';
import { h, icon } from '../lib/fragment.js';
import { serverSide } from './server.js';
import { span, time } from '../lib/format.js';
import { confirm } from '../page/confirm.js';
import { words } from '../lib/words.js';

const ORDER = ['degisti', 'yeni', 'reddedildi', 'silindi', 'ayni'];
const SETTLE_MS = 350;
/** The server cannot tell yet whether the browser kept a cookie: it is asked once more. */
const ASK_AGAIN_MS = 1300;

export class Depo {
  #now = new Map();
  #base = new Map();
  #server = null;
  #serverBase = null;
  #gone = new Map();
  #whole = new Map();
  #order = new Map();
  #chain = [];
  #turn = 0;
  #where = null;
  #erasedBy = null;
  #absent = [];
  #again = 0;
  #touched = false;
  #away = null;

  constructor(element, page) {
    this.page = page;
    this.part = (name) => element.querySelector(`[data-${name}]`);
    const secure = location.protocol === 'https:';
    this.part('baglanti').append(icon(secure ? 'lock' : 'unlock'), h('span', `${secure ? 'https' : 'http'} `, h('i', secure ? words.safeWire : words.plainWire)));
    this.part('cerezleri-sil').addEventListener('click', () => this.#erase());
    setInterval(() => this.#tick(), 1000);
    document.addEventListener('visibilitychange', () => { if (!document.hidden && this.#where) this.#read(); });
  }

  /** The first reading: nothing is new yet. */
  async open(prefix) {
    if (prefix) this.#where ??= { prefix, path: '/' };
    await this.#read();
    this.#base = this.#now;
    this.#serverBase = this.#server;
    this.#draw();
  }

  /**
   * After exchanges: what changed, in words. A redirect that is still going on keeps the earlier reading to compare with.
   * `ahead`: {path, answer}, a reading that was asked for before the record was known; taken when it is of the right path.
   */
  async follow(chain, { cell, ahead } = {}) {
    const last = chain.at(-1);
    this.#touched = false;
    const goesOn = this.#chain.length && (this.#chain.some((x) => chain.includes(x)) || follows(this.#chain.at(-1), chain[0]));
    if (!goesOn) this.#newChain();
    this.#chain = goesOn ? [...new Set([...this.#chain, ...chain])] : chain;
    this.#where = { prefix: last.onek, path: last.istek.yol };
    const first = chain[0];
    this.part('son-istek').replaceChildren(
      h('span.depo__when', `${words.lastRequest} `), h('b', `${first.istek.yontem} ${first.istek.yol}`),
      ` ${cell ? words.trial(cell.label) : words.lesson(first.ders)}, ${time(first.zaman)}`);
    await this.#read(ahead?.path === last.istek.yol ? ahead.answer : undefined);
    return this.#news();
  }

  /** After a reset or an erasure: no request, but cookies went. */
  async erased(why, { prefix } = {}) {
    this.#newChain();
    this.#chain = [];
    this.#erasedBy = why;
    if (prefix) this.#where = { prefix, path: '/' };
    await this.#read();
    this.part('depo-duyuru').textContent = words.jarSays(this.#news()).trim();
  }

  /** Reads again after something done by hand, and says it. */
  async look(said) {
    // What the last exchange told of the signature was told of another value.
    if (said) this.#touched = true;
    await this.#read();
    if (said) this.part('depo-duyuru').textContent = said;
  }

  /** The browser's cookies as they are known now. */
  cookies() {
    return [...this.#now.values()];
  }

  #newChain() {
    this.#base = this.#now;
    this.#serverBase = this.#server;
    this.#gone = new Map();
    this.#erasedBy = null;
  }

  async #read(answer) {
    const turn = this.#turn += 1;
    let list = [];
    let server = null;
    let absent = [];
    let waiting = false;
    let away = null;
    if (this.#where) {
      try {
        ({ cerezler: list, sunucu: server, saklanmayanlar: absent = [], bekliyor: waiting = false, modelden: away = null } = await (answer ?? readDepo(this.#where.prefix, this.#where.path)));
      } catch { /* the server is away: what scripts see is still true */ }
    }
    if (turn !== this.#turn) return;
    // Scripts of this page see no cookie of a cell's own name.
    const next = merge(list, away ? [] : scripts());
    this.part('sunucu-adi').textContent = words.cookiesOf(away ?? location.hostname);
    this.part('modelden').textContent = away ? words.fromModel(away) : '';
    this.#away = away;
    for (const [key, c] of [...this.#base, ...this.#now]) if (!next.has(key)) this.#gone.set(key, c);
    for (const [key, c] of next) {
      if (!this.#order.has(key)) this.#order.set(key, this.#order.size);
      this.#gone.delete(key);
      c.gorulen = this.#where?.path;
      const before = this.#now.get(key);
      if (c.son !== null && (!before || compare(before, c) === 'degisti' || !this.#whole.has(key))) this.#whole.set(key, c.omur);
    }
    this.#now = next;
    this.#server = server;
    const known = this.#absent.length;
    this.#absent = absent;
    clearTimeout(this.#again);
    if (waiting) this.#again = setTimeout(() => this.#read(), ASK_AGAIN_MS);
    this.#draw();
    if (absent.length > known) this.part('depo-duyuru').textContent = absent.slice(known).map((c) => words.notKept(c.ad)).join(' ');
  }

  #entries() {
    const out = [...this.#now.values()].map((c) => ({ cookie: c, before: this.#base.get(c.kim), state: compare(this.#base.get(c.kim), c), whole: this.#whole.get(c.kim) }));
    for (const c of this.#gone.values()) out.push({ cookie: c, state: 'silindi', why: this.#whyGone(c) });
    for (const k of this.#chain.flatMap((x) => x.kararlar)) {
      if (k.sonuc === 'reddedildi') out.push({ cookie: { ad: k.ad, deger: k.deger }, state: 'reddedildi', why: k.kisa, todo: k.uzun });
    }
    for (const c of this.#absent) out.push({ cookie: c, state: 'reddedildi', why: c.kisa, todo: c.uzun, own: true });
    const place = ({ cookie: c }) => this.#order.get(c.kim) ?? Infinity;
    return out.sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || place(a) - place(b) || 0);
  }

  #whyGone(c) {
    if (this.#chain.some((x) => x.kararlar.some((k) => k.ad === c.ad && k.sonuc === 'silindi'))) return words.serverErased;
    if (this.#erasedBy) return this.#erasedBy;
    if (c.son !== null && c.son <= Date.now() + SETTLE_MS) return words.lifeOver(this.#whole.has(c.kim) ? span(this.#whole.get(c.kim)) : '');
    return words.handErased;
  }

  #counts() {
    const count = new Map();
    for (const { state } of this.#entries()) count.set(state, (count.get(state) ?? 0) + 1);
    return ['yeni', 'degisti', 'silindi', 'reddedildi'].filter((s) => count.has(s)).map((s) => [s, count.get(s)]);
  }

  /** What changed, for a sentence. */
  #news() {
    const entries = this.#entries();
    const names = (state) => [...new Set(entries.filter((entry) => entry.state === state).map(({ cookie: c }) => c.ad))].join(', ');
    const data = (side) => JSON.stringify(side?.veri ?? null);
    const session = data(this.#server) !== data(this.#serverBase) ? [words.sessionNews] : [];
    return [...this.#counts().map(([state]) => `${words.jarNews[state]}: ${names(state)}`), ...session];
  }

  #draw() {
    const entries = this.#entries();
    const session = this.#server && this.#server.tur !== 'yok' ? 'session' : this.#serverBase?.tur === 'yok' ? null : 'session';
    this.part('kavanoz').replaceChildren(...entries.map((entry) => cookieCard({ ...entry, edit: this.page.edit }, session)));
    this.part('bos').hidden = entries.length > 0;
    this.part('cerezleri-sil').disabled = this.#now.size === 0 || Boolean(this.#away);
    this.part('kayitlar').replaceChildren(serverSide(this.#server, this.#serverBase, this.#sealHolds()));
    const counts = this.#counts();
    this.part('ozet').replaceChildren(...counts.map(([state, n]) => {
      const [sign, colour] = SIGNS[state];
      const names = [...new Set(entries.filter((entry) => entry.state === state).map(({ cookie: c }) => c.ad))].join(', ');
      return h(`span.diff.${colour}`, icon(sign), h('b', n), h('span.diff__w', words.state[state]), h('code.depo__names', names));
    }), ...(counts.length || !this.#chain.length ? [] : [h('span.diff.c-off', icon('same'), words.nothing)]));
  }

  #sealHolds() {
    if (this.#touched) return undefined;
    const last = this.#chain.findLast((x) => x.oturum.tur === 'imzali');
    if (!last) return undefined;
    if (last.uyarilar.some((u) => u.kod === 'oturum.imza-gecersiz')) return false;
    return Object.keys(last.oturum.sonra ?? {}).length > 0 || undefined;
  }

  /** Lifetimes, once a second; one that ran out is read again. */
  #tick() {
    if (document.hidden) return;
    let over = false;
    for (const timer of this.part('kavanoz').querySelectorAll('[data-son]')) {
      const left = Math.ceil((Number(timer.dataset.son) - Date.now()) / 1000);
      timer.textContent = span(Math.max(0, left));
      timer.nextElementSibling.value = Math.max(0, left);
      over ||= left <= 0;
    }
    if (over) setTimeout(() => this.#read(), SETTLE_MS);
  }

  async #erase() {
    if (!await confirm({ title: words.eraseTitle, text: words.eraseText, action: words.eraseAction })) return;
    await cookie(this.page.atolye, 'hepsini-sil', '').catch(() => {});
    await this.erased(words.handErased);
    this.part('depo').focus({ preventScroll: true });
  }
}
