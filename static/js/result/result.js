// The five tabs under a cell, filled from a chain of exchanges: «Ne oldu?» here, the four behind it by `panels.js`.

import { checklist } from './checklist.js';
import { explanations, problem } from './problem.js';
import { h, icon, markCode } from '../lib/fragment.js';
import { picture } from './picture.js';
import { ungloss } from './gloss.js';
import { select } from '../page/tabs.js';
import { words } from '../lib/words.js';

const SLOW_MS = 180;
const ROOM = 260;

export class Result {
  #panels = {};
  #timer = 0;
  /** Fills the tabs behind the first; null until its module is here. */
  #behind = null;
  #fetched = null;
  /** True while a result stands here. */
  filled = false;
  /** Nodes above the result, and news of a new one; a prediction sets both. */
  opening = null;
  onShow = null;
  /** What is said instead of the result while it is veiled. */
  veiled = null;

  constructor(element, cell) {
    this.cell = cell;
    this.box = element.querySelector('[data-sonuc]');
    this.voice = this.box.querySelector('[data-duyuru]');
    for (const panel of this.box.querySelectorAll('[data-bolme]')) this.#panels[panel.dataset.bolme] = panel;
    for (const near of ['pointerenter', 'focusin']) element.addEventListener(near, () => this.ready(), { once: true });
    this.box.addEventListener('sekme', () => (this.#behind ? this.#turn() : this.ready().then(() => this.#turn())));
    this.blank = Object.entries(this.#panels).map(([name, panel]) => [name, [...panel.childNodes]]);
  }

  /** The tabs behind the first come in a module of their own; resolves when it is here, or cannot be had. */
  ready() {
    this.#fetched ??= import('./panels.js').then(
      ({ Panels }) => { this.#behind = new Panels(this.#panels, this.cell, (text) => { this.voice.textContent = text; }); },
      () => { this.#fetched = null; });
    return this.#fetched;
  }

  /** Draws a result; what is there of it is whole once `ready` has resolved. */
  show(chain, { foreign = false, still = false, note = null, steps = false } = {}) {
    const broken = chain.find((x) => x.hata);
    const main = this.#panels['ne-oldu'];
    main.scrollTop = 0;
    this.list = h('div.checkplace');
    this.lead = h('div.lead', this.opening?.() ?? []);
    this.filled = true;
    main.replaceChildren(
      this.lead,
      ...(note ? [this.#note(note, true)] : []),
      ...(broken ? [problem(broken.hata, this.cell.editor)] : []),
      picture(chain, { foreign }),
      ...explanations(chain),
      // Last: it arrives a moment later, and must move nothing.
      this.list,
    );
    ungloss(this.box);
    main.querySelector('.seq').classList.toggle('is-live', !still);
    main.querySelectorAll('.seq__list > li').forEach((li, i) => li.style.setProperty('--i', Math.min(i, 10)));
    if (this.#behind) this.#behind.show(chain);
    else for (const panel of Object.values(this.#panels)) if (panel !== main) panel.replaceChildren(h('p.none.c-err', words.notLoaded));
    if (steps) select(this.#tab('adimlar'));
    const log = this.#tab('gunluk');
    if (chain.some((x) => x.konsol) && log.getAttribute('aria-selected') !== 'true') log.dataset.var = '';
    else delete log.dataset.var;
    this.onShow?.();
    if (!still) {
      this.cell.editor.mark(broken?.hata.satir ?? null);
      this.cell.element.querySelector('[data-kod-hatasi]').replaceChildren();
      if (broken && this.#tab('adimlar').getAttribute('aria-selected') !== 'true') select(this.#tab('ne-oldu'));
    }
  }

  /** Below the window's edge? Then the page moves until the pressed button stands under the bar. The focus stays. */
  reveal(button) {
    const floor = innerHeight - parseFloat(getComputedStyle(document.body).paddingBottom);
    const { top } = this.box.getBoundingClientRect();
    if (floor - top > ROOM) return;
    const bar = document.querySelector('.bar').offsetHeight;
    scrollBy({ top: button.getBoundingClientRect().top - bar - 12 });
  }

  /** `doubt`: what else may be why a line did not hold. */
  check(judged, doubt = null) {
    this.list.replaceChildren(...checklist(judged, this.cell.element, doubt));
  }

  /** The prediction was kept while the result stood here. */
  redraw() {
    this.lead?.replaceChildren(...(this.opening?.() ?? []));
  }

  /** No exchange to show: one sentence in its place. */
  tell(text, { bad = false } = {}) {
    this.filled = false;
    for (const [name, nodes] of this.blank) this.#panels[name].replaceChildren(...nodes);
    this.#behind?.steps.clear();
    this.#panels['ne-oldu'].prepend(this.#note(text, bad));
    select(this.#tab('ne-oldu'));
    delete this.#tab('gunluk').dataset.var;
    this.say(text.replaceAll('`', ''));
  }

  say(text) {
    this.voice.textContent = this.filled && this.veiled ? this.veiled : text;
  }

  wait(on) {
    clearTimeout(this.#timer);
    this.box.setAttribute('aria-busy', String(on));
    if (on) this.#timer = setTimeout(() => this.box.classList.add('is-waiting'), SLOW_MS);
    else this.box.classList.remove('is-waiting');
  }

  /** Only the stepper cares which tab is open. */
  #turn() {
    if (this.#behind) this.#behind.steps.open = this.#tab('adimlar').getAttribute('aria-selected') === 'true';
  }

  #note(text, bad) {
    return h(`p.done${bad ? '.c-err' : '.c-ok'}`, icon(bad ? 'warn' : 'check'), h('span', markCode(text)));
  }

  #tab(name) {
    return this.box.querySelector(`[data-sekme="${name}"]`);
  }
}
