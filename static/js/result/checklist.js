// What the lesson expected of this request, line by line, after the click.

import { h, icon, markCode } from '../lib/fragment.js';
import { words } from '../lib/words.js';

const LOOK = new Map([[true, ['check', 'c-ok', words.passed, 'evet']], [false, ['tilde', 'c-no', words.notYet, 'hayir']], [null, ['wait', 'c-off', words.notJudged, 'bakilmadi']]]);

export function checklist({ maddeler, baska_cerezler: others }, cell, doubt = null) {
  if (!maddeler.length) return [];
  const right = maddeler.filter((m) => m.gecti === true).length;
  return [h('section.check.card',
    h('div.check__top.row.wrap', h('h4', words.expected), h('span', words.tally(right, maddeler.length))),
    h('ul', maddeler.map(line)),
    doubt && maddeler.some((m) => m.gecti === false) && h('div.check__foot', h('p', markCode(doubt))),
    others?.length > 0 && h('div.check__foot', h('p', markCode(words.otherCookies(others, right < maddeler.length))),
      h('button.btn.btn--quiet', { type: 'button', onclick: () => cell.dispatchEvent(new CustomEvent('cerezleri-sil')) }, icon('bite'), h('span', words.eraseAction))))];
}

/** The asserts of an exercise: what each asks for, a failed one what to look at. */
export function checkItems(items) {
  if (!items.length) return [];
  const right = items.filter((m) => m.gecti === true).length;
  return [h('div.check.card', { role: 'group', 'aria-label': words.checklist },
    h('div.check__top.row.wrap', h('h3', words.checklist), h('span', words.tally(right, items.length))),
    h('ul', items.map((m) => {
      const [sign, colour, word, passed] = LOOK.get(m.gecti ?? null);
      return h(`li.chk.row.${colour}`, { 'data-madde': true, 'data-gecti': passed }, icon(sign), h('span', markCode(m.ileti)), h('b', word));
    })))];
}

function line(m) {
  const [sign, colour, word, passed] = LOOK.get(m.gecti ?? null);
  const said = m.ileti || (m.gecti === false && m.gelen ? words.wantGot(m.beklenen, m.gelen) : '');
  return h(`li.chk.row.${colour}`, { 'data-madde': true, 'data-gecti': passed }, icon(sign), h('span', markCode(m.metin), said && h('small', markCode(said))), h('b', word));
}
