// Pages without a cell: the index, the about page, errors.
import { markCode } from './lib/fragment.js';
import { startTheme } from './page/theme.js';

startTheme();
for (const text of document.querySelectorAll('[data-isaretli]')) text.replaceChildren(...markCode(text.textContent));
