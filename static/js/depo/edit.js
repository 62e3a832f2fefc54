// The dialog that changes, deletes or adds one cookie. `jar`: {write(cookie, value), remove(cookie)}; `how` says who does it.
// Resolves with a sentence for the Depo, or null when nothing was done.

import { h, icon, markCode } from '../lib/fragment.js';
import { lab } from '../lib/lab-words.js';

const SEALED = /^"?(\.?[\w-]+)\.([\w-]+)\.([\w-]{20,})"?$/;
const NAME = /^[^\s=;,"]+$/;

export function changeCookie(c, jar, how) {
  const area = h('textarea.field.edit__value', { name: 'deger', rows: 3, spellcheck: 'false', autocapitalize: 'off', autocomplete: 'off' });
  area.value = c.deger;
  const news = h('p.edit__news', { role: 'status' });
  const parts = SEALED.exec(c.deger);
  const spoil = (start, end) => {
    const at = start + Math.floor((end - start) / 2);
    const before = area.value[at];
    const after = before === 'A' ? 'B' : 'A';
    area.value = area.value.slice(0, at) + after + area.value.slice(at + 1);
    area.focus();
    area.setSelectionRange(at, at + 1);
    news.replaceChildren(...markCode(lab.tampered(at + 1, before, after)));
  };
  const begin = parts ? c.deger.indexOf(parts[1]) : 0;
  const seal = parts ? c.deger.lastIndexOf(parts[3]) : 0;
  return ask({
    title: lab.editTitle(c.ad),
    how,
    body: [
      h('label.edit__label', h('span', lab.value), area),
      parts && h('p.edit__spoil.row.wrap', { role: 'group', 'aria-label': lab.tamper },
        h('button.btn.btn--quiet', { type: 'button', 'data-kurcala': 'yuk', onclick: () => spoil(begin, begin + parts[1].length) }, icon('braces'), h('span', lab.tamperPayload)),
        h('button.btn.btn--quiet', { type: 'button', 'data-kurcala': 'imza', onclick: () => spoil(seal, seal + parts[3].length) }, icon('seal'), h('span', lab.tamperSeal))),
      news],
    first: area,
    remove: async () => ((await jar.remove(c)) === false ? lab.notTaken(c.ad) : lab.removed(c.ad)),
    save: async () => {
      if (/[;\r\n]/.test(area.value)) throw new Wrong(lab.noSemicolon);
      return (await jar.write(c, area.value)) === false ? lab.notTaken(c.ad) : lab.written(c.ad);
    },
  });
}

export function addCookie(jar) {
  const input = (name, value = '') => h('input.field', { name, value, autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' });
  const [name, value, path] = [input('ad'), input('deger'), input('yol', '/')];
  const hidden = h('input', { type: 'checkbox', name: 'httponly' });
  return ask({
    title: lab.addTitle,
    how: lab.addHow,
    body: [[lab.name, name], [lab.value, value], [lab.path, path]].map(([text, field]) => h('label.edit__label', h('span', text), field))
      .concat(h('label.edit__check.row', hidden, h('span', lab.httpOnly))),
    first: name,
    save: async () => {
      if (!NAME.test(name.value)) throw new Wrong(lab.badName);
      if (/[;\r\n]/.test(value.value)) throw new Wrong(lab.noSemicolon);
      if (!/^\/[^;]*$/.test(path.value)) throw new Wrong(lab.badPath);
      const c = { ad: name.value, yol_ham: path.value, httponly: hidden.checked, js: !hidden.checked, son: null };
      const kept = await jar.write(c, value.value);
      return kept === false && path.value === '/' ? lab.notTaken(c.ad) : lab.added(c.ad);
    },
  });
}

class Wrong extends Error {}

function ask({ title, how, body, first, save, remove }) {
  const wrong = h('p.edit__wrong.c-err', { role: 'alert' });
  const head = h('h2', { id: 'duzenle-b' }, markCode(title));
  const form = h('form', { method: 'dialog', novalidate: true },
    head, h('p.dim', markCode(how)), ...body, wrong,
    h('p.ask__go.row.wrap',
      remove && h('button.btn.btn--quiet.edit__del', { type: 'button', 'data-cerez-sil': true, onclick: () => done(remove) }, icon('bite'), h('span', lab.remove)),
      h('button.btn', { type: 'button', onclick: () => dialog.close() }, lab.cancel),
      h('button.btn.btn--go', { type: 'submit', 'data-kaydet': true }, lab.save)));
  const dialog = h('dialog.ask.edit', { 'aria-labelledby': 'duzenle-b', 'data-cerez-duzenle': true }, form);
  let said = null;
  const done = async (deed) => {
    wrong.textContent = '';
    try {
      said = await deed();
      dialog.close();
    } catch (error) {
      wrong.replaceChildren(...markCode(error instanceof Wrong ? error.message : lab.notDone));
    }
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    done(save);
  });
  document.body.append(dialog);
  dialog.showModal();
  first.focus();
  return new Promise((answer) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      answer(said);
    }, { once: true });
  });
}
