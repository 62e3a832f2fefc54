// Keys of a Python editor on a textarea. Tab indents, Escape then Tab leaves, Enter keeps the indentation.
// Edits go through insertText so that the browser's own undo knows them.

const STEP = 4;

function type(area, text) {
  const ok = text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, text);
  if (ok) return;
  area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

const lineStart = (area, at = area.selectionStart) => area.value.lastIndexOf('\n', at - 1) + 1;
const leading = (text) => /^[ \t]*/.exec(text)[0];

function replaceLines(area, change) {
  const { selectionStart: from, selectionEnd: to } = area;
  const start = lineStart(area);
  const last = to > from && area.value[to - 1] === '\n' ? to - 1 : to;
  const end = area.value.indexOf('\n', last) < 0 ? area.value.length : area.value.indexOf('\n', last);
  const old = area.value.slice(start, end).split('\n');
  const lines = old.map(change);
  if (lines.join('\n') === old.join('\n')) return;
  area.setSelectionRange(start, end);
  type(area, lines.join('\n'));
  const first = lines[0].length - old[0].length;
  const all = lines.join('\n').length - old.join('\n').length;
  area.setSelectionRange(Math.max(start, from + first), Math.max(start, to + all));
}

const indent = (line) => (line.trim() ? ' '.repeat(STEP) + line : line);
const outdent = (line) => line.replace(/^(?: {1,4}|\t)/, '');

function tab(area, back) {
  const { selectionStart: from, selectionEnd: to, value } = area;
  if (back) return replaceLines(area, outdent);
  if (value.slice(from, to).includes('\n')) return replaceLines(area, indent);
  const column = from - lineStart(area);
  return type(area, ' '.repeat(STEP - (column % STEP)));
}

function enter(area) {
  const before = area.value.slice(lineStart(area), area.selectionStart);
  const opens = /:\s*(?:#.*)?$/.test(before) && !/^\s*#/.test(before);
  const closes = /^\s*(?:return|pass|break|continue|raise)\b/.test(before) && !/[([{,\\]\s*$/.test(before);
  let depth = leading(before);
  if (opens) depth += ' '.repeat(STEP);
  else if (closes) depth = depth.slice(0, -STEP);
  type(area, `\n${depth}`);
}

function backspace(area) {
  const { selectionStart: at, selectionEnd: to } = area;
  const before = area.value.slice(lineStart(area), at);
  if (at !== to || before.length < 2 || before.trim() || before.includes('\t')) return false;
  area.setSelectionRange(at - (((before.length - 1) % STEP) + 1), at);
  type(area, '');
  return true;
}

export function pythonKeys(area) {
  let leaving = false;
  area.addEventListener('blur', () => { leaving = false; });
  area.addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      leaving = true;
      return;
    }
    if (event.key === 'Tab' && !leaving) {
      event.preventDefault();
      tab(area, event.shiftKey);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      enter(area);
    } else if (event.key === 'Backspace' && backspace(area)) {
      event.preventDefault();
    }
    if (event.key !== 'Tab' && event.key !== 'Shift') leaving = false;
  });
}
