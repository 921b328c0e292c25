// The people of the directory as sets of bits: which filters fit whom, and how many would remain.
// Nothing here touches the page. One bit for each person and value keeps ten thousand people fluid.
import { Bits } from "./bits.js";
import { fold } from "./fold.js";

import { PRESETS } from "./weekly_hours.js";

export const FORMATS = ["conversation", "pairing", "code-review", "project", "reading"];
const LABELS = { "code-review": "code review", project: "a project together", reading: "reading together" };
const STATUS = [
  ["open", "open for a partnership"],
  ["full", "at capacity"],
  ["paused", "paused"],
];
export const NEAR = [
  [60, "up to 1 hour apart"],
  [180, "up to 3 hours apart"],
  [360, "up to 6 hours apart"],
];
export const HOURS = [
  [60, "1 hour a week or more"],
  [120, "2 hours a week or more"],
  [240, "4 hours a week or more"],
];

// One way to filter: its values with their names and sets, the most frequent first.
class Facet {
  /** @type {string} */ id;
  /** @type {string} */ title;
  /** @type {number} */ count;
  /** @type {Map<string, any>} */ values;
  constructor(id, title, count) {
    Object.assign(this, { id, title, count, values: new Map() });
  }
  value(key, label) {
    if (!this.values.has(key))
      this.values.set(key, { key, label, folded: fold(label), bits: new Bits(this.count), total: 0 });
    return this.values.get(key);
  }
  add(key, label, place) {
    const value = this.value(key, label);
    if (value.bits.has(place)) return;
    value.total += 1;
    value.bits.add(place);
  }
  // Sorts the values, and keeps for each person their places in that order: one list, and where a person's part begins.
  sorted() {
    this.values = new Map([...this.values].sort(([, a], [, b]) => b.total - a.total || (a.label < b.label ? -1 : 1)));
    const values = [...this.values.values()],
      starts = new Uint32Array(this.count + 1);
    for (const { bits } of values)
      bits.each((place) => {
        starts[place + 1] += 1;
      });
    for (let place = 0; place < this.count; place += 1) starts[place + 1] += starts[place];
    const ends = starts.slice(),
      places = new Uint32Array(starts[this.count]);
    values.forEach(({ bits }, value) =>
      bits.each((place) => {
        places[ends[place]++] = value;
      }),
    );
    this.columns = { starts, places };
    return this;
  }
  // How many of some people have each value, in the order of the values. To go through the people costs less than to
  // go through the sets of hundreds of values; the few values that depend on the reader have no columns.
  counts(base) {
    const found = new Uint32Array(this.values.size);
    if (!this.columns) return found.map((_, n) => base.common([...this.values.values()][n].bits));
    const { starts, places } = this.columns;
    base.each((place) => {
      for (let at = starts[place]; at < starts[place + 1]; at += 1) found[places[at]] += 1;
    });
    return found;
  }
}

