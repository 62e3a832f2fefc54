// Puts text on the clipboard, also where the page is no secure context (a class network's plain address).

import { words } from './words.js';

/** Fails where nothing may be copied. `place`: an open dialog, outside of which nothing can take the focus. */
export async function put(text, place) {
  try {
    return await navigator.clipboard.writeText(text);
  } catch { /* no secure context, or not allowed: the old way may still work */ }
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'sr';
  place.append(area);
  const before = document.activeElement;
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  before?.focus({ preventScroll: true });
  if (!done) throw new Error('copy');
}

/** Copies, then says so on the button for a while. `say` tells it to a screen reader. */
export async function copyFrom(button, text, say) {
  const label = button.querySelector('span');
  const name = label.dataset.ad ??= label.textContent;
  const told = await put(text, button.closest('dialog') ?? document.body).then(() => words.copied, () => words.notCopied);
  label.textContent = told;
  say(told);
  clearTimeout(button.back);
  button.back = setTimeout(() => { label.textContent = name; }, 2000);
}
