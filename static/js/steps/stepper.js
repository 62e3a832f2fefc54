// «Adım adım»: the executed lines one by one, with what each changed. Buttons, arrow keys, Home and End, a slider.
// The line stands out in the editor as well while this tab is open. Attributes it writes: data-adim (from 1), data-satir.

import { h, icon, markCode } from '../lib/fragment.js';
import { idle } from '../lib/later.js';
import { lineSays, linePainted } from './says.js';
import { stateBoxes } from './boxes.js';
import { cookieOf, Timeline } from './timeline.js';
import { problem } from '../result/problem.js';
import { words } from './words.js';

/** Below this number all steps are built at once. */
const BUILT_WHOLE = 60;
const KEYS = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

export class Stepper {
  #at = 0;
  #open = false;
  /** A run that is not on the page yet. */
  #fresh = false;

  /** `cell`: its editor shows the line, and it can send the request again. */
  constructor(panel, cell) {
    this.panel = panel;
    this.cell = cell;
    panel.addEventListener('keydown', (event) => this.#key(event));
  }

  /** A new result: from its first line on. Built at once where it is looked at, else when the page has nothing better to do. */
  show(chain) {
    this.chain = chain;
    const run = this.run = new Timeline(chain);
    const source = this.cell.editor.lines();
    this.source = (line) => source[line];
    this.#fresh = true;
    this.#at = run.first;
    if (this.#open) this.#build();
    else idle(() => { if (this.run === run) this.#build(); });
  }

  clear() {
    this.run = null;
    this.#fresh = false;
    this.cell.editor.stand(null);
  }

  /** The tab was opened or left. */
  set open(open) {
    this.#open = open;
    if (open && this.#fresh) this.#build();
    this.#mark();
  }

  #build() {
    if (!this.#fresh) return;
    this.#fresh = false;
    this.panel.replaceChildren(...(this.run.length ? this.#built() : [this.#none()]));
    if (this.run.length) this.#go(this.#at, { quietly: true });
    else this.cell.editor.stand(null);
  }

  #built() {
    const { length, parts } = this.run;
    this.range = h('input', { type: 'range', min: '1', max: String(length), step: '1', 'aria-label': words.step, oninput: () => this.#go(Number(this.range.value) - 1) });
    this.place = h('output.steps__at');
    this.back = this.#turn(-1, words.stepBack, 'ic--flip');
    this.next = this.#turn(1, words.stepNext, '');
    this.voice = h('p.sr', { role: 'status' });
    this.rows = this.run.steps.map((step, i) => h('li', { 'data-adim': i + 1, 'data-satir': step.satir, hidden: true }));
    if (length <= BUILT_WHOLE) this.rows.forEach((row, i) => this.#fill(row, i));
    this.parts = parts.map((part) => h('button.steps__part', { type: 'button', onclick: () => this.#go(part.start) }, markCode(words.partName(part))));
    return [h('div.steps', { 'data-adimlar': true },
      h('div.steps__head',
        parts.length > 1 && h('p.steps__parts.row.wrap', { role: 'group', 'aria-label': words.partsName }, this.parts),
        h('div.steps__nav.row', this.back, h('label.steps__pos.row', this.place, this.range), this.next)),
      h('ol.steps__list', this.rows),
      this.voice)];
  }

  #turn(by, name, flip) {
    return h('button.btn.btn--icon', { type: 'button', 'aria-label': name, title: name, 'data-adim-git': by, onclick: () => this.#go(this.#at + by) }, icon('play', flip));
  }

  #go(to, { quietly = false } = {}) {
    const { length } = this.run;
    this.#at = Math.min(Math.max(to, 0), length - 1);
    const at = this.#at;
    const row = this.rows[at];
    if (!row.firstChild) this.#fill(row, at);
    this.rows.forEach((other) => { other.hidden = other !== row; });
    const { satir } = this.run.steps[at];
    this.range.value = String(at + 1);
    this.range.setAttribute('aria-valuetext', words.stepAt(at + 1, length, satir));
    this.place.replaceChildren(`${words.step} `, h('b', at + 1), ` / ${length}`);
    // Not `disabled`: a button that goes dead under the finger would lose the focus.
    this.back.setAttribute('aria-disabled', String(at === 0));
    this.next.setAttribute('aria-disabled', String(at === length - 1));
    this.run.parts.forEach((part, i) => this.parts[i].setAttribute('aria-current', String(part === this.run.partOf(at) ? 'step' : 'false')));
    if (!quietly) this.#reveal(row);
    if (!quietly) this.voice.textContent = `${words.stepAt(at + 1, length, satir)} ${row.querySelector('.steps__say').textContent}`;
    this.#mark();
  }

  /** What changed is in sight where the panel scrolls by itself. */
  #reveal(row) {
    this.panel.scrollTop = 0;
    const changed = [...row.querySelectorAll('.is-new')].at(-1);
    const over = changed ? changed.getBoundingClientRect().bottom - this.panel.getBoundingClientRect().bottom : 0;
    if (over > 0) this.panel.scrollTop = over + 12;
  }

  #mark() {
    const step = this.#open && this.run?.length ? this.run.steps[this.#at] : null;
    this.cell.editor.stand(step?.satir ?? null, { bad: Boolean(step?.hata) });
  }

  #fill(row, at) {
    const state = this.run.at(at);
    const { step, part } = state;
    const raised = step.hata && part.x.hata && part.x.hata.satir === step.satir ? part.x.hata : null;
    row.append(
      h(`p.steps__line${step.hata ? '.is-bad' : ''}`, h('b', step.satir), linePainted(this.source(step.satir)), step.islev !== '<module>' && h('span.steps__in.dim', step.islev.startsWith('<') ? step.islev : `${step.islev}()`)),
      h('p.steps__say', markCode(lineSays(state, { later: this.#goesOn(at), line: this.source(step.satir) }))),
      ...(raised ? [problem(raised, this.cell.editor)] : []),
      stateBoxes(state),
      ...(state.last ? this.#ending(state) : []),
    );
  }

  /** True when the part has lines after this step. */
  #goesOn(at) {
    const part = this.run.partOf(at);
    return at < part.start + part.count - 1;
  }

  /** What came after the last line: what Flask sent, and what waited in vain. */
  #ending({ part, cookies, data }) {
    const note = (voice, sign, text, hook) => h(`p.steps__end.row.${voice}`, hook ? { [hook]: true } : {}, icon(sign), h('span', markCode(text)));
    const out = [];
    if (part.cut) out.push(note('c-no', 'wait', words.stepsCut(part.count)));
    if (part.loading) return [...out, ...(part.x.hata && !part.x.adimlar.some((step) => !step.yukleme) ? [] : [note('c-s', 'server', words.loadEnd)])];
    const sent = part.x.yanit.basliklar.filter(([name]) => name.toLowerCase() === 'set-cookie').map(([, value]) => value);
    const waiting = cookies.filter((cookie) => cookie.state !== 'silindi');
    const lost = part.cut || part.x.hata ? [] : waiting.filter((cookie) => !sent.includes(cookie.line));
    const own = sent.filter((line) => !waiting.some((cookie) => cookie.line === line)).map(cookieOf);
    out.push(note(part.x.hata ? 'c-err' : 'c-s', part.x.hata ? 'cross' : 'server', words.runEnd(part.x, part.cut ? [] : own)));
    if (!part.cut && data && JSON.stringify(data) !== JSON.stringify(part.x.oturum.sonra ?? {})) out.push(note('c-no', 'warn', words.sessionLost(Boolean(part.x.hata)), 'data-kaydedilmedi'));
    if (lost.length) out.push(note('c-err', 'warn', words.lostCookies(lost.map((cookie) => cookie.name)), 'data-gonderilmedi'));
    return out;
  }

  /** No steps: because nothing ran, or because nobody watched. */
  #none() {
    const last = this.chain.at(-1);
    const watched = this.chain.some((x) => x.izlendi);
    const say = !watched ? words.notWatched : last.hata ? words.nothingRan : words.noLineRan(last);
    const again = h('button.btn', { type: 'button', onclick: () => this.cell.try({ steps: true }) }, icon('step'), h('span', words.stepAgain));
    return h('div.steps', { 'data-adimlar': true }, h('p.steps__none', markCode(say)), !watched && h('p.row.wrap', again));
  }

  #key(event) {
    const by = KEYS[event.key];
    if (by === undefined || !this.run?.length || event.altKey || event.ctrlKey || event.metaKey) return;
    // In a box that scrolls sideways the arrows are the box's.
    if (event.target.closest('.oops__src')) return;
    event.preventDefault();
    this.#go(by === 1 || by === -1 ? this.#at + by : by < 0 ? 0 : this.run.length - 1);
  }
}
