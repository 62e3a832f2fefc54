// Asks before something is lost. The buttons say the act and “Vazgeç”.

const dialog = document.querySelector('[data-onay]');

export function confirm({ title, text, action }) {
  dialog.querySelector('[data-onay-baslik]').textContent = title;
  dialog.querySelector('[data-onay-metin]').textContent = text;
  dialog.querySelector('[data-onayla]').textContent = action;
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((done) => {
    dialog.addEventListener('close', () => done(dialog.returnValue === 'evet'), { once: true });
  });
}
