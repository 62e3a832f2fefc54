// «Paylaş»: makes the link of a cell's code and offers it to be copied.

import { h, icon } from '../lib/fragment.js';
import { pack } from './link.js';
import { put } from '../lib/copy.js';
import { words } from './words.js';

const HERE = /^(localhost|127(\.\d+){3}|\[::1\]|.*\.localhost)$/;

let dialog = null;

export async function share(cell) {
  const hash = await pack(cell.no, cell.editor.source);
  if (hash) open(location.origin + location.pathname + hash);
  else cell.result.tell(words.tooLong, { bad: true });
}

function open(link) {
  dialog ??= build();
  const field = dialog.querySelector('[data-paylas-baglanti]');
  field.value = link;
  dialog.querySelector('[data-paylas-duyuru]').textContent = '';
  dialog.showModal();
  field.select();
}

function build() {
  const field = h('input.field', { id: 'paylas-baglanti', readonly: true, 'data-paylas-baglanti': true, spellcheck: 'false' });
  const said = h('p', { role: 'status', 'data-paylas-duyuru': true });
  const copy = h('button.btn.btn--go', { type: 'button', 'data-paylas-kopyala': true, onclick: async () => { said.textContent = await put(field.value, box).then(() => words.copied, () => words.notCopied); field.select(); } },
    icon('share'), h('span', words.copy));
  const box = h('dialog.ask.share', { 'aria-labelledby': 'paylas-b', 'aria-describedby': 'paylas-m' },
    h('form', { method: 'dialog' },
      h('h2', { id: 'paylas-b' }, words.title),
      h('p', { id: 'paylas-m' }, words.say),
      HERE.test(location.hostname) ? h('p.dim', words.hereOnly) : null,
      h('label.share__lab', { for: 'paylas-baglanti' }, words.link),
      field,
      said,
      h('p.row.wrap.ask__go', h('button.btn', words.close), copy)));
  document.body.append(box);
  return box;
}
