// One Set-Cookie line, byte for byte, in which every part is a button that explains itself.

import { h } from '../lib/fragment.js';
import { pairParts, part } from './pair.js';

export const VOICE = {
  expires: 'c-life', 'max-age': 'c-life', path: 'c-w', domain: 'c-w', httponly: 'c-guard', secure: 'c-guard', samesite: 'c-guard', partitioned: 'c-guard',
};

export function setCookieLine(value, karar, x) {
  const pieces = value.split(';');
  const meanings = [...(karar?.oznitelikler ?? [])];
  return h('li.setc', h('code', h('span.hn.dim', 'Set-Cookie:'), ' ', pieces.map((piece, i) => {
    const text = piece.trim();
    const end = i < pieces.length - 1 ? h('span.sc', ';') : null;
    if (i === 0) return pairParts(text, x, { sent: false, end });
    const name = text.split('=')[0];
    const found = meanings.findIndex((m) => m.ad.toLowerCase() === name.toLowerCase());
    const means = found < 0 ? '' : meanings.splice(found, 1)[0].anlam;
    return [' ', part(VOICE[name.toLowerCase()] ?? 'c-off', [text, end], text, means)];
  })));
}
