// The workspace's exchanges, each once, in the order of their numbers. Event: `alisveris`, detail = exchange.

import { readLog } from '../lib/api.js';

const KEPT = 400;

export class ExchangeLog extends EventTarget {
  #seen = new Map();
  last = 0;

  constructor(atolye) {
    super();
    this.atolye = atolye;
  }

  /** Takes one exchange from the stream or the log; false when it is known already. */
  take(exchange, quietly = false) {
    if (this.#seen.has(exchange.no)) return false;
    this.#seen.set(exchange.no, exchange);
    if (this.#seen.size > KEPT) this.#seen.delete(Math.min(...this.#seen.keys()));
    this.last = Math.max(this.last, exchange.no);
    if (!quietly) this.dispatchEvent(new CustomEvent('alisveris', { detail: exchange }));
    return true;
  }

  /** Fetches what the stream did not bring. A log that begins anew (a restarted server) is read from its start. */
  async catchUp({ quietly = false, since = this.last } = {}) {
    const { alisverisler, son } = await readLog(this.atolye, since);
    if (son < since) {
      this.#seen.clear();
      this.last = 0;
      return this.catchUp({ quietly, since: 0 });
    }
    return alisverisler.filter((exchange) => this.take(exchange, quietly));
  }

  /** One cell's exchanges after a number, in order. */
  of(ders, hucre, since = 0) {
    return [...this.#seen.values()].filter((x) => x.ders === ders && x.hucre === hucre && x.no > since).sort((a, b) => a.no - b.no);
  }
}
