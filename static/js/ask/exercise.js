// An exercise: the check and its list, hints one by one, the solution after two tries or when asked for twice.

import { confirm } from '../page/confirm.js';
import { checkExercise, readSolution } from '../lib/api.js';
import { checkItems } from '../result/checklist.js';
import { h, icon, markCode } from '../lib/fragment.js';
import { lesson, note } from '../model/progress.js';
import { paint } from '../python/highlight.js';
import { problem } from '../result/problem.js';
import { words } from '../lib/words.js';

export class Exercise {
  #busy = false;
  #tries = 0;

  /** `cell`: where it is done; its editor, or the nearest one for a browser task. */
  constructor(box, page, cell) {
    this.box = box;
    this.page = page;
    this.cell = cell;
    this.number = Number(box.dataset.alistirma);
    this.result = box.querySelector('[data-kontrol-sonucu]');
    this.hints = [...box.querySelectorAll('[data-ipucu]')];
    this.buttons = [box.querySelector('[data-kontrol]'), document.querySelector(`[data-kontrol-et="${this.number}"]`)].filter(Boolean);
    for (const button of this.buttons) button.addEventListener('click', () => this.#check(button));
    this.hint = box.querySelector('[data-ipucu-ac]');
    for (const hint of this.hints) hint.hidden = true;
    this.#nameHint();
    this.hint?.addEventListener('click', () => this.#nextHint());
    this.opener = box.querySelector('[data-cozum-ac]');
    this.opener.addEventListener('click', () => this.#solution());
    if (lesson(page.ders).alistirma[this.number]) {
      this.result.replaceChildren(h('p.verdict.row.c-ok', icon('check'), h('span', h('b', words.right), ' ', words.passedBefore)));
    }
  }

  async #check(button) {
    if (this.#busy) return;
    this.#busy = true;
    for (const one of this.buttons) one.setAttribute('aria-busy', 'true');
    try {
      await this.cell?.code.flush();
      const answer = await checkExercise(this.page, this.number);
      this.#tries = answer.deneme;
      this.#show(answer);
      if (answer.gecti) note(this.page.ders, 'alistirma', this.number);
    } catch (error) {
      const text = error.status === undefined ? words.unreachable : error.body?.hata ?? words.unreachable;
      this.result.replaceChildren(h('p.verdict.row.c-err', icon('warn'), h('span', markCode(text))));
    } finally {
      this.#busy = false;
      for (const one of this.buttons) one.removeAttribute('aria-busy');
    }
    const { top } = this.result.getBoundingClientRect();
    const away = button !== this.buttons[0] && (top < 64 || top > innerHeight - 160);
    if (away) this.result.scrollIntoView({ block: 'start' });
  }

  #show({ gecti, maddeler, hata, istek }) {
    const first = maddeler.find((one) => one.gecti === false);
    const said = gecti ? [words.allPassed] : first ? markCode(first.ileti) : hata ? markCode(hata.aciklama.ne) : [words.notChecked];
    const reached = maddeler.some((one) => one.gecti !== null);
    const [sign, colour, word] = gecti ? ['check', 'c-ok', words.right] : ['tilde', 'c-no', words.notRight];
    this.result.replaceChildren(
      h(`p.verdict.row.${colour}`, icon(sign), h('span', h('b', word), ' ', said)),
      ...(reached ? checkItems(maddeler) : []),
      ...(hata ? [h('div.task__oops', h('h3.task__h', words.programFailed), istek && h('p.dim', markCode(words.inRequest(istek))), this.cell ? problem(hata, this.cell.editor) : null)] : []),
      ...(reached ? [] : checkItems(maddeler)),
    );
    if (hata) this.cell?.editor.mark(hata.satir ?? null);
  }

  #nameHint() {
    if (!this.hint) return;
    const left = this.hints.filter((hint) => hint.hidden).length;
    this.hint.hidden = left === 0;
    this.hint.querySelector('span').textContent = words.hint(this.hints.length - left + 1, this.hints.length);
  }

  #nextHint() {
    const next = this.hints.find((hint) => hint.hidden);
    if (!next) return;
    next.hidden = false;
    next.open = true;
    this.#nameHint();
    next.querySelector('summary').focus({ preventScroll: true });
  }

  async #solution() {
    if (this.#tries < 2 && !await confirm({ title: words.solutionTitle, text: words.solutionText, action: words.solutionAction })) return;
    const place = this.box.querySelector('[data-cozum]');
    try {
      const solution = await readSolution(this.page, this.number);
      place.replaceChildren(h('h3.task__h', words.solution), solution.kod ? program(solution.kod) : requests(solution.istekler));
      this.opener.hidden = true;
      place.tabIndex = -1;
      place.focus();
    } catch (error) {
      place.replaceChildren(h('p.dim', error.status === 404 ? words.noSolution : words.unreachable));
    }
  }
}

const program = (code) => h('pre.code', { tabindex: '0', 'aria-label': words.solution }, h('code', ...paint(code.replace(/\n$/, ''))));

const requests = (list) => h('ol.task__steps', list.map((one) => h('li', one.once.map((text) => [h('span', markCode(text)), ' ']), h('code', `${one.yontem} ${one.hedef}`))));
