// «Kendini yokla»: a wrong answer gets its own reason and another try; the right one opens every option's reason.

import { h, icon } from '../lib/fragment.js';
import { lesson, note } from '../model/progress.js';
import { Question } from './question.js';
import { words } from '../lib/words.js';

export function startQuiz(form, ders) {
  const question = new Question(form);
  const key = form.dataset.soru;
  const done = (chosen) => {
    question.choose(chosen);
    question.lock();
    question.reveal(chosen);
    question.said.replaceChildren(question.verdict(true));
  };
  const before = lesson(ders).soru[key];
  if (Array.isArray(before)) done(before);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const { chosen } = question;
    if (!chosen.length) {
      question.said.replaceChildren(h('p.verdict.row.c-no', icon('pencil'), h('span', words.chooseFirst)));
    } else if (question.isRight(chosen)) {
      const focused = form.contains(document.activeElement);
      note(ders, 'soru', key, chosen);
      done(chosen);
      if (focused) {
        question.said.tabIndex = -1;
        question.said.focus({ preventScroll: true });
      }
    } else {
      const wrong = chosen.filter((i) => !question.facts[i].right);
      const reasons = wrong.length ? wrong.flatMap((i) => [...question.why(i), ' ']) : [words.someMissing, ' '];
      question.said.replaceChildren(question.verdict(false, ...reasons, words.chooseAnother));
    }
  });
  form.addEventListener('change', () => { if (!question.inputs[0].disabled) question.said.replaceChildren(); });
}
