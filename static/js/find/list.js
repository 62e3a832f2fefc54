// The field's list: an ARIA combobox over /ara.json.
// Keys: arrows choose, Enter opens the chosen (or the page of all results), Escape closes, then empties.

import { h, icon } from '../lib/fragment.js';
import { words } from './words.js';

const QUIET_MS = 90;
const SIGNS = { bolum: 'text', kod: 'braces', terim: 'book' };

export class Find {
  #asked = '';
  #timer = 0;
  #flight = null;
  #at = -1;

  constructor(form) {
    this.form = form;
    this.input = form.querySelector('input');
    this.list = h('ul.finds__list', { id: 'ara-liste', role: 'listbox', 'aria-label': words.results });
    this.foot = h('p.finds__foot.dim');
    this.box = h('div.finds', { hidden: true }, this.list, this.foot);
    this.said = h('p.sr', { role: 'status' });
    form.append(this.box, this.said);
    const aria = { role: 'combobox', 'aria-expanded': 'false', 'aria-controls': 'ara-liste', 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox' };
    for (const [name, value] of Object.entries(aria)) this.input.setAttribute(name, value);
    this.input.addEventListener('input', () => this.#later());
    this.input.addEventListener('focus', () => { if (this.input.value.trim()) this.#later(); });
    this.input.addEventListener('keydown', (event) => this.#key(event));
    form.addEventListener('focusout', (event) => { if (!form.contains(event.relatedTarget)) this.#close(); });
    // The field keeps the focus while an option is pressed.
    this.box.addEventListener('pointerdown', (event) => event.preventDefault());
    this.list.addEventListener('click', (event) => this.#open(event.target.closest('[role="option"]')));
    // What was typed while this was on its way.
    if (document.activeElement === this.input && this.input.value.trim()) this.#later();
  }

  get #options() {
    return [...this.list.children];
  }

  #later() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), QUIET_MS);
  }

  async #ask() {
    const typed = this.input.value.trim();
    this.#flight?.abort();
    if (!typed) {
      this.#asked = '';
      this.#close();
      return;
    }
    if (typed === this.#asked && this.list.childElementCount) {
      this.#show();
      return;
    }
    this.#flight = new AbortController();
    try {
      const response = await fetch(`/ara.json?s=${encodeURIComponent(typed)}`, { signal: this.#flight.signal });
      if (!response.ok) throw new Error(String(response.status));
      this.#draw(typed, await response.json());
    } catch (error) {
      if (error.name === 'AbortError') return;
      this.#asked = '';
      this.list.replaceChildren();
      this.foot.textContent = words.unreachable;
      this.#show();
    }
  }

  #draw(typed, found) {
    this.#asked = typed;
    this.list.replaceChildren(...found.sonuclar.map(option));
    this.#choose(-1);
    const { toplam: total, oneri: meant } = found;
    const shown = found.sonuclar.length;
    if (total) this.foot.textContent = total > shown ? words.more(total) : words.keys;
    else this.foot.replaceChildren(words.nothing, meant ? ` ${words.meant(meant)}` : '');
    this.#show();
    // Spoken after the last key only; the list itself is read by the arrows.
    this.said.textContent = total ? words.count(total, shown) : this.foot.textContent;
  }

  #show() {
    if (document.activeElement !== this.input) return;
    this.box.hidden = false;
    this.input.setAttribute('aria-expanded', String(this.list.childElementCount > 0));
  }

  #close() {
    clearTimeout(this.#timer);
    this.box.hidden = true;
    this.#choose(-1);
    this.said.textContent = '';
    this.input.setAttribute('aria-expanded', 'false');
  }

  #choose(at) {
    this.#at = at;
    this.#options.forEach((one, i) => one.setAttribute('aria-selected', String(i === at)));
    const chosen = this.#options[at];
    if (chosen) {
      this.input.setAttribute('aria-activedescendant', chosen.id);
      chosen.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    } else this.input.removeAttribute('aria-activedescendant');
  }

  #open(chosen) {
    if (!chosen) return;
    this.#close();
    location.assign(chosen.dataset.adres);
  }

  #key(event) {
    const last = this.list.childElementCount - 1;
    const open = !this.box.hidden;
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      if (open) this.#close();
      else this.input.value = '';
    } else if (event.key === 'Enter' && open && this.#at >= 0) {
      event.preventDefault();
      this.#open(this.#options[this.#at]);
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !event.altKey) {
      event.preventDefault();
      if (!open) this.#later();
      else if (event.key === 'ArrowDown') this.#choose(this.#at >= last ? -1 : this.#at + 1);
      else this.#choose(this.#at < 0 ? last : this.#at - 1);
    }
  }
}

function option(hit, i) {
  return h('li.find__hit', { id: `ara-o${i}`, role: 'option', 'aria-selected': 'false', 'data-adres': hit.adres },
    icon(SIGNS[hit.tur] ?? 'text'),
    h('span.find__text', h('b', marked(hit.baslik)), h('small', hit.yer), hit.parca.length ? h(`span.find__say${hit.tur === 'kod' ? '.find__say--code' : ''}`, marked(hit.parca)) : null));
}

const marked = (pieces) => pieces.map(([text, mark]) => (mark ? h('mark', text) : text));
