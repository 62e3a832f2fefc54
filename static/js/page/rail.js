// The list of lessons: opened by the button in the bar, shut by Escape, a link or a press outside.

export function startRail() {
  const button = document.querySelector('[data-dersler]');
  const rail = document.getElementById('dersler');
  if (!button || !rail) return;
  const set = (open) => {
    rail.classList.toggle('is-open', open);
    button.setAttribute('aria-expanded', String(open));
  };
  button.addEventListener('click', () => set(!rail.classList.contains('is-open')));
  rail.addEventListener('click', (event) => { if (event.target.closest('a')) set(false); });
  document.addEventListener('pointerdown', (event) => {
    if (!rail.contains(event.target) && !button.contains(event.target)) set(false);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !rail.classList.contains('is-open')) return;
    set(false);
    if (rail.contains(document.activeElement)) button.focus();
  });
  const now = rail.querySelector('.is-now');
  // After the frame that measures the page anyway: asked here, it would be measured once more, before it is whole.
  const seen = new IntersectionObserver(() => {
    seen.disconnect();
    now.scrollIntoView({ block: 'nearest' });
  });
  if (now) seen.observe(now);
}
