// Sends what the page would send at a press: an attacker's page does not wait for one.
const sender = document.querySelector('[data-gonder]');
if (sender instanceof HTMLFormElement) sender.requestSubmit();
else sender?.click();
