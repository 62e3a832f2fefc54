// Keeps the learner's edit on the server: a while after the last key, and always before a try.

import { dropCode, putCode, readCode } from '../lib/api.js';
import { isEdited, setEdited } from '../model/edits.js';
import { words } from '../lib/words.js';

const QUIET_MS = 500;

export class Code {
  #timer = 0;
  #work = Promise.resolve();
  #stored;

  /** `tell({state, problems})` hears what happened: a word for the foot, and the load errors of the last save. */
  constructor(at, editor, tell) {
    Object.assign(this, { at, editor, tell });
    this.#stored = editor.original;
    editor.area.addEventListener('kod', () => this.#later());
    if (isEdited(at)) this.#work = this.#load();
    else if (editor.source !== editor.original) this.#later();
  }

  get edited() {
    return this.editor.source !== this.editor.original;
  }

  /** Resolves when an edit kept on the server stands in the editor. */
  get loaded() {
    return this.#work;
  }

  /** The editor was given code that is not the visitor's: it is kept nowhere until a try. */
  lent() {
    clearTimeout(this.#timer);
    this.tell({ state: words.lent, problems: [] });
  }

  /** Resolves when the server holds what the editor shows. */
  flush() {
    clearTimeout(this.#timer);
    this.#work = this.#work.then(() => this.#save());
    return this.#work;
  }

  restore() {
    this.editor.source = this.editor.original;
    return this.flush();
  }

  #later() {
    clearTimeout(this.#timer);
    this.tell({ state: words.edited, problems: [] });
    this.#timer = setTimeout(() => this.flush(), QUIET_MS);
  }

  async #load() {
    try {
      const { kod, degisti } = await readCode(this.at);
      if (this.editor.source !== this.editor.original) return;
      setEdited(this.at, degisti);
      if (!degisti) return;
      this.#stored = kod;
      this.editor.source = kod;
      this.tell({ state: words.edited, problems: [] });
    } catch { /* offline: the lesson's own code stays */ }
  }

  async #save() {
    const { source } = this.editor;
    if (source === this.#stored) return;
    const same = () => this.editor.source === source;
    this.tell({ state: words.saving });
    try {
      if (source === this.editor.original) await dropCode(this.at);
      else await putCode(this.at, source);
      this.#stored = source;
      setEdited(this.at, source !== this.editor.original);
      if (same()) this.tell({ state: source === this.editor.original ? words.original : words.saved, problems: [] });
    } catch (error) {
      if (error.status === 422) {
        this.#stored = source;
        setEdited(this.at, true);
        if (same()) this.tell({ state: words.saved, problems: error.body?.hatalar ?? [] });
      } else {
        this.tell({ state: error.status === 413 ? words.tooLong : words.notSaved });
      }
    }
  }
}
