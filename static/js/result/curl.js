// A recorded request as a curl command for a POSIX shell: it goes to the live address and is recorded like any other.

/** Headers that curl makes itself, or that only a browser's own connection needs. */
const OWN = /^(?:host|connection|content-length|accept-encoding|upgrade-insecure-requests|sec-.*)$/i;

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

export function curlOf({ istek, onek }) {
  const address = location.origin + onek + istek.yol + (istek.sorgu ? `?${istek.sorgu}` : '');
  const method = istek.yontem === 'GET' || (istek.yontem === 'POST' && istek.govde) ? [] : istek.yontem === 'HEAD' ? ['-I'] : [`-X ${istek.yontem}`];
  return [
    `curl -i ${quoted(address)}`,
    ...method,
    ...istek.basliklar.filter(([name]) => !OWN.test(name)).map(([name, value]) => (value === '' ? `-H ${quoted(`${name};`)}` : `-H ${quoted(`${name}: ${value}`)}`)),
    ...(istek.govde ? [`--data-raw ${quoted(istek.govde)}`] : []),
  ].join(' \\\n  ');
}
