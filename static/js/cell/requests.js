// The chooser of try-it requests, their fields, and what goes on the wire.

export class Requests {
  constructor(cell) {
    this.box = cell.querySelector('[data-istekler]');
    this.forms = new Map([...this.box.querySelectorAll('[data-istek]')].map((form) => [form.dataset.istek, form]));
    this.button = this.box.querySelector('[data-dene]');
    this.box.addEventListener('change', (event) => { if (event.target.name.endsWith('-rota')) this.choose(event.target.value); });
    // A test or a script may press the label itself without a pointer.
    const checked = this.box.querySelector('[name$="-rota"]:checked');
    if (checked) this.choose(checked.value);
  }

  choose(n) {
    for (const [key, form] of this.forms) form.hidden = key !== String(n);
    this.form = this.forms.get(String(n));
    this.box.querySelector(`[name$="-rota"][value="${n}"]`).checked = true;
    this.button.setAttribute('form', this.form.id);
    this.button.querySelector('span').textContent = `Dene: ${this.form.dataset.yontem} ${this.form.dataset.hedef}`;
  }

  /** The chosen request as it stands now. */
  current() {
    const { istek, yontem, hedef, tur, tarayici, baslatan } = this.form.dataset;
    const read = (selector, name) => [...this.form.querySelectorAll(selector)].map((el) => [el.dataset[name], el.dataset.deger]);
    return {
      n: Number(istek),
      method: yontem,
      target: hedef,
      type: tur,
      browser: tarayici ?? null,
      start: baslatan,
      actions: read('[data-islem]', 'islem'),
      headers: read('[data-baslik]', 'baslik'),
      fields: [...this.form.querySelectorAll('.fields input')].map((input) => [input.name, input.value]),
      body: this.form.querySelector('[data-govde]')?.value,
    };
  }

  /** Marks the request as sent. “Press twice” lessons list one request twice: the second is then the next press. */
  sent(n) {
    const label = this.box.querySelector(`[data-rota="${n}"]`);
    label.classList.add('is-sent');
    const [here, next] = [this.forms.get(String(n)), this.forms.get(String(n + 1))];
    const bare = (form) => form && !form.querySelector('[data-islem], [data-baslik], input, textarea');
    const alike = next && ['yontem', 'hedef'].every((name) => here.dataset[name] === next.dataset[name]);
    if (this.form === here && alike && bare(here) && bare(next)) this.choose(n + 1);
  }

  unsent() {
    for (const label of this.box.querySelectorAll('.is-sent')) label.classList.remove('is-sent');
    const first = this.forms.keys().next().value;
    if (first) this.choose(first);
  }
}

/** A request -> what fetch takes. Header names that scripts may not set are left to the browser. */
export function wire(prefix, request) {
  const { method, fields } = request;
  let { target } = request;
  const headers = new Headers();
  if (request.type) headers.set('Content-Type', request.type);
  for (const [name, value] of request.headers) {
    try {
      headers.append(name, value);
    } catch { /* not a header a page can write */ }
  }
  let body;
  if (!['GET', 'HEAD'].includes(method)) {
    if (fields.length) {
      body = new URLSearchParams(fields).toString();
      if (!headers.has('Content-Type')) headers.set('Content-Type', 'application/x-www-form-urlencoded');
    } else if (request.body) {
      ({ body } = request);
    }
  } else if (fields.length) {
    target = `${target.split('?')[0]}?${new URLSearchParams(fields)}`;
  }
  return [prefix + target, { method, headers, body, redirect: 'follow', credentials: 'same-origin', cache: 'no-store' }];
}

/** A request as the page has it -> what a model browser is asked to send. */
export function orderOf(request) {
  const [hedef, { method, headers, body }] = wire('', request);
  const said = new Map(request.actions ?? []);
  return {
    islem: 'istek',
    yontem: method,
    hedef,
    basliklar: [...headers],
    govde: body ?? '',
    kaynak: said.get('kaynak') ?? null,
    ust: said.get('ust') ?? null,
    alt_kaynak: said.has('alt-kaynak'),
    engelli: said.has('kavanoz'),
  };
}
