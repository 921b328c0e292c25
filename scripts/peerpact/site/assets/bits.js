// Sets of people as bits: one bit for each person keeps ten thousand people fluid.
import { bitCount } from "./score.js";

export class Bits {
  constructor(count, words = new Uint32Array((count + 31) >>> 5)) {
    this.count = count;
    this.words = words;
  }
  add(place) {
    this.words[place >>> 5] |= 1 << (place & 31);
  }
  remove(place) {
    this.words[place >>> 5] &= ~(1 << (place & 31));
  }
  each(visit) {
    for (let i = 0; i < this.words.length; i += 1) {
      for (let word = this.words[i]; word; word &= word - 1) visit((i << 5) + 31 - Math.clz32(word & -word));
    }
  }
  has(place) {
    return (this.words[place >>> 5] >>> (place & 31)) & 1;
  }
  copy() {
    return new Bits(this.count, this.words.slice());
  }
  fill() {
    this.words.fill(0xffffffff);
    if (this.count & 31) this.words[this.words.length - 1] = 2 ** (this.count & 31) - 1;
    return this;
  }
  and(other) {
    for (let i = 0; i < this.words.length; i += 1) this.words[i] &= other.words[i];
    return this;
  }
  or(other) {
    for (let i = 0; i < this.words.length; i += 1) this.words[i] |= other.words[i];
    return this;
  }
  size() {
    let sum = 0;
    for (const word of this.words) sum += bitCount(word);
    return sum;
  }
  common(other) {
    let sum = 0;
    for (let i = 0; i < this.words.length; i += 1) sum += bitCount(this.words[i] & other.words[i]);
    return sum;
  }
}
