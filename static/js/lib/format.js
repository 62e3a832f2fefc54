// Numbers, times and lengths as Turkish readers write them.

const UNITS = [['gün', 86400], ['saat', 3600], ['dakika', 60], ['saniye', 1]];
const whole = new Intl.NumberFormat('tr', { useGrouping: 'always' });
const clock = new Intl.DateTimeFormat('tr', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const moment = new Intl.DateTimeFormat('tr', { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' });

export const count = (n) => whole.format(n);
export const time = (ms) => clock.format(ms);
export const dateTime = (ms) => moment.format(ms).replace(',', '');

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
