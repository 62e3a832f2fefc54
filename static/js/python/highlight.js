// Colours Python for the editor. The server's highlighter gives the same classes for the first paint:
// t-c comment, t-s string (prefix included, f-strings whole), t-n number, t-k keyword, t-d name after def/class,
// t-r decorator and redirect, url_for, t-q set_cookie, delete_cookie, cookies, t-e session.

const KEYWORDS = new Set(('False None True and as assert async await break class continue def del elif else except finally for from global '
  + 'if import in is lambda nonlocal not or pass raise return try while with yield').split(' '));
const COOKIE = new Set(['set_cookie', 'delete_cookie', 'cookies']);
const ROUTE = new Set(['redirect', 'url_for']);

const TOKEN = new RegExp([
  '(?<c>#[^\\n]*)',
  '(?<s>(?<![\\p{L}\\p{N}_])(?:[rR][bBfF]?|[bBfF][rR]?|[uU])?(?:"""(?:\\\\[^]|[^\\\\])*?(?:"""|$)|\'\'\'(?:\\\\[^]|[^\\\\])*?(?:\'\'\'|$)|"(?:\\\\[^]|[^"\\\\\\n])*"?|\'(?:\\\\[^]|[^\'\\\\\\n])*\'?))',
  '(?<r>@[\\p{L}_][\\p{L}\\p{N}_.]*)',
  '(?<n>(?<![\\p{L}\\p{N}_])\\d[\\p{L}\\p{N}_]*(?:\\.\\d[\\p{L}\\p{N}_]*)?)',
  '(?<w>[\\p{L}_][\\p{L}\\p{N}_]*)',
].join('|'), 'gu');

function kindOf(match, source, previous) {
  const { c, s, r, n, w } = match.groups;
  if (c !== undefined) return 'c';
  if (s !== undefined) return 's';
  if (n !== undefined) return 'n';
  if (r !== undefined) return /(?:^|\n)[ \t]*$/.test(source.slice(0, match.index)) ? 'r' : null;
  if (previous === 'def' || previous === 'class') return 'd';
  if (KEYWORDS.has(w)) return 'k';
  if (COOKIE.has(w)) return 'q';
  if (w === 'session') return 'e';
  return ROUTE.has(w) ? 'r' : null;
}

/** Source -> lines, each a list of [class or null, text]. */
export function tokens(source) {
  const lines = [[]];
  const add = (kind, text) => text.split('\n').forEach((piece, i) => {
    if (i) lines.push([]);
    if (piece) lines.at(-1).push([kind, piece]);
  });
  let at = 0;
  let previous = '';
  for (const match of source.matchAll(TOKEN)) {
    add(null, source.slice(at, match.index));
    const kind = kindOf(match, source, previous);
    add(kind && `t-${kind}`, match[0]);
    at = match.index + match[0].length;
    previous = match[0];
  }
  add(null, source.slice(at));
  return lines;
}

/** Lines as the nodes the server also writes: one span.ln a line. */
export function paint(source) {
  return tokens(source.replace(/\n$/, '')).map((line) => {
    const row = document.createElement('span');
    row.className = 'ln';
    for (const [kind, text] of line) {
      if (!kind) {
        row.append(text);
        continue;
      }
      const word = row.appendChild(document.createElement('span'));
      word.className = kind;
      word.textContent = text;
    }
    row.append('\n');
    return row;
  });
}
