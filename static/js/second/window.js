// «İkinci tarayıcı»: a window onto a model browser. It has a jar of its own on the server, opens the same app, and cookies can
// be copied between it and the learner's browser. Loaded when it is first opened; `lab` is the Depo's tools.

import { askModel } from '../lib/api.js';
import { changeCookie } from '../depo/edit.js';
import { cookieCard } from '../depo/card.js';
import { h, icon } from '../lib/fragment.js';
import { lab as words } from '../lib/lab-words.js';
import { lineOf } from '../depo/hand.js';
import { picture } from '../result/picture.js';
import { preview } from '../result/preview.js';
import { orderOf } from '../cell/requests.js';

const USUAL = 'ikinci';

export class SecondWindow {
  #chain = [];
  #cookies = [];

  constructor(lab) {
    this.lab = lab;
    this.page = lab.page;
    this.name = USUAL;
    this.#build();
  }

  get isOpen() {
    return this.dialog.open;
  }

  open(cell, name) {
    if (!this.dialog.open) this.dialog.show();
    this.#start(cell, name);
    this.dialog.querySelector('h2').focus();
  }

  /** Another cell is worked with: another app. */
  turn(cell) {
    if (this.dialog.open && cell !== this.cell) this.#start(cell);
  }

  /** The same browser again: its jar may have changed. */
  async refresh() {
    if (!this.dialog.open) return;
    this.#fill(await askModel(this.cell, this.name).catch(() => ({ cerezler: [] })));
  }

  /** A lesson's request went from a model browser. */
  took(cell, name, chain) {
    if (!this.dialog.open) return;
    if (cell !== this.cell || name !== this.name) this.#start(cell, name);
    this.#show(chain);
    this.refresh();
  }

