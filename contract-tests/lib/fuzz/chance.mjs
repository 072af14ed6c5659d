// Random choices that follow from a seed: the same request for the same seed and number in every run.
import { random } from '../lives.mjs';

export class Chance {
  #next;

  /** One request's choices depend on no other request. */
  constructor(seed, index) {
    this.#next = random((Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0);
    this.#next();
  }

  /** A number from 0 up to below the limit. */
  below(limit) {
    return Math.floor(this.#next() * limit);
  }

  /** True in so many of 100 cases. */
  percent(share) {
    return this.#next() * 100 < share;
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  /** Picks from [weight, value] pairs. */
  weighted(pairs) {
    let at = this.#next() * pairs.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, value] of pairs) if ((at -= weight) < 0) return value;
    return pairs[0][1];
  }

  some(list, share) {
    return list.filter(() => this.percent(share));
  }

  text(length, alphabet = 'abcdefghijklmnopqrstuvwxyz') {
    return Array.from({ length }, () => alphabet[this.below(alphabet.length)]).join('');
  }

  digits(length) {
    return this.text(length, '0123456789');
  }

  uuid() {
    const hex = this.text(32, '0123456789abcdef');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}
