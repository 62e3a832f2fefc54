// The app's clock in the Depo's server side: how far it is ahead, and the dialog that moves it. The real browser's stays.
// State: on the server; `cell.ahead` keeps the last answer.

import { dateTime, span } from '../lib/format.js';
import { h, icon, markCode } from '../lib/fragment.js';
import { lab } from '../lib/lab-words.js';
import { moveClock } from '../lib/api.js';

const named = (over) => [...new Set(over.map((c) => `\`${c.ad}\``))].join(', ');

export class Clock {
  #over = [];

  constructor(box, lab_) {
    this.box = box;
    this.lab = lab_;
    this.line = h('p.clock__say', { 'aria-live': 'polite' });
    this.tools = h('p.clock__tools.row.wrap');
    box.append(this.line, this.tools);
  }

  /** Shows the clock of a cell; `say` instead of the plain sentence. */
  show(cell, say) {
    const ahead = cell?.ahead ?? 0;
    const plain = ahead ? lab.clockAhead(span(ahead), dateTime(Date.now() + ahead * 1000)) : lab.clockNow;
    this.box.hidden = !cell;
    this.line.replaceChildren(icon('glass'), h('span', markCode([say ?? plain, this.#over.length ? lab.still(named(this.#over)) : ''].filter(Boolean).join(' '))));
    this.tools.replaceChildren(
      button('data-saat-ilerlet', 'glass', lab.clockForward, () => this.#ask()),
      ...(ahead ? [button('data-saat-geri', 'undo', lab.clockBack, () => this.move(cell, { geri: true }))] : []),
      ...(this.#over.length ? [button('data-saat-sildir', 'bite', lab.eraseOver, () => this.move(cell, { sildir: true }))] : []));
  }

  /** Moves the clock of a cell. */
  async move(cell, order) {
    const { ileri, dolanlar } = await moveClock(cell, order);
    cell.ahead = ileri;
    this.#over = order.sildir ? [] : dolanlar;
    const say = order.sildir && order.ilerlet ? lab.waited(span(order.ilerlet), named(dolanlar)) : undefined;
    this.show(cell, say);
    await this.lab.page.depo.look();
    this.lab.second?.refresh();
  }

  /** Another cell: what was found for the one before does not hold. */
  turn(cell) {
    if (this.cell !== cell) this.#over = [];
    this.cell = cell;
    this.show(cell);
  }

  #ask() {
    const { cell } = this.lab;
    const own = h('input.field', { type: 'number', min: 1, step: 1, inputmode: 'numeric', name: 'saniye', 'aria-label': lab.clockOwn });
    const wrong = h('p.edit__wrong.c-err', { role: 'alert' });
    const go = async (secs) => {
      try {
        await this.move(cell, { ilerlet: secs });
        dialog.close();
      } catch {
        wrong.textContent = lab.clockFailed;
      }
    };
    const form = h('form', { method: 'dialog', novalidate: true },
      h('h2', { id: 'saat-b' }, lab.clockTitle), h('p.dim', `${lab.of(cell.label)}. `, markCode(lab.clockSay)),
      h('p.clock__steps.row.wrap', lab.clockSteps.map(([text, secs]) => h('button.btn', { type: 'button', 'data-ilerlet': secs, onclick: () => go(secs) }, text))),
      h('p.clock__own.row', h('label.edit__label', h('span', lab.clockOwn), own), h('button.btn.btn--go', { type: 'submit' }, lab.clockGo)),
      wrong,
      h('p.ask__go.row', h('button.btn', { type: 'button', onclick: () => dialog.close() }, lab.cancel)));
    const dialog = h('dialog.ask.edit', { 'aria-labelledby': 'saat-b', 'data-saat': true }, form);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (/^[1-9]\d*$/.test(own.value)) go(Number(own.value));
      else wrong.textContent = lab.clockFailed;
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      this.tools.querySelector('[data-saat-ilerlet]').focus();
    }, { once: true });
    document.body.append(dialog);
    dialog.showModal();
  }
}

const button = (hook, sign, text, onclick) => h('button.btn.btn--quiet', { type: 'button', [hook]: true, onclick }, icon(sign), h('span', text));
