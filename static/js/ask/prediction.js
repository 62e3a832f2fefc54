// «Önce tahmin et»: the cell's result stays veiled until the prediction is kept or skipped; then both stand side by side.

import { h, icon } from '../lib/fragment.js';
import { lesson, note } from '../model/progress.js';
import { Question } from './question.js';
import { words } from '../lib/words.js';

export class Prediction {
  /** `cell`: the one whose result waits, if there is one. */
  constructor(form, ders, cell) {
    this.question = new Question(form);
    this.key = form.dataset.tahmin;
    this.ders = ders;
    this.cell = cell;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#keep();
    });
    form.querySelector('[data-gec]').addEventListener('click', () => this.#skip());
    const before = lesson(ders).tahmin[this.key];
    if (cell) {
      this.#buildVeil();
      cell.result.opening = () => this.#beside();
      cell.result.onShow = () => this.#shown();
    }
    if (before !== undefined) this.#answered(before, { quietly: true });
  }

  #keep() {
    const { chosen } = this.question;
    if (!chosen.length) {
      this.question.said.replaceChildren(h('p.verdict.row.c-no', icon('pencil'), h('span', words.chooseFirst)));
      return;
    }
    note(this.ders, 'tahmin', this.key, chosen);
    this.#answered(chosen);
  }

  #skip() {
    note(this.ders, 'tahmin', this.key, 'atla');
    this.#answered('atla');
  }

  #answered(answer, { quietly = false } = {}) {
    this.answer = answer;
    const skipped = answer === 'atla';
    const seen = !this.cell || this.cell.result.filled;
    const focused = this.question.form.contains(document.activeElement);
    if (!skipped) this.question.choose(answer);
    this.question.lock();
    this.#lift();
    if (skipped || seen) this.#reveal();
    else this.question.said.replaceChildren(h('p.verdict.row.c-w', icon('check'), h('span', words.predictionKept)));
    if (seen && this.cell && !quietly) this.cell.result.redraw();
    if (focused && !quietly) {
      this.question.said.tabIndex = -1;
      this.question.said.focus({ preventScroll: true });
    }
  }

  /** A result came. */
  #shown() {
    if (this.answer !== undefined && this.answer !== 'atla') this.#reveal();
    else if (this.veil) this.veilText.textContent = words.veilReady;
  }

  #reveal() {
    if (this.answer === 'atla') {
      this.question.reveal([]);
      this.question.said.replaceChildren(h('p.verdict.row.c-off', icon('minus'), h('span', words.skipped)));
      return;
    }
    this.question.reveal(this.answer);
    this.question.said.replaceChildren(this.question.verdict(this.question.isRight(this.answer)));
  }

  /** What stands above the result: the prediction and what happened. */
  #beside() {
    if (this.answer === undefined || this.answer === 'atla') return [];
    const { question: q, answer } = this;
    const right = q.isRight(answer);
    const list = (numbers, word) => numbers.map((i, at) => [h('em', ...q.text(i)), at === 0 && word ? [' · ', h('b', word)] : null, h('span.beside__why', ...q.why(i))]);
    const truth = q.facts.map((fact, i) => (fact.right ? i : -1)).filter((i) => i >= 0);
    return [h(`div.beside.${right ? 'c-ok' : 'c-no'}`, { 'data-tahmin-sonucu': true },
      h('p.row', icon(right ? 'check' : 'tilde'), h('span', h('b', words.yourPrediction), ' ', list(answer, right ? words.right : words.notRight))),
      !right && h('p.row', icon('same'), h('span', h('b', words.whatHappened), ' ', list(truth))))];
  }

  #buildVeil() {
    const { box } = this.cell.result;
    this.veilText = h('p', words.veil);
    this.veil = h('div.veil', h('p.veil__tag.row', icon('pencil'), words.predictFirst), this.veilText,
      h('p.row.wrap', h('button.btn', { type: 'button', onclick: () => this.#goTo() }, icon('left'), h('span', words.toPrediction)),
        h('button.btn.btn--quiet', { type: 'button', onclick: () => this.#skip() }, words.seeResult)));
    box.classList.add('is-veiled');
    for (const part of box.querySelectorAll('.tabs, .out, .gloss')) part.inert = true;
    box.append(this.veil);
    this.cell.result.veiled = words.veilSays;
  }

  #lift() {
    if (!this.veil) return;
    const { box } = this.cell.result;
    const focused = this.veil.contains(document.activeElement);
    box.classList.remove('is-veiled');
    for (const part of box.querySelectorAll('.tabs, .out, .gloss')) part.inert = false;
    this.veil.remove();
    this.veil = null;
    this.cell.result.veiled = null;
    if (focused) box.querySelector('[role="tab"][aria-selected="true"]').focus({ preventScroll: true });
  }

  #goTo() {
    const { form, inputs } = this.question;
    form.scrollIntoView({ block: 'center' });
    inputs[0].focus({ preventScroll: true });
  }
}
