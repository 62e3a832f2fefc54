// The Depo's tools: cookies by hand, the app's clock, the second browser. All three work on the cell that was used last.

import { addCookie, changeCookie } from './edit.js';
import { Clock } from './clock.js';
import { h, icon } from '../lib/fragment.js';
import { isForScripts, ownJar } from './hand.js';
import { lab } from '../lib/lab-words.js';
import { readBench } from '../lib/api.js';
import { words } from '../lib/words.js';

export class Lab {
  cell = null;
  second = null;

  constructor(depo, page, cells) {
    this.page = page;
    this.cells = cells;
    this.depo = depo;
    this.jar = ownJar(page.atolye);
    const tools = depo.querySelector('[data-depo-araclari]');
    const button = (hook, sign, text, onclick) => h('button.btn.btn--quiet', { type: 'button', [hook]: true, onclick }, icon(sign), h('span', text));
    tools.prepend(
      button('data-cerez-ekle', 'plus', lab.addTitle, () => this.#add()),
      button('data-ikinci-tarayici', 'browser', lab.second, () => this.openSecond()));
    tools.querySelector('[data-ikinci-tarayici]').hidden = cells.size === 0;
    this.clock = new Clock(depo.querySelector('[data-saat-yeri]'), this);
    page.edit = (c) => this.edit(c);
    this.turn([...cells.values()][0] ?? null);
  }

  /** After a reload: clocks and model browsers are still on the server. */
  async restore() {
    const { hucreler } = await readBench(this.page.atolye, this.page.ders);
    for (const [no, { ileri, tarayicilar }] of Object.entries(hucreler)) {
      const cell = this.cells.get(Number(no));
      if (!cell) continue;
      cell.ahead = ileri;
      cell.models = tarayicilar.map((one) => one.ad);
    }
    this.clock.turn(this.cell);
  }

  /** After a reload, too, the cell that was used last. */
  turnToLast() {
    const used = [...this.cells.values()].map((cell) => ({ cell, no: this.page.log.of(cell.ders, cell.no).at(-1)?.no ?? 0 }));
    const last = used.reduce((one, other) => (other.no > one.no ? other : one), { cell: null, no: 0 });
    this.turn(last.cell);
  }

  /** The cell that is worked with. */
  turn(cell) {
    if (!cell) return;
    this.cell = cell;
    // Cookies of a cell at a name of its own are out of this page's reach.
    const away = Boolean(cell.element.dataset.sunucu);
    this.page.edit = away ? null : (c) => this.edit(c);
    this.depo.querySelector('[data-cerez-ekle]').hidden = away;
    this.clock.turn(cell);
    this.second?.turn(cell);
  }

  /** «Sıfırla»: the cell's clock is right again, its model browsers are closed. */
  wasReset(cell) {
    cell.ahead = 0;
    cell.models = [];
    this.clock.turn(this.cell);
    this.second?.refresh();
  }

  /** `@bekle`: the clock moves, and the browser loses what would have ended. */
  async wait(cell, secs) {
    this.turn(cell);
    await this.clock.move(cell, { ilerlet: secs, sildir: true });
  }

  async edit(c) {
    const said = await changeCookie(c, this.jar, isForScripts(c) ? lab.byScript : lab.byServer);
    if (said) await this.page.depo.look(said);
    const card = this.depo.querySelector(`[data-depo="tarayici"] [data-cerez="${CSS.escape(c.ad)}"] [data-duzenle]`);
    (card ?? this.depo.querySelector('[data-cerez-ekle]')).focus({ preventScroll: true });
  }

  async openSecond() {
    try {
      const { SecondWindow } = await import('../second/window.js');
      this.second ??= new SecondWindow(this);
    } catch {
      this.cell.result.tell(words.notLoaded, { bad: true });
      return;
    }
    this.second.open(this.cell);
  }

  async #add() {
    const said = await addCookie(this.jar);
    if (said) await this.page.depo.look(said);
    this.depo.querySelector('[data-cerez-ekle]').focus({ preventScroll: true });
  }
}
