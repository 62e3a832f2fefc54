// The strip below the picture that explains the part under the pointer, the focus or the finger. It has a place of its own, so
// it covers nothing, and can be read from a board. Until something is asked it names the three kinds of attributes.

import { h, markCode } from '../lib/fragment.js';
import { shorten } from '../lib/format.js';

const first = new WeakMap();

function tell(event) {
  const part = event.target.closest?.('button[data-parca]');
  const strip = part?.closest('[data-sonuc], dialog')?.querySelector('[data-parca-anlami]');
  if (!strip) return;
  if (!first.has(strip)) first.set(strip, [...strip.childNodes]);
  part.closest('.seq').querySelector('.at.is-on')?.classList.remove('is-on');
  part.classList.add('is-on');
  const means = document.getElementById(part.getAttribute('aria-describedby')).textContent;
  strip.parentElement.classList.add('is-said');
  strip.replaceChildren(h('b', shorten(part.dataset.parca, 40)), ' ', ...markCode(means));
}

/** A new picture: nothing is asked yet. */
export function ungloss(box) {
  const strip = box.querySelector('[data-parca-anlami]');
  if (first.has(strip)) strip.replaceChildren(...first.get(strip));
  strip.parentElement.classList.remove('is-said');
}

function seen(event) {
  event.target.closest?.('button[data-parca]')?.scrollIntoView({ block: 'nearest' });
}

for (const type of ['pointerover', 'focusin', 'click']) document.addEventListener(type, tell);
for (const type of ['focusin', 'click']) document.addEventListener(type, seen);
