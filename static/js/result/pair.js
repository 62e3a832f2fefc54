// A cookie's name and value as parts that explain themselves; Flask's signed session taken apart into its three pieces.
// The explanation stands hidden beside its button, for readers that describe a focused button; `gloss.js` shows it to the eye.

import { dateTime, shorten } from '../lib/format.js';
import { h } from '../lib/fragment.js';
import { words } from '../lib/words.js';

let made = 0;

/** `title`: the part in full; `means`: a sentence; without one it is plain text. */
export function part(voice, content, title, means) {
  if (!means) return h(`span.at.${voice}`, content);
  const id = `parca-${made += 1}`;
  return [
    h(`button.at.${voice}`, { type: 'button', 'aria-describedby': id, 'data-parca': title }, content),
    h('span', { id, hidden: true }, means),
  ];
}

/** `name=value` of one cookie in an exchange; `sent`: by the browser. */
export function pairParts(pair, x, { sent, end = null }) {
  const at = Math.max(pair.indexOf('='), 0);
  const name = pair.slice(0, at);
  const value = pair.slice(at + 1);
  const session = name === 'session' && x.oturum.tur !== 'yok';
  const pieces = session && x.oturum.tur === 'imzali' ? signedPieces(value) : null;
  if (pieces) {
    return [
      part('c-e', [h('b', name), '='], name, sent ? words.pairSignedSent : words.pairSigned),
      part('c-e', shorten(pieces.payload, 18), pieces.payload, words.payloadMeans(pieces.data)), h('span.sc', '.'),
      part('c-life', pieces.stamp, pieces.stamp, words.stampMeans(pieces.time && dateTime(pieces.time))), h('span.sc', '.'),
      part('c-s', [shorten(pieces.signature, 14), end], pieces.signature, words.signatureMeans),
    ];
  }
  const means = session ? words.pairRecord : sent ? words.pairSent : words.pair;
  return part(session ? 'c-e' : 'c-b', [h('b', name), shorten(pair.slice(at), 34), end], pair, means);
}

const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

/** itsdangerous: payload, time and signature, parted by dots; a dot in front says that the payload is compressed. */
function signedPieces(value) {
  const found = /^(\.?[\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(value);
  if (!found) return null;
  const [, payload, stamp, signature] = found;
  try {
    const seconds = bytes(stamp).reduce((sum, byte) => sum * 256 + byte, 0);
    const data = payload.startsWith('.') ? null : new TextDecoder('utf-8', { fatal: true }).decode(bytes(payload));
    return { payload, stamp, signature, data, time: seconds > 1e9 && seconds < 1e11 ? seconds * 1000 : null };
  } catch {
    return { payload, stamp, signature, data: null, time: null };
  }
}
