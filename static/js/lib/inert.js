// Learner's HTML made still: what our policy would block anyway is taken out, so that it is not reported either.

const STILL = [/<(style|script)\b[^]*?(?:<\/\1\s*>|$)/gi, /\sstyle\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, /\son[a-z]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi];

export const still = (html) => STILL.reduce((text, pattern) => text.replace(pattern, ''), html);

/** The words of a page, on one line. */
export const wordsOf = (html) => new DOMParser().parseFromString(still(html), 'text/html').body.textContent.replace(/\s+/g, ' ').trim();
