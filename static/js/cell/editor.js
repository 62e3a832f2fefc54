// The textarea over its painted code. Reports `kod` (input) and `dene` (Ctrl+Enter) as bubbling events.

import { pythonKeys } from '../python/indent.js';
import { paint } from '../python/highlight.js';

export class Editor {
  #code;
  #bad = null;

  constructor(cell) {
    this.area = cell.querySelector('[data-kod]');
    this.original = this.area.defaultValue;
    this.#code = this.area.previousElementSibling.firstElementChild;
    this.first = Number(cell.dataset.ilkSatir) || 1;
    if (this.first > 1) this.area.parentElement.style.counterReset = `ln ${this.first - 1}`;
    pythonKeys(this.area);
    this.area.addEventListener('input', () => {
      this.#bad = null;
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

  /** The text of one of the program's lines, or undefined when the editor does not hold it. */
  line(number) {
    return this.source.split('\n')[number - this.first];
  }

  mark(line) {
    this.#bad = line ?? null;
    [...this.#code.children].forEach((row, i) => row.classList.toggle('is-bad', i + this.first === this.#bad));
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
  }
}
