// What the learner does in the panel before a request (the lesson's `@` lines), done for them.

import { cookie } from '../lib/api.js';

const hasPath = (line) => /;\s*path=/i.test(line);

/** `document.cookie` takes the app's view: the page stands elsewhere, so the path is written out. */
function fromScript(line, prefix) {
  document.cookie = hasPath(line)
    ? line.replace(/(;\s*path=)(\/[^;]*)/i, (_, name, path) => name + (path.trim() === '/' ? '/' : prefix + path))
    : `${line}; Path=/`;
}

const KINDS = {
  'cerez-yaz': (value, at) => cookie(at.atolye, 'yaz', hasPath(value) ? value : `${value}; Path=/`),
  'cerez-sil': (value, at) => cookie(at.atolye, 'sil', value),
  'cerezleri-sil': (_, at) => cookie(at.atolye, 'hepsini-sil', ''),
  'js-yaz': (value, at) => fromScript(value, at.prefix),
};

/** Runs them in order; false when one could not be done. */
export async function runActions(actions, at) {
  try {
    for (const [kind, value] of actions) await KINDS[kind]?.(value, at);
    return true;
  } catch {
    return false;
  }
}
