// `?sunum`: the lesson on a class board, one spread at a time. A clicker's PageUp and PageDown always turn the page; arrows and
// Space do where they have no other work. The address keeps the place (`?sunum=4`), so a reload comes back to it.

import { h, icon } from '../lib/fragment.js';
import { words } from './words.js';

/** What keeps its own arrows and Space. */
const BUSY = 'input, textarea, select, button, a, summary, dialog, [role="tab"], [tabindex="0"], [contenteditable]';
const STEPS = { PageDown: 1, PageUp: -1, ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, ' ': 1 };
const ALWAYS = ['PageDown', 'PageUp'];

export function startStage() {
  const slides = [...document.querySelectorAll('.spread')];
  if (slides.length) new Stage(slides);
}

class Stage {
  #at = 0;

  constructor(slides) {
    this.slides = slides;
    this.titles = titles(slides);
    this.place = h('p.board__at', { role: 'status' });
    this.back = button('left', words.back, 'geri', () => this.go(this.#at - 1));
    this.next = button('right', words.next, 'ileri', () => this.go(this.#at + 1));
    this.text = button('text', words.hideText, 'metin', () => this.#toggleText());
    const leave = h('a.btn.btn--quiet', { href: location.pathname, 'data-sunum-is': 'cik' }, icon('cross'), h('span', words.leave));
    this.leave = leave;
    document.body.append(h('nav.board.row', { 'aria-label': words.name }, this.back, this.next, this.place, this.text, leave));
    // The lesson's own heading stands on the first spread only.
    this.heading = h('h1.sr', this.titles[0][0]);
    document.getElementById('icerik').prepend(this.heading);
    document.addEventListener('keydown', (event) => this.#key(event));
    addEventListener('hashchange', () => this.#follow());
    const asked = Number(new URLSearchParams(location.search).get('sunum')) - 1;
    this.go(asked >= 0 ? asked : 0, { first: true });
    if (location.hash) this.#follow();
  }

  go(to, { first = false } = {}) {
    this.#at = Math.min(Math.max(Math.trunc(to) || 0, 0), this.slides.length - 1);
    this.slides.forEach((slide, i) => { slide.hidden = i !== this.#at; });
    const slide = this.slides[this.#at];
    this.heading.hidden = this.#at === 0;
    this.back.disabled = this.#at === 0;
    this.next.disabled = this.#at === this.slides.length - 1;
    const [title, anchor] = this.titles[this.#at];
    this.place.textContent = words.at(this.#at + 1, this.slides.length, title);
    this.leave.href = location.pathname + (anchor ? `#${anchor}` : '');
    this.text.hidden = !slide.querySelector('.lab .cell');
    history.replaceState(null, '', `${location.pathname}?sunum=${this.#at + 1}${first ? location.hash : ''}`);
    slide.scrollTop = 0;
    // A button that has just been disabled would swallow the next key.
    if (document.activeElement?.disabled || document.activeElement?.offsetParent === null) document.getElementById('icerik').focus({ preventScroll: true });
  }

  #follow() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const at = this.slides.findIndex((slide) => slide.contains(target));
    if (at < 0) return;
    this.go(at);
    target.scrollIntoView({ block: 'start', behavior: 'instant' });
  }

  #toggleText() {
    const hidden = document.documentElement.dataset.sunum !== 'metinsiz';
    document.documentElement.dataset.sunum = hidden ? 'metinsiz' : '';
    this.text.querySelector('span').textContent = hidden ? words.showText : words.hideText;
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector('dialog[open]')) return;
    const free = ALWAYS.includes(event.key) || !event.target.closest?.(BUSY);
    if (!free) return;
    const step = STEPS[event.key];
    if (step) this.go(this.#at + (event.key === ' ' && event.shiftKey ? -1 : step));
    else if (event.key === 'Home') this.go(0);
    else if (event.key === 'End') this.go(this.slides.length - 1);
    else if (event.key === 'Escape') this.leave.click();
    else return;
    event.preventDefault();
  }
}

/** Title and anchor of the section each spread belongs to. */
function titles(slides) {
  let last = [document.querySelector('h1').textContent, ''];
  return slides.map((slide) => {
    // The number stands in the margin, without a space before the heading.
    if (slide.id) last = [[...slide.querySelector('h2').childNodes].map((node) => node.textContent.trim()).join(' '), slide.id];
    return last;
  });
}

const button = (sign, text, name, act) => h('button.btn.btn--quiet', { type: 'button', 'data-sunum-is': name, onclick: act }, icon(sign), h('span', text));
