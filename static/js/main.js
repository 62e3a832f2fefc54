// The lesson page. Every module upgrades markup that already reads well; this file only joins them.
import { Cell } from './cell/cell.js';
import { Depo } from './depo/depo.js';
import { Exercise } from './ask/exercise.js';
import { ExchangeLog } from './model/log.js';
import { follow } from './model/stream.js';
import { Lab } from './depo/lab.js';
import { workspace } from './model/workspace.js';
import { Prediction } from './ask/prediction.js';
import { startMarks } from './page/marks.js';
import { startQuiz } from './ask/quiz.js';
import { heed, question, settle, settled } from './page/renew.js';
import { startRail } from './page/rail.js';
import { startShare } from './share/share.js';
import { startSheet } from './depo/sheet.js';
import { startSpy } from './page/spy.js';
import { startTabs } from './page/tabs.js';
import { startFind } from './find/find.js';
import { startTheme } from './page/theme.js';
import { breath } from './lib/later.js';

// The script is `async`: the browser ends the document (styles and measures it, looks through its fields) in a task without us.
if (document.readyState === 'loading') {
  await new Promise((ended) => { document.addEventListener('DOMContentLoaded', ended, { once: true }); });
  await breath();
}
startTheme();
startRail();
startSpy();
startTabs();
startFind();
startSheet();

const page = { ders: document.body.dataset.ders, atolye: workspace(), log: new ExchangeLog(workspace()) };
page.depo = new Depo(document.getElementById('depo'), page);
const cells = new Map();
for (const element of document.querySelectorAll('[data-deneme]')) {
  if (!element.querySelector('[data-sonuc]')) continue;
  const cell = new Cell(element, page);
  cells.set(cell.no, cell);
}

page.lab = new Lab(document.getElementById('depo'), page, cells);

for (const form of document.querySelectorAll('[data-tahmin]')) new Prediction(form, page.ders, cells.get(Number(form.dataset.hucre)));
for (const form of document.querySelectorAll('[data-soru]')) startQuiz(form, page.ders);
for (const box of document.querySelectorAll('[data-alistirma]')) new Exercise(box, page, cells.get(Number(box.dataset.hucre)));
startMarks(page.ders);
settle();
startShare(cells);
if ('sunum' in document.documentElement.dataset) {
  import('./stage/stage.js').then(({ startStage }) => startStage(), () => { delete document.documentElement.dataset.sunum; });
}

page.log.addEventListener('alisveris', ({ detail }) => {
  // A model browser's are shown by whoever asked for them.
  if (detail.tarayici) return;
  const cell = detail.ders === page.ders ? cells.get(detail.hucre) : undefined;
  if (cell) cell.take(detail);
  else page.depo.follow([detail]);
});
/** What was there before a reload, one cell after the other. */
async function restore() {
  for (const cell of cells.values()) await cell.restore();
  page.lab.turnToLast();
}

// Presses wait for this: what was there before must be known before anything can be called new.
page.ready = Promise.allSettled([
  page.depo.open([...cells.values()][0]?.prefix),
  page.lab.restore(),
  page.log.catchUp({ quietly: true }).then(restore),
]).then(() => {
  settled();
  const save = () => Promise.all([...cells.values()].map((cell) => cell.code.flush()));
  page.stream = follow(page.log, { query: question(), opened: (source) => heed(source, save) });
});
