// The strip that first names the three kinds, then explains the part under the pointer, the focus or the finger. Cannot be clipped; can be read from a board.

import { h, icon, markCode } from '../lib/fragment.js';
import { shorten } from '../lib/format.js';
import { words } from '../lib/words.js';

const KEY = [['c-life', 'glass', words.life], ['c-w', 'sign', words.scope], ['c-guard', 'lock', words.guard]];

export function gloss() {
  return h('div.gloss', h('p.gloss__say',
    h('span.gloss__key.row.wrap', KEY.map(([voice, name, word]) => h(`span.at.${voice}`, icon(name), word))), words.pointAt));
}

function tell(event) {
  const part = event.target.closest?.('button[data-parca]');
  const panel = part?.closest('[data-bolme]');
  const strip = panel?.querySelector('.gloss__say');
  if (!strip) return;
  panel.querySelector('.at.is-on')?.classList.remove('is-on');
  part.classList.add('is-on');
  const means = document.getElementById(part.getAttribute('aria-describedby')).textContent;
  strip.parentElement.classList.add('is-said');
  strip.replaceChildren(h('b', shorten(part.dataset.parca, 40)), ' ', ...markCode(means));
}

function seen(event) {
  event.target.closest?.('button[data-parca]')?.scrollIntoView({ block: 'nearest' });
}

for (const type of ['pointerover', 'focusin', 'click']) document.addEventListener(type, tell);
for (const type of ['focusin', 'click']) document.addEventListener(type, seen);
