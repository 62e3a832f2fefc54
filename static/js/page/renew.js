// The lessons' folder is watched: when this page's file changes, the page comes again, where it was and as it was.
// Attributes read on the body: data-kaynak (the lesson, empty for the list; absent when nothing is watched), data-damga
// (what of it this page shows). The server sends event `ders` with the mark that holds now.

import { listen } from '../lib/listen.js';
import { select } from './tabs.js';

const KEY = 'cerez-yeniden';
const TOP = 96;

const { kaynak, damga } = document.body.dataset;

/** The query that asks a stream for news of this page's lesson; empty when nothing is watched. */
export const question = () => (kaynak === undefined ? '' : `?ders=${encodeURIComponent(kaynak)}`);

/** Listens on a stream. `before` saves what the page has not saved yet. */
export function heed(source, before = async () => {}) {
  if (kaynak === undefined) return;
  source.addEventListener('ders', async ({ data }) => {
    const last = recall();
    // A page that cannot show this mark must not come again and again.
    if (data === damga || (last?.path === location.pathname && last.damga === data)) return;
    await Promise.race([before(), new Promise((done) => { setTimeout(done, 150); })]);
    keep(data);
    location.reload();
  });
}

/** For pages without a stream of their own. */
export function watchAlone() {
  if (kaynak !== undefined) listen(`/yenilik${question()}`, (source) => heed(source));
}

/** Puts the page back as it was; called once when it stands and once more when results have come in. */
export function settle() {
  const was = recall();
  if (!was || was.done || was.path !== location.pathname) return;
  document.documentElement.dataset.dock = was.dock ?? '';
  if (!was.dock) delete document.documentElement.dataset.dock;
  for (const details of document.querySelectorAll('details')) {
    const open = was.open[nameOf(details)];
    if (open !== undefined) details.open = open;
  }
  for (const id of was.tabs) {
    const tab = document.getElementById(id);
    if (tab) select(tab);
  }
  for (const [number, shown] of Object.entries(was.hints)) {
    const box = document.querySelector(`[data-alistirma="${number}"]`);
    const more = box?.querySelector('[data-ipucu-ac]');
    for (let i = box ? hintsOpen(box) : 0; i < shown; i += 1) more?.click();
  }
  for (const [name, value] of was.requests) {
    const radio = document.querySelector(`[name="${name}"][value="${value}"]`);
    if (radio && !radio.checked) radio.click();
  }
  const mark = was.at && document.getElementById(was.at.id);
  const top = mark ? scrollY + mark.getBoundingClientRect().top - was.at.top : was.y;
  // Without the style sheet's smoothness: nothing shall seem to move.
  scrollTo({ top, behavior: 'instant' });
  const field = was.focus && document.getElementById(was.focus.cell)?.querySelector('[data-kod]');
  if (field && document.activeElement !== field) {
    field.focus({ preventScroll: true });
    field.setSelectionRange(...was.focus.range);
  }
}

/** Nothing more is to be put back. */
export function settled() {
  settle();
  try {
    const was = recall();
    if (was) sessionStorage.setItem(KEY, JSON.stringify({ damga: was.damga, path: was.path, done: true }));
    history.scrollRestoration = 'auto';
  } catch { /* a closed storage held nothing */ }
}

function keep(mark) {
  const area = document.activeElement?.matches('[data-kod]') ? document.activeElement : null;
  const marks = [...document.querySelectorAll('main [id]')].filter((el) => el.matches('section, h2, h3, [data-deneme]'));
  const away = (el) => Math.abs(el.getBoundingClientRect().top - TOP);
  // Where the learner writes, else what is nearest to the top.
  const at = area?.closest('[data-deneme]') ?? marks.reduce((best, el) => (best && away(best) <= away(el) ? best : el), null);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const state = {
    damga: mark,
    path: location.pathname,
    y: scrollY,
    at: at && { id: at.id, top: at.getBoundingClientRect().top },
    dock: document.documentElement.dataset.dock,
    open: Object.fromEntries(all('details').map((el) => [nameOf(el), el.open])),
    tabs: all('[role="tab"][aria-selected="true"]').map((el) => el.id).filter(Boolean),
    requests: all('[name$="-rota"]:checked').map((el) => [el.name, el.value]),
    hints: Object.fromEntries(all('[data-alistirma]').map((box) => [box.dataset.alistirma, hintsOpen(box)])),
    focus: area && { cell: area.closest('[data-deneme]').id, range: [area.selectionStart, area.selectionEnd] },
  };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(state));
    history.scrollRestoration = 'manual';
  } catch { /* a closed storage: the page still comes again, at the browser's own place */ }
}

function recall() {
  try {
    const was = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    return was && typeof was === 'object' ? { open: {}, tabs: [], requests: [], hints: {}, ...was } : null;
  } catch {
    return null;
  }
}

const hintsOpen = (box) => [...box.querySelectorAll('[data-ipucu]')].filter((hint) => !hint.hidden).length;

const nameOf = (details) => `${details.closest('[id]')?.id ?? ''}|${details.querySelector('summary')?.textContent.trim() ?? ''}`;
