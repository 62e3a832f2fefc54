// The lesson page. Every module upgrades markup that already reads well; this file only joins them.
import { Cell } from './cell/cell.js';
import { Depo } from './depo/depo.js';
import { ExchangeLog } from './model/log.js';
import { follow } from './model/stream.js';
import { workspace } from './model/workspace.js';
import { startRail } from './page/rail.js';
import { startSheet } from './depo/sheet.js';
import { startSpy } from './page/spy.js';
import { startTabs } from './page/tabs.js';
import { startTheme } from './page/theme.js';
import { markCode } from './lib/fragment.js';

startTheme();
startRail();
startSpy();
startTabs();
startSheet();
for (const text of document.querySelectorAll('[data-isaretli]')) text.replaceChildren(...markCode(text.textContent));

const page = { ders: document.body.dataset.ders, atolye: workspace(), log: new ExchangeLog(workspace()) };
page.depo = new Depo(document.getElementById('depo'), page);
const cells = new Map();
for (const element of document.querySelectorAll('[data-deneme]')) {
  if (!element.querySelector('[data-sonuc]')) continue;
  const cell = new Cell(element, page);
  cells.set(cell.no, cell);
}
page.depo.open([...cells.values()][0]?.prefix);

page.log.addEventListener('alisveris', ({ detail }) => {
  const cell = detail.ders === page.ders ? cells.get(detail.hucre) : undefined;
  if (cell) cell.take(detail);
  else page.depo.follow([detail]);
});
page.log.catchUp({ quietly: true }).then((old) => {
  for (const cell of cells.values()) cell.restore(old);
  follow(page.log);
}, () => follow(page.log));
