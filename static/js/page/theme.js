// Theme: the system's choice until the reader presses the button.

import { write } from '../lib/storage.js';

export function startTheme() {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);
  const show = () => root.toggleAttribute('data-dark', isDark());
  document.querySelector('[data-tema]').addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    write('cerez-tema', root.dataset.theme);
    show();
  });
  system.addEventListener('change', show);
  show();
}
