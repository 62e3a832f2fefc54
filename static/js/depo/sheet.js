// The Depo's place: a line that opens to a sheet (phone) or over a low window, a dock (tablet), a column (desk).

export function startSheet() {
  const root = document.documentElement;
  const toggle = document.querySelector('.depo__tog');
  const wide = matchMedia('(min-width: 62.5rem) and (min-height: 58rem), (min-width: 87.5rem)');
  const isOpen = () => (root.dataset.dock ? root.dataset.dock === 'open' : wide.matches);
  const say = () => toggle.setAttribute('aria-expanded', String(isOpen()));
  const set = (state) => {
    root.dataset.dock = state;
    say();
  };
  toggle.addEventListener('click', () => set(isOpen() ? 'shut' : 'open'));
  wide.addEventListener('change', () => {
    delete root.dataset.dock;
    say();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || wide.matches || !isOpen() || !document.getElementById('depo').contains(document.activeElement)) return;
    set('shut');
    toggle.focus();
  });
  say();
}
