// The tabs behind «Ne oldu?»: steps, raw messages, page, log. `result.js` fetches this when somebody comes near a cell: who
// only reads the lesson does without it.

import { consolePage } from './console.js';
import { preview } from './preview.js';
import { rawMessages } from './raw.js';
import { Stepper } from '../steps/stepper.js';

export class Panels {
  #panels;
  #say;

  /** `panels`: elements by the name of their tab; `say` tells a screen reader what was copied. */
  constructor(panels, cell, say) {
    this.#panels = panels;
    this.#say = say;
    this.steps = new Stepper(panels.adimlar, cell);
  }

  show(chain) {
    this.steps.show(chain);
    this.#panels.ham.replaceChildren(...rawMessages(chain, this.#say));
    this.#panels.sayfa.replaceChildren(...preview(chain.at(-1)));
    this.#panels.gunluk.replaceChildren(...consolePage(chain));
  }
}
