// Marks in the rail the section being read.

export function startSpy() {
  const links = new Map();
  for (const link of document.querySelectorAll('.rail__secs a')) {
    const section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (section) links.set(section, link);
  }
  const mark = (link) => {
    for (const other of links.values()) other.removeAttribute('aria-current');
    link?.setAttribute('aria-current', 'location');
  };
  const spy = new IntersectionObserver((seen) => {
    const now = seen.find((entry) => entry.isIntersecting);
    if (now) mark(links.get(now.target));
  }, { rootMargin: '-20% 0px -70%' });
  for (const section of links.keys()) spy.observe(section);
  // The last sections may be too short to reach the middle of the window.
  const end = document.querySelector('.turn');
  if (end) new IntersectionObserver(([seen]) => { if (seen.isIntersecting) mark([...links.values()].at(-1)); }, { threshold: 1 }).observe(end);
}
