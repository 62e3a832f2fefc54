// What stands after a step: variables, `session`, the cookies that wait on the response, the console.

import { h, icon } from '../lib/fragment.js';
import { mark } from '../depo/card.js';
import { shorten } from '../lib/format.js';
import { VOICE } from '../result/setcookie.js';
import { words } from './words.js';

const CONSOLE_ROOM = 2000;

export function stateBoxes({ names, session, cookies, step, printed }) {
  return h('div.vboxes',
    box('vars', 'braces', words.variables, names.length ? names.map(variable) : [h('div', h('dd.dim', words.noVariables))]),
    session && box('session.c-e', 'tag', h('code', 'session'), session.length ? session.map(variable) : [h('div', h('dd.dim', words.emptySession))]),
    cookies.length > 0 && box('cookies.c-b', 'cookie', words.waiting, cookies.map(cookie)),
    (printed || step.konsol) && h('section.vbox.vbox--log.card', h('h4.row', icon('text'), words.consoleBox),
      h('pre', { tabindex: '0', role: 'group', 'aria-label': words.consoleBox }, printed.slice(-CONSOLE_ROOM), step.konsol && h('mark', step.konsol.slice(0, CONSOLE_ROOM)))));
}

function box(kind, sign, title, rows) {
  return h(`section.vbox.vbox--${kind}.card`, h('h4.row', icon(sign), title), h('dl', rows));
}

function variable({ name, value, before, state }) {
  const gone = state === 'silindi';
  return h(`div${state === 'ayni' ? '' : '.is-new'}`, { 'data-durum': state },
    h('dt', name), h('dd', before !== undefined && [h('del.dim', shorten(before, 40)), ' → '], gone ? h('del', value) : h('span', value)), state !== 'ayni' && mark(state));
}

function cookie({ name, value, attributes, erases, state }) {
  const part = (text) => [h('span.sc', '; '), h(`span.at.${VOICE[text.split('=')[0].toLowerCase()] ?? 'c-off'}`, text)];
  return h(`div${state === 'ayni' ? '' : '.is-new'}`, { 'data-durum': state },
    h('dt', name), h(`dd${state === 'silindi' ? '.is-gone' : ''}`, h('span', shorten(value, 60), attributes.map(part))),
    state !== 'ayni' && (erases && state === 'yeni' ? h('span.diff.c-err', icon('minus'), h('span.diff__w', words.willErase)) : mark(state)));
}
