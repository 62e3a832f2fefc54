// «İlerlemeniz» on the about page: into a file, out of a file, and «Her şeyi unut».

import { adopt, exported, progress } from '../model/progress.js';
import { confirm } from './confirm.js';
import { edits } from '../model/edits.js';
import { dropCode, forgetAll } from '../lib/api.js';
import { read } from '../lib/storage.js';
import { shorten } from '../lib/format.js';
import { workspace } from '../model/workspace.js';
import { words } from './keep-words.js';

const LARGEST = 1024 * 1024;
/** Letters of a kept value that are shown. */
const ROOM = 120;

export function startKeep() {
  const box = document.querySelector('[data-saklanan]');
  if (!box) return;
  const values = () => {
    for (const place of document.querySelectorAll('[data-saklanan-deger]')) {
      const value = read(place.dataset.saklananDeger);
      place.textContent = value === null ? words.notKeptHere : shorten(value, ROOM);
      place.title = value ?? '';
    }
  };
  values();
  progress.addEventListener('degisti', values);
  const say = (text) => { box.querySelector('[data-saklanan-duyuru]').textContent = text; };
  const file = box.querySelector('[type="file"]');
  box.querySelector('[data-disari]').addEventListener('click', () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([exported()], { type: 'application/json' }));
    link.download = 'cerez-defteri-ilerleme.json';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    say(words.exported);
  });
  box.querySelector('[data-iceri]').addEventListener('click', () => file.click());
  file.addEventListener('change', async () => {
    const [chosen] = file.files;
    if (!chosen) return;
    const lessons = chosen.size > LARGEST ? null : adopt(await chosen.text());
    file.value = '';
    say(lessons === null ? words.notProgress : words.imported(lessons));
  });
  box.querySelector('[data-unut]').addEventListener('click', async () => {
    if (!await confirm({ title: words.forgetTitle, text: words.forgetText, action: words.forgetAction })) return;
    say(await forget() ? words.forgotten : words.forgotHere);
    values();
  });
}

/** False when the server could not be reached: then only this browser forgot. */
async function forget() {
  const atolye = workspace();
  let reached = true;
  try {
    for (const name of edits()) {
      const [ders, no] = name.split('/');
      await dropCode({ atolye, ders, no }).catch((error) => { if (error.status === undefined) throw error; });
    }
    await forgetAll(atolye);
  } catch {
    reached = false;
  }
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith('cerez-')) localStorage.removeItem(key);
  } catch { /* a closed storage holds nothing */ }
  return reached;
}
