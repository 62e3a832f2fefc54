// «Paylaş», and links that carry code. What either needs is fetched when one is there.

import { words } from '../lib/words.js';

const NAME = '#paylas=';

export function startShare(cells) {
  for (const cell of cells.values()) {
    cell.element.querySelector('[data-paylas]').addEventListener('click', () => {
      import('./dialog.js').then(({ share }) => share(cell), () => missing(cell));
    });
  }
  const look = () => {
    if (!location.hash.startsWith(NAME)) return;
    import('./opened.js').then(({ show }) => show(cells), () => missing([...cells.values()][0]));
  };
  addEventListener('hashchange', look);
  look();
}

const missing = (cell) => cell?.result.tell(words.notLoaded, { bad: true });
