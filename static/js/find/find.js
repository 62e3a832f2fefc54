// The field in the bar finds while somebody types; the list is fetched when somebody comes near the field. `/` goes there.
// Without the list, and without scripts, the form leads to /ara.

export function startFind() {
  const form = document.querySelector('[data-ara]');
  if (!form) return;
  const input = form.querySelector('input');
  let near = false;
  const bring = () => {
    if (near) return;
    near = true;
    import('./list.js').then(({ Find }) => new Find(form), () => { near = false; });
  };
  for (const sign of ['pointerenter', 'focusin']) form.addEventListener(sign, bring);
  form.addEventListener('submit', (event) => {
    if (!input.value.trim()) event.preventDefault();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || !input.offsetParent) return;
    if (event.target.closest?.('input, textarea, select, [contenteditable], dialog')) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}
