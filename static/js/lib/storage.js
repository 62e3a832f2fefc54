// localStorage that may be closed to us. The workbook keeps nothing anywhere else in the browser.

const kept = new Map();

export function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return kept.get(key) ?? null;
  }
}

export function write(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    kept.set(key, value);
  }
}
