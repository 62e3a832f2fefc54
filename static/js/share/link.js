// A cell's code in the fragment of an address, which never reaches the server: `#paylas=NO.BICIM.VERI`.
// BICIM `d` = deflate-raw, `u` = UTF-8 as it is (a browser without CompressionStream); VERI = base64url. Bounded both ways:
// a small fragment must not unfold into a huge text.

const NAME = '#paylas=';
const SHAPE = /^#paylas=(\d{1,4})\.([du])\.([A-Za-z0-9_-]+)$/;
/** The server's own limit for a source, bytes. */
export const LARGEST = 32 * 1024;

export class BadLink extends Error {}

/** The fragment, or null when the code is too long. */
export async function pack(no, code) {
  const bytes = new TextEncoder().encode(code);
  if (bytes.length > LARGEST) return null;
  const packed = globalThis.CompressionStream ? await through(new CompressionStream('deflate-raw'), bytes) : null;
  const shorter = packed && packed.length < bytes.length;
  return `${NAME}${no}.${shorter ? 'd' : 'u'}.${toBase64(shorter ? packed : bytes)}`;
}

/** `{no, code}`; BadLink when the fragment is not one of ours, is cut off or holds too much. */
export async function unpack(hash) {
  const [, no, form, data] = SHAPE.exec(hash) ?? [];
  if (!data || data.length > LARGEST * 1.4) throw new BadLink('shape');
  try {
    const bytes = fromBase64(data);
    if (form === 'd' && !globalThis.DecompressionStream) throw new BadLink('browser');
    const plain = form === 'd' ? await through(new DecompressionStream('deflate-raw'), bytes) : bytes;
    if (plain.length > LARGEST) throw new BadLink('length');
    return { no: Number(no), code: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain) };
  } catch (error) {
    throw error instanceof BadLink ? error : new BadLink('content');
  }
}

/** What a transform makes of some bytes; stops as soon as it is too much. */
async function through(transform, bytes) {
  const parts = [];
  let length = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(transform).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > LARGEST) {
      await reader.cancel().catch(() => {});
      throw new BadLink('length');
    }
    parts.push(value);
  }
  const out = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function toBase64(bytes) {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

const fromBase64 = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
