// The textarea over its painted code. Reports `kod` (input) and `dene` (Ctrl+Enter) as bubbling events.

import { pythonKeys } from '../python/indent.js';
import { paint } from '../python/highlight.js';

export class Editor {
  #code;
  #folded = [];
  #bad = null;
  #at = null;
  #atBad = false;

  constructor(cell) {
    this.area = cell.querySelector('[data-kod]');
    this.original = this.area.defaultValue;
    this.#code = this.area.previousElementSibling.firstElementChild;
    this.first = Number(cell.dataset.ilkSatir) || 1;
    if (this.first > 1) this.area.parentElement.style.counterReset = `ln ${this.first - 1}`;
    this.#folded = [...cell.querySelectorAll('.fold .ln')];
    pythonKeys(this.area);
    this.area.addEventListener('input', () => {
      this.#bad = null;
      // What was recorded belongs to the code as it was.
      this.#at = null;
      this.#paint();
      this.area.dispatchEvent(new CustomEvent('kod', { bubbles: true }));
    });
    this.area.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.area.dispatchEvent(new CustomEvent('dene', { bubbles: true }));
    });
    // A browser that puts typed text back after a reload has painted nothing yet.
    if (this.area.value !== this.original) this.#paint();
  }

  get source() {
    return this.area.value;
  }

  set source(text) {
    this.area.value = text;
    this.#bad = null;
    this.#paint();
  }

  /** All lines of the program by number, as they stand now. */
  lines() {
    const rows = [undefined, ...this.#folded.map((row) => row.textContent)];
    this.source.split('\n').forEach((text, i) => { rows[this.first + i] = text; });
    return rows;
  }

  /** The text of one of the program's lines; of a continued program, the folded lines too. */
  line(number) {
    const at = number - this.first;
    return at < 0 ? this.#folded[number - 1]?.textContent : this.source.split('\n')[at];
  }

  mark(line) {
    this.#bad = line ?? null;
    [...this.#code.children].forEach((row, i) => row.classList.toggle('is-bad', i + this.first === this.#bad));
  }

  /** The line that a step stands on, under the highlighter; only the code's own box scrolls. */
  stand(line, { bad = false } = {}) {
    this.#at = line;
    this.#atBad = bad;
    const row = line < this.first ? this.#folded[line - 1] : this.#code.children[line - this.first];
    for (const other of [...this.#folded, ...this.#code.children]) {
      other.classList.toggle('is-at', other === row);
      other.classList.toggle('is-at--bad', other === row && bad);
    }
    if (!row || line < this.first) return;
    const box = this.area.closest('.editor');
    const { top, bottom } = box.getBoundingClientRect();
    const at = row.getBoundingClientRect();
    if (at.top < top) box.scrollTop += at.top - top - at.height;
    else if (at.bottom > bottom - at.height) box.scrollTop += at.bottom - bottom + at.height;
  }

  goTo(line, column) {
    const lines = this.source.split('\n');
    const at = Math.min(Math.max(line - this.first, 0), lines.length - 1);
    const start = lines.slice(0, at).join('\n').length + (at ? 1 : 0);
    this.area.focus();
    this.area.setSelectionRange(column ? Math.min(start + column - 1, start + lines[at].length) : start, start + lines[at].length);
    this.#code.children[at]?.scrollIntoView({ block: 'nearest' });
  }

  #paint() {
    this.#code.replaceChildren(...paint(this.source));
    if (this.#bad) this.mark(this.#bad);
    if (this.#at) this.stand(this.#at, { bad: this.#atBad });
  }
}