export class People {
  /** @type {string} */ lastText;
  /** @type {Bits} */ lastBits;
  constructor(data) {
    this.data = data;
    this.count = data.login.length;
    this.all = new Bits(this.count).fill();
    this.reader = null; // whom `find` leaves out, while others are sorted for them
    this.facets = new Map();
    this.#skills("offers", "They teach");
    this.#skills("seeks", "They want to learn");
    this.#each("language", "Language", (n) => data.language[n].map((tag) => data.languages[tag].slice(2)));
    this.#each("zone", "Time zone", (n) => [
      [data.zones[data.zone[n]][0], data.zones[data.zone[n]][0].replaceAll("_", " ")],
    ]);
    this.#fixed("near", "Time difference", NEAR);
    this.#fixed("hours", "Hours shared with me", HOURS);
    this.#fixed(
      "free",
      "Free in my",
      PRESETS.map(([name], n) => [n, name.toLowerCase()]),
    );
    // Who names no format is open to all of them, as in the score.
    this.#each("format", "Format", (n) =>
      FORMATS.filter((_, bit) => ((data.format[n] || 31) >> bit) & 1).map((f) => [f, LABELS[f] ?? f]),
    );
    this.#fixed("status", "Status", STATUS);
    for (let n = 0; n < this.count; n += 1) {
      const place = data.free[n] > 0 ? 0 : data.free[n] < 0 ? 2 : 1;
      this.facets.get("status").add(...STATUS[place], n);
    }
    this.names = data.name.map((name, n) => fold(`${name} ${data.login[n]} ${data.pronouns[data.pronoun[n]]}`));
  }
  #skills(column, title) {
    const { skills, [column]: people } = this.data;
    this.#each(column, title, (n) => people[n].map((coded) => skills[coded >> 2]));
  }
  #each(id, title, pick) {
    const facet = new Facet(id, title, this.count);
    for (let n = 0; n < this.count; n += 1) for (const [key, label] of pick(n)) facet.add(key, label, n);
    this.facets.set(id, facet.sorted());
  }
  #fixed(id, title, values) {
    const facet = new Facet(id, title, this.count);
    for (const [key, label] of values) facet.value(String(key), label);
    this.facets.set(id, facet);
  }
  // Sets that depend on the reader: `limit` says whether a person counts for a value.
  measure(id, fits) {
    const facet = this.facets.get(id);
    for (const [key, value] of facet.values) {
      const fresh = new Facet(id, facet.title, this.count);
      for (let n = 0; n < this.count; n += 1) if (fits(n, Number(key))) fresh.add(key, value.label, n);
      facet.values.set(key, fresh.values.get(key) ?? fresh.value(key, value.label));
    }
  }
  // Who has every word somewhere: in the name, a skill, a language or a zone.
  text(words) {
    const found = this.all.copy();
    for (const word of fold(words).split(/\s+/).filter(Boolean)) {
      const any = new Bits(this.count);
      for (const id of ["offers", "seeks", "language", "zone"]) {
        for (const value of this.facets.get(id).values.values()) {
          if (value.folded.includes(word) || (value.key.length > 2 && value.key.toLowerCase().includes(word)))
            any.or(value.bits);
        }
      }
      this.names.forEach((name, n) => {
        if (name.includes(word)) any.add(n);
      });
      found.and(any);
    }
    return found;
  }
  // Within a facet any value is enough; a person has to fit every facet. `but` leaves one facet out.
  find({ text = "", picks }, but = "") {
    const found = but === "text" || !text.trim() ? this.all.copy() : this.#kept(text).copy();
    for (const [id, keys] of picks) {
      if (id !== but && keys.size) found.and(this.#any(id, keys));
    }
    if (this.reader !== null) found.remove(this.reader);
    return found;
  }
  #kept(text) {
    if (this.lastText !== text) [this.lastText, this.lastBits] = [text, this.text(text)];
    return this.lastBits;
  }
  #any(id, keys) {
    const any = new Bits(this.count);
    for (const key of keys) {
      const value = this.facets.get(id)?.values.get(key);
      if (value) any.or(value.bits);
    }
    return any;
  }
  // The skills around some skills, the nearest first: families, then those of one family, then those named alike.
  nearest(id, keys) {
    const { skills, families } = this.data,
      ids = skills.map(([key]) => key);
    const own = new Set([...keys].map((key) => ids.indexOf(key))),
      near = new Set();
    for (const [narrow, wide] of families) {
      if (own.has(narrow)) near.add(wide);
      if (own.has(wide)) near.add(narrow);
    }
    for (const [narrow, wide] of families) if (near.has(wide) && !own.has(narrow)) near.add(narrow);
    const names = [...own].filter((n) => n >= 0).map((n) => skills[n][1]);
    const values = [...this.facets.get(id).values.values()].filter(({ key }) => !keys.has(key));
    const score = ({ key, label }) =>
      (near.has(ids.indexOf(key)) ? 1 : 0) + Math.max(0, ...names.map((name) => alike(name, label)));
    return values
      .map((value) => [score(value), value])
      .filter(([worth]) => worth > 0.45)
      .sort(([a], [b]) => b - a)
      .map(([, value]) => value);
  }
  // Names of skills that are spelt nearly like a text.
  spelt(text) {
    const names = this.data.skills.map(([, name]) => name);
    return names
      .map((name) => [alike(text, name), name])
      .filter(([worth]) => worth > 0.45)
      .sort(([a], [b]) => b - a)
      .slice(0, 4)
      .map(([, name]) => name);
  }
}

// The share of letter pairs that two texts have in common (Dice's coefficient).
export const alike = (one, other) => {
  const pairs = (text) => {
    const letters = [...` ${fold(text)} `];
    return letters.slice(1).map((letter, n) => letters[n] + letter);
  };
  const left = pairs(one),
    right = pairs(other),
    rest = [...right];
  const common = left.filter((pair) => {
    const place = rest.indexOf(pair);
    if (place >= 0) rest.splice(place, 1);
    return place >= 0;
  });
  return (2 * common.length) / (left.length + right.length);
};
