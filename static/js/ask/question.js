// A question's form: options, their reasons (kept in the markup for readers without scripts), what was chosen.

import { h, icon } from '../lib/fragment.js';
import { words } from '../lib/words.js';

export class Question {
  constructor(form) {
    this.form = form;
    this.inputs = [...form.querySelectorAll('.opts input')];
    this.rows = [...form.querySelectorAll('.opts > li')];
    this.said = form.querySelector('[data-sonuc-yeri]');
    this.buttons = form.querySelector('.qa__go');
    this.facts = [...form.querySelectorAll('[data-dogru]')].map((row) => ({ right: row.dataset.dogru === 'evet', why: row.querySelector('[data-neden]') }));
  }

  get chosen() {
    return this.inputs.filter((input) => input.checked).map((input) => Number(input.value));
  }

  isRight(chosen) {
    return this.facts.every(({ right }, i) => right === chosen.includes(i));
  }

  choose(chosen) {
    this.inputs.forEach((input, i) => { input.checked = chosen.includes(i); });
  }

  lock() {
    for (const input of this.inputs) input.disabled = true;
    this.buttons.hidden = true;
  }

  /** The option's own words, as nodes of their own. */
  text(i) {
    return copies(this.rows[i].querySelector('label > span'));
  }

  why(i) {
    return copies(this.facts[i].why);
  }

  /** A line that says how it went. `nodes` follow the word. */
  verdict(right, ...nodes) {
    const [sign, colour, word] = right ? ['check', 'c-ok', words.right] : ['tilde', 'c-no', words.notRight];
    return h(`p.verdict.row.${colour}`, icon(sign), h('span', h('b', word), ' ', ...nodes));
  }

  /** Marks the options and puts every reason below its own. */
  reveal(chosen) {
    this.rows.forEach((row, i) => {
      const { right } = this.facts[i];
      row.classList.add(right ? 'c-ok' : 'c-off');
      if (!right && chosen.includes(i)) row.classList.replace('c-off', 'c-no');
      const mark = right ? words.rightOption : chosen.includes(i) ? words.yourOption : null;
      if (!row.querySelector('.why')) row.append(h('p.why', mark && h('b', icon(right ? 'check' : 'tilde'), ` ${mark}: `), ...this.why(i)));
    });
  }
}

export const copies = (node) => [...node.cloneNode(true).childNodes];
