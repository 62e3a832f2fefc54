// Which sections of the lesson are done: their questions and exercises answered, or, without any, read to their end.
// Marks them in the rail; the rail's other lessons are marked from what was noted before.

import { h, icon } from '../lib/fragment.js';
import { lesson, note, progress } from '../model/progress.js';
import { words } from '../lib/words.js';

const DWELL_MS = 900;

export function startMarks(ders) {
  const sections = gather();
  const refresh = () => {
    const own = lesson(ders);
    for (const [anchor, asks] of sections) {
      if (asks.length && asks.every(([kind, key]) => own[kind][key] !== undefined)) note(ders, 'bolum', anchor);
    }
    draw();
  };
  progress.addEventListener('degisti', draw);
  progress.addEventListener('degisti', () => queueMicrotask(refresh));
  watchEnds(sections, ders);
  refresh();
}

/** Section anchor -> [kind, key] of what is to be done in it. A section may run over several spreads. */
function gather() {
  const sections = new Map();
  let asks = null;
  for (const spread of document.querySelectorAll('.spread')) {
    if (spread.id) sections.set(spread.id, asks = []);
    if (!asks) continue;
    for (const one of spread.querySelectorAll('[data-tahmin], [data-soru], [data-alistirma]')) {
      const kind = ['tahmin', 'soru', 'alistirma'].find((name) => name in one.dataset);
      asks.push([kind, one.dataset[kind]]);
    }
    asks.end = [...spread.querySelectorAll('.page')].at(-1);
  }
  return sections;
}

function watchEnds(sections, ders) {
  const timers = new Map();
  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      clearTimeout(timers.get(target));
      if (isIntersecting) timers.set(target, setTimeout(() => { note(ders, 'bolum', target.dataset.son); seen.unobserve(target); }, DWELL_MS));
    }
  });
  for (const [anchor, asks] of sections) {
    if (asks.length || !asks.end) continue;
    const end = h('div', { 'data-son': anchor, 'aria-hidden': 'true' });
    asks.end.append(end);
    seen.observe(end);
  }
}

function draw() {
  const path = document.querySelector('[data-yol]');
  const dots = path.querySelectorAll('i');
  const links = [...document.querySelectorAll('.rail [data-ders]')];
  const whole = links.filter((link, i) => {
    const all = Number(link.dataset.bolumSayisi);
    const done = Object.keys(lesson(link.dataset.ders).bolum).length;
    const over = done > 0 && done >= all;
    mark(link, over);
    tally(link, done > 0 && !over ? `${done}/${all}` : '');
    dots[i].classList.toggle('is-done', over);
    dots[i].classList.toggle('is-begun', done > 0 && !over);
    return over;
  });
  path.querySelector('b').textContent = `${whole.length}/${links.length}`;
  const { bolum } = lesson(document.body.dataset.ders);
  for (const link of document.querySelectorAll('.rail__secs a')) mark(link, decodeURIComponent(link.hash.slice(1)) in bolum);
}

/** How far a lesson is that was begun. */
function tally(link, text) {
  const place = link.querySelector('.rail__n') ?? h('small.rail__n');
  if (!text) return place.remove();
  place.replaceChildren(h('span', { 'aria-hidden': 'true' }, text), h('span.sr', words.sectionsDone(...text.split('/').map(Number))));
  if (!place.parentElement) link.append(place);
}

function mark(link, done) {
  if (link.classList.contains('is-done') === done) return;
  link.classList.toggle('is-done', done);
  link.querySelector('.rail__ok')?.remove();
  if (done) link.append(h('span.rail__ok.c-ok', icon('check'), h('span.sr', words.sectionDone)));
}
