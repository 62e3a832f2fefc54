// A link that carries code: shows it in its cell, says so, and never runs it. An edit of the visitor's own stays until they say
// otherwise; what they had is kept on the page for the way back.

import { h, icon } from '../lib/fragment.js';
import { BadLink, unpack } from './link.js';
import { paint } from '../python/highlight.js';
import { words } from './words.js';

/** Shows what the address carries. */
export async function show(cells) {
  let given;
  try {
    given = await unpack(location.hash);
  } catch (error) {
    if (!(error instanceof BadLink)) throw error;
    tell([...cells.values()][0], words.bad);
    return;
  }
  const cell = cells.get(given.no);
  if (!cell) {
    tell([...cells.values()][0], words.noCell);
    return;
  }
  // The visitor's own edit may still be on its way from the server.
  await cell.code.loaded;
  const { source, original } = cell.editor;
  if (given.code === source) tell(cell, source === original ? words.lessonSame : words.same);
  else if (source === original) lay(cell, given.code, null);
  else ask(cell, given.code, source);
}

/** The shared code in the editor; `own` is what the visitor had written there. */
function lay(cell, code, own) {
  cell.editor.source = code;
  cell.code.lent();
  note(cell, 'shown', [h('b', words.shown), ' ', words.shownSay],
    own === null ? null : button('undo', words.mine, 'kendi', () => back(cell, own, words.mineBack)),
    button('undo', words.lesson, 'ders', () => back(cell, cell.editor.original, words.lessonBack)));
}

function ask(cell, code, own) {
  const lines = h('pre.code', { tabindex: '0', 'aria-label': words.look }, h('code', paint(code)));
  note(cell, 'asks', [words.asks, h('details.shared__look', h('summary', words.look), lines)],
    button('file', words.take, 'ac', () => lay(cell, code, own)),
    button('check', words.keep, 'kal', () => leave(cell)));
}

function back(cell, code, say) {
  cell.editor.source = code;
  // What was never tried was never saved: then there is nothing to put back on the server.
  cell.code.flush();
  leave(cell);
  cell.result.say(say);
}

/** A remark with one way to close it. */
function tell(cell, text) {
  if (cell) note(cell, 'told', [text], button('check', words.done, 'tamam', () => leave(cell)));
}

function note(cell, kind, say, ...buttons) {
  cell.element.querySelector('[data-paylasilan]')?.remove();
  const box = h('div.shared', { 'data-paylasilan': kind, role: 'region', 'aria-label': words.shown, tabindex: '-1' },
    h('div.shared__say', icon('share'), h('div', say)), h('p.row.wrap', buttons));
  cell.element.querySelector('.pad').before(box);
  box.scrollIntoView({ block: 'center', behavior: 'instant' });
  box.focus({ preventScroll: true });
}

const button = (sign, text, name, act) => h('button.btn.btn--quiet', { type: 'button', 'data-paylasilan-is': name, onclick: act }, icon(sign), h('span', text));

function leave(cell) {
  cell.element.querySelector('[data-paylasilan]')?.remove();
  history.replaceState(null, '', location.pathname + location.search);
  cell.editor.area.focus({ preventScroll: true });
}
