// Numbers, times and lengths as Turkish readers write them. By hand: `Intl` reads the locale for 50 ms while the page waits.

const UNITS = [['gün', 86400], ['saat', 3600], ['dakika', 60], ['saniye', 1]];
const two = (n) => String(n).padStart(2, '0');
const day = (at) => `${two(at.getDate())}.${two(at.getMonth() + 1)}.${at.getFullYear()}`;

/** A whole number, its thousands parted by dots. */
export const count = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, '.');

/** Milliseconds since 1970 as the clock here shows them: “09:05:07”. */
export function time(ms) {
  const at = new Date(ms);
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':');
}

/** The same with the day: “25.11.2026 09:05:07”. */
export const dateTime = (ms) => `${day(new Date(ms))} ${time(ms)}`;

/** Seconds as the largest two units: “2 gün 3 saat”, “45 saniye”. */
export function span(seconds) {
  let left = Math.max(0, Math.floor(seconds));
  const out = [];
  for (const [name, size] of UNITS) {
    const n = Math.floor(left / size);
    left -= n * size;
    if (n || (out.length && out.length < 2)) out.push(`${count(n)} ${name}`);
    if (out.length === 2) break;
  }
  return out.filter((part, i) => i === 0 || !part.startsWith('0 ')).join(' ') || '0 saniye';
}

/** Microseconds as a short length. */
export const took = (us) => (us < 1000 ? '1 ms’den kısa' : `${count(Math.round(us / 1000))} ms`);

/** A long value keeps its two ends. */
export const shorten = (text, room = 40) => (text.length <= room ? text : `${text.slice(0, room - 9)}…${text.slice(-6)}`);
