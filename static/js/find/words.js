// What the search field says.

import { count as written } from '../lib/format.js';

export const words = {
  results: 'Arama sonuçları',
  keys: 'Ok tuşları gezer, Enter açar, Esc kapatır.',
  more: (total) => `${written(total)} sonuç var; hepsi için Enter.`,
  count: (total, shown) => (total > shown ? `${written(total)} sonuç var, ilk ${shown} tanesi listede.` : `${written(total)} sonuç.`),
  nothing: 'Sonuç yok.',
  meant: (word) => `Şunu mu aradınız: ${word}?`,
  unreachable: 'Sunucuya ulaşılamadı.',
};
