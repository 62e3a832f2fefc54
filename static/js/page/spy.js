// Marks in the rail the section being read.

export function startSpy() {
  const links = new Map();
  for (const link of document.querySelectorAll('.rail__secs a')) {
    const section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (section) links.set(section, link);
  }
  const spy = new IntersectionObserver((seen) => {
    const now = seen.find((entry) => entry.isIntersecting);
    if (!now) return;
    for (const link of links.values()) link.removeAttribute('aria-current');
    links.get(now.target).setAttribute('aria-current', 'location');
  }, { rootMargin: '-20% 0px -70%' });
  for (const section of links.keys()) spy.observe(section);
}
