// The contents page: how far each lesson is.

import { lesson, progress } from '../model/progress.js';
import { words } from '../lib/words.js';

export function startContents() {
  const draw = () => {
    for (const place of document.querySelectorAll('[data-ilerleme]')) {
      const all = Number(place.dataset.bolumSayisi);
      const done = Math.min(all, Object.keys(lesson(place.dataset.ilerleme).bolum).length);
      place.hidden = !done;
      place.querySelector('progress').value = done;
      place.querySelector('span').textContent = words.sectionsDone(done, all);
      place.classList.toggle('is-done', done === all);
    }
  };
  progress.addEventListener('degisti', draw);
  draw();
}
