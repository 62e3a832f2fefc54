// A tool's page: the form answers in place, so that what was typed (a key too) stays where it is. Without scripts it is a plain post.
import { startFind } from './find/find.js';
import { startTheme } from './page/theme.js';
import { words } from './lib/words.js';

startTheme();
startFind();

const form = document.querySelector('[data-arac]');
const result = document.querySelector('[data-arac-sonuc]');
const voice = document.querySelector('[data-arac-duyuru]');

form.addEventListener('submit', async (event) => {
  // «Yanıt ekle» changes the form itself: the server draws the page.
  if (event.submitter?.name) return;
  event.preventDefault();
  result.setAttribute('aria-busy', 'true');
  try {
    const body = new URLSearchParams(new FormData(form));
    const response = await fetch(form.action, { method: 'POST', body, credentials: 'omit', cache: 'no-store' });
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const fresh = page.querySelector('[data-arac-sonuc]');
    if (!fresh) throw new TypeError('no result');
    result.replaceChildren(...fresh.childNodes);
    offerCopy();
    voice.textContent = result.querySelector('[data-hata]') ? '' : words.toolDone([...result.querySelectorAll('.ev')].map((one) => one.textContent.trim()));
    if (result.getBoundingClientRect().top > innerHeight - 160) result.scrollIntoView({ block: 'start' });
  } catch {
    voice.textContent = words.unreachable;
  } finally {
    result.removeAttribute('aria-busy');
  }
});

form.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});

/** The clipboard exists in a secure context only; elsewhere the text can be selected. */
function offerCopy() {
  const place = result.querySelector('[data-kopyala-yeri]');
  if (!place || !navigator.clipboard) return;
  place.hidden = false;
  const button = place.querySelector('[data-kopyala]');
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(result.querySelector('[data-yeni-cerez]').textContent);
    button.textContent = words.copied;
  });
}
offerCopy();

/** A page of the workbook hands its text over in the fragment, which never leaves the browser; from here on it is the form's. */
function takeOver() {
  const handed = new URLSearchParams(location.hash.slice(1));
  const fields = [...handed].filter(([name]) => ['adres', 'satirlar', 'hedef', 'cerez'].includes(name));
  if (!fields.length) return;
  for (const [name, value] of fields) {
    const field = form.elements.namedItem(name);
    if (field && 'value' in field) field.value = value;
  }
  history.replaceState(null, '', location.pathname);
  form.requestSubmit(form.querySelector('.tool__go button'));
}
takeOver();
addEventListener('hashchange', takeOver);
