// One Set-Cookie line, byte for byte, in which every part is a button that explains itself.

import { h } from '../lib/fragment.js';
import { shorten } from '../lib/format.js';
import { words } from '../lib/words.js';

const VOICE = {
  expires: 'c-life', 'max-age': 'c-life', path: 'c-w', domain: 'c-w', httponly: 'c-guard', secure: 'c-guard', samesite: 'c-guard', partitioned: 'c-guard',
};

export function setCookieLine(value, karar, x, n) {
  const pieces = value.split(';');
  const session = karar?.ad === 'session' && x.oturum.tur !== 'yok';
  const meanings = [...(karar?.oznitelikler ?? [])];
  return h('li.setc', h('code', h('span.hn.dim', 'Set-Cookie:'), ' ', pieces.map((piece, i) => {
    const text = piece.trim();
    const end = i < pieces.length - 1 ? h('span.sc', ';') : null;
    const id = `a${x.no}-${n}-${i}`;
    if (i === 0) {
      const at = text.indexOf('=');
      const means = session ? (x.oturum.tur === 'kayit' ? words.pairRecord : words.pairSigned) : words.pair;
      return part(`c-${session ? 'e' : 'b'}`, [h('b', text.slice(0, Math.max(at, 0))), shorten(text.slice(Math.max(at, 0)), 34), end], text, means, id);
    }
    const name = text.split('=')[0];
    const found = meanings.findIndex((m) => m.ad.toLowerCase() === name.toLowerCase());
    const means = found < 0 ? '' : meanings.splice(found, 1)[0].anlam;
    return [' ', part(VOICE[name.toLowerCase()] ?? 'c-off', [text, end], text, means, id)];
  })));
}

/** The explanation stands hidden beside its button, for readers that describe a focused button. */
function part(voice, content, title, means, id) {
  if (!means) return h(`span.at.${voice}`, content);
  return [
    h(`button.at.${voice}`, { type: 'button', 'aria-describedby': id, 'data-parca': title }, content),
    h('span', { id, hidden: true }, means),
  ];
}
