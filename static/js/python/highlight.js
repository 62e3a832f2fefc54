// Colours Python for the editor, as the server's highlighter does for the first paint (src/lessons/highlight.rs):
// t-c comment, t-s string, t-n number, t-k keyword, t-d name after def or class, t-r decorator,
// t-q set_cookie, delete_cookie, get_cookie, cookies, t-e session. In f-strings the braces' insides are code.

const KEYWORDS = new Set(('False None True and as assert async await break class continue def del elif else except finally for from global '
  + 'if import in is lambda nonlocal not or pass raise return try while with yield').split(' '));
const COOKIE = new Set(['set_cookie', 'delete_cookie', 'get_cookie', 'cookies']);

// A literal inside its function: letters of all scripts take milliseconds to compile, and a page nobody writes on needs none.
const newToken = () => /(?<c>#[^\n]*)|(?<s>(?<![\p{L}\p{N}_])(?:[rRbBfFtT]{1,2}|[uU])?(?:"""|'''|"|'))|(?<r>@[\p{L}_][\p{L}\p{N}_.]*)|(?<n>(?<![\p{L}\p{N}_])\d[\p{L}\p{N}_]*(?:\.\d[\p{L}\p{N}_]*)?)|(?<w>[\p{L}_][\p{L}\p{N}_]*)/gu;

/** From an opening quote to the end of its string: pieces [isCode, text]. A string left open ends with its line. */
function string(source, start, opening) {
  const quote = opening.replace(/^[a-zA-Z]+/, '');
  const formatted = /[fFtT]/.test(opening.slice(0, -quote.length));
  const pieces = [];
  let from = start;
  let at = start + opening.length;
  while (at < source.length) {
    if (source.startsWith(quote, at)) {
      at += quote.length;
      break;
    }
    if (quote.length === 1 && source[at] === '\n') break;
    if (source[at] === '\\') at += 2;
    else if (formatted && source[at] === '{' && source[at + 1] === '{') at += 2;
    else if (formatted && source[at] === '{') {
      const end = braces(source, at, quote);
      pieces.push([false, source.slice(from, at)], [true, source.slice(at, end)]);
      from = end;
      at = end;
    } else at += 1;
  }
  at = Math.min(at, source.length);
  pieces.push([false, source.slice(from, at)]);
  return { pieces, end: at };
}

/** The end of a replacement field, past its brace; the end of the line when it is left open. */
function braces(source, start, quote) {
  let depth = 0;
  let at = start;
  while (at < source.length) {
    const c = source[at];
    if (c === '\n' && quote.length === 1) return at;
    if (c === '"' || c === "'") {
      at = string(source, at, c).end;
      continue;
    }
    at += 1;
    if ('{[('.includes(c)) depth += 1;
    else if ('}])'.includes(c) && (depth -= 1) === 0) return at;
  }
  return at;
}

function classOfWord(word, previous) {
  if (previous === 'def' || previous === 'class') return 't-d';
  if (KEYWORDS.has(word)) return 't-k';
  if (COOKIE.has(word)) return 't-q';
  return word === 'session' ? 't-e' : null;
}

/** Calls `add(class or null, text)` for all of the source, in order. */
function scan(source, add) {
  const token = newToken();
  let at = 0;
  let previous = '';
  for (let match = token.exec(source); match; match = token.exec(source)) {
    const { c, s, r, n, w } = match.groups;
    add(null, source.slice(at, match.index));
    at = match.index + match[0].length;
    if (s !== undefined) {
      const { pieces, end } = string(source, match.index, s);
      for (const [code, text] of pieces) if (code) scan(text, add); else add('t-s', text);
      at = end;
      token.lastIndex = end;
    } else if (c !== undefined) add('t-c', c);
    else if (n !== undefined) add('t-n', n);
    else if (r !== undefined) add(/(?:^|\n)[ \t]*$/.test(source.slice(0, match.index)) ? 't-r' : null, r);
    else add(classOfWord(w, previous), w);
    previous = match[0];
  }
  add(null, source.slice(at));
}

/** Source -> lines, each a list of [class or null, text]. */
export function tokens(source) {
  const lines = [[]];
  scan(source, (kind, text) => text.split('\n').forEach((piece, i) => {
    if (i) lines.push([]);
    if (piece) lines.at(-1).push([kind, piece]);
  }));
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