  #start(cell, name) {
    const asked = [...cell.element.querySelectorAll('[data-tarayici]')].map((form) => form.dataset.tarayici);
    const names = [...new Set([...asked, ...(cell.models ?? []), ...(name ? [name] : [])])];
    if (!names.length) names.push(USUAL);
    this.cell = cell;
    this.name = name ?? names[0];
    this.part.say.textContent = words.secondSay(cell.label);
    this.part.which.replaceChildren(...names.map((one) => h('option', { value: one, selected: one === this.name }, words.secondNamed(one))));
    this.part.which.closest('label').hidden = names.length < 2;
    this.part.title.textContent = words.secondNamed(this.name);
    this.#routes();
    const own = this.page.log.of(cell.ders, cell.no).filter((x) => x.tarayici === this.name);
    this.#show(own.slice(-1));
    this.refresh();
  }

  #routes() {
    const seen = new Set();
    const forms = [...this.cell.requests.forms.values()].filter(({ dataset: { yontem, hedef } }) => !seen.has(`${yontem} ${hedef}`) && seen.add(`${yontem} ${hedef}`));
    this.part.route.replaceChildren(...forms.map((form) => h('option', { value: form.dataset.istek }, `${form.dataset.yontem} ${form.dataset.hedef}`)));
    this.#fields();
  }

  #fields() {
    const form = this.cell.requests.forms.get(this.part.route.value);
    const inputs = [...(form?.querySelectorAll('.fields input') ?? [])];
    this.part.fields.replaceChildren(...inputs.map((one) => h('label', h('span', one.name), h('input', { name: one.name, value: one.value, autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' }))));
    this.part.fields.hidden = inputs.length === 0;
  }

  async #send() {
    const form = this.cell.requests.forms.get(this.part.route.value);
    if (!form) return;
    const { yontem, hedef, tur } = form.dataset;
    const request = {
      method: yontem,
      target: hedef,
      type: tur,
      headers: [],
      fields: [...this.part.fields.querySelectorAll('input')].map((one) => [one.name, one.value]),
      body: form.querySelector('[data-govde]')?.value,
    };
    await this.#do(async () => {
      const since = this.page.log.last;
      await this.cell.code.flush();
      const state = await askModel(this.cell, this.name, orderOf(request));
      await this.page.log.catchUp({ since });
      const chain = this.page.log.of(this.cell.ders, this.cell.no, since).filter((x) => x.tarayici === this.name);
      this.#show(chain);
      this.#fill(state);
      await this.page.depo.look();
      const last = chain.at(-1);
      return last ? words.sent(words.secondNamed(this.name), `${last.istek.yontem} ${last.istek.yol}`, last.yanit.durum) : words.secondFailed;
    });
  }

  async #do(deed) {
    this.part.body.setAttribute('aria-busy', 'true');
    try {
      this.part.voice.textContent = await deed();
    } catch (error) {
      this.part.voice.textContent = error.body?.hata ?? words.secondFailed;
    } finally {
      this.part.body.removeAttribute('aria-busy');
    }
  }

  #show(chain) {
    this.#chain = chain;
    this.part.view.replaceChildren(...(chain.length
      ? [...preview(chain.at(-1)), h('details.second__what', h('summary', words.what), picture(chain, { foreign: false }), h('div.gloss', h('p.gloss__say', { 'data-parca-anlami': true })))]
      : [h('p.none.dim', words.blank)]));
  }

  #fill({ cerezler = [] }) {
    const now = Date.now();
    this.#cookies = cerezler.map((c) => ({ ...c, son: c.omur === null ? null : now + c.omur * 1000 }));
    this.part.jar.replaceChildren(...this.#cookies.map((c) => this.#card(c)));
    this.part.none.hidden = this.#cookies.length > 0;
    this.part.empty.hidden = this.#cookies.length === 0;
    const own = [...new Set(this.page.depo.cookies().map((c) => c.ad))];
    this.part.mine.replaceChildren(...own.map((name) => h('option', { value: name }, name)));
    this.part.copy.hidden = own.length === 0;
    this.part.noCopy.hidden = own.length > 0;
  }

  #card(c) {
    const session = this.#chain.at(-1)?.oturum.tur !== 'yok' ? 'session' : null;
    const card = cookieCard({ state: 'ayni', cookie: c, edit: () => this.#edit(c) }, session);
    card.dataset.modelCerez = c.ad;
    card.append(h('button.btn.btn--quiet.second__mine', { type: 'button', 'data-bana-kopyala': c.ad, 'aria-label': words.copyToMe(c.ad), onclick: () => this.#give(c.ad) }, icon('out'), h('span', words.copyToMeShort)));
    return card;
  }

  async #edit(c) {
    const jar = {
      write: async (one, value) => this.#fill(await askModel(this.cell, this.name, { islem: 'yaz', satir: lineOf(one, value) })),
      remove: async (one) => this.#fill(await askModel(this.cell, this.name, { islem: 'sil', satir: `${one.ad}; Path=${one.yol_ham}` })),
    };
    this.part.voice.textContent = await changeCookie(c, jar, words.byModel) ?? '';
    (this.dialog.querySelector(`[data-model-cerez="${CSS.escape(c.ad)}"] [data-duzenle]`) ?? this.part.title).focus();
  }

  #take() {
    const name = this.part.mine.value;
    return this.#do(async () => {
      this.#fill(await askModel(this.cell, this.name, { islem: 'kopyala', ad: name, kimden: 'siz' }));
      return words.copiedHere(name);
    });
  }

  #give(name) {
    return this.#do(async () => {
      await askModel(this.cell, 'siz', { islem: 'kopyala', ad: name, kimden: this.name });
      await this.page.depo.look(words.copiedToMe(name));
      this.#fill({ cerezler: this.#cookies.map((c) => ({ ...c })) });
      return words.copiedToMe(name);
    });
  }

  #build() {
    const select = (label, name) => h('label.second__pick', h('span', label), h('select.field', { name }));
    const which = select(words.which, 'tarayici');
    const route = select(words.request, 'istek');
    const mine = h('select.field', { name: 'cerez', 'aria-label': words.copyHere });
    const part = this.part = {
      title: h('h2', { id: 'ikinci-b', tabindex: '-1' }, words.second),
      say: h('p.dim.small'),
      which: which.querySelector('select'),
      route: route.querySelector('select'),
      fields: h('p.fields.row.wrap'),
      view: h('div.second__view'),
      jar: h('ul.jar'),
      none: h('p.none.dim', words.emptyJar),
      empty: h('button.btn.btn--quiet', { type: 'button', 'data-model-bosalt': true, onclick: () => this.#do(async () => { this.#fill(await askModel(this.cell, this.name, { islem: 'hepsini-sil' })); return words.emptyJar; }) }, icon('bite'), h('span', words.emptyIt)),
      mine,
      copy: h('p.second__copy.row.wrap', h('span', words.copyHere), mine, h('button.btn', { type: 'button', 'data-buraya-kopyala': true, onclick: () => this.#take() }, words.copy)),
      noCopy: h('p.dim.small', words.nothingToCopy),
      voice: h('p.second__voice', { role: 'status' }),
    };
    const form = h('form.second__go', which, route, part.fields, h('button.btn.btn--go', { type: 'submit', 'data-model-gonder': true }, icon('play'), h('span', words.send)));
    part.body = h('div.second__body', part.say, form, part.voice, part.view,
      h('section.second__jar', { 'aria-label': words.itsJar }, h('h3.row.c-b', icon('browser'), words.itsJar), part.jar, part.none, h('p.jar__tools', part.empty), part.copy, part.noCopy));
    this.dialog = h('dialog.second', { 'aria-labelledby': 'ikinci-b', 'data-ikinci': true },
      h('div.second__head.row', icon('browser', 'c-b'), part.title, h('span.tag.c-no', words.model),
        h('button.btn.btn--icon.second__close', { type: 'button', 'aria-label': words.close, onclick: () => this.#close() }, icon('cross'))),
      part.body);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send();
    });
    part.route.addEventListener('change', () => this.#fields());
    part.which.addEventListener('change', () => this.#start(this.cell, part.which.value));
    this.dialog.addEventListener('keydown', (event) => { if (event.key === 'Escape') this.#close(); });
    document.querySelector('.shell').after(this.dialog);
  }

  #close() {
    this.dialog.close();
    this.lab.depo.querySelector('[data-ikinci-tarayici]').focus({ preventScroll: true });
  }
}
