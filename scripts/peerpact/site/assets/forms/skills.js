// The vocabulary in the page: any spelling to its skill, near spellings, and what to offer while somebody types.
const SEPARATORS = /[\s._,/\\:;'’()\-–]+/gu;
// Letter case is dropped letter by letter, over the capital, as casefold does; only the dotless i has its own case.
const plain = (letter) => (letter === "ı" ? letter : letter.toUpperCase().toLowerCase());
const composed = (text) => [...text.normalize("NFKC")].map(plain).join("");

export const fold = (text) => composed(text).replace(SEPARATORS, "");
export const slug = (text) =>
  composed(text)
    .replace(SEPARATORS, "-")
    .replace(/^-+|-+$/g, "");

export class Skills {
  constructor(rows) {
    this.all = rows.map(([id, name, aliases, broader]) => ({ id, name, aliases, broader }));
    this.byId = new Map(this.all.map((skill) => [skill.id, skill]));
    this.spellings = new Map();
    for (const texts of [(s) => [s.id], (s) => [s.name], (s) => s.aliases]) {
      for (const skill of this.all) {
        for (const text of texts(skill)) if (!this.spellings.has(fold(text))) this.spellings.set(fold(text), skill.id);
      }
    }
    this.families = new Map();
    this.known = new Map(); // near spellings take a while
    const join = (one, other) => this.families.set(one, (this.families.get(one) || new Set()).add(other));
    for (const skill of this.all)
      for (const broad of skill.broader) {
        join(skill.id, broad);
        join(broad, skill.id);
      }
  }

  find(text) {
    return this.byId.has(text) ? text : this.spellings.get(fold(text));
  }
  resolve(text) {
    return this.find(text) || slug(text) || text;
  }
  name(id) {
    return this.byId.has(id) ? this.byId.get(id).name : id;
  }

  // One is directly above the other in the vocabulary.
  related(one, other) {
    return this.families.has(one) && this.families.get(one).has(other);
  }

  // Up to three skills that an unknown text may mean.
  near(text) {
    if (!this.known.has(text)) this.known.set(text, this.looked(text));
    return this.known.get(text);
  }

  looked(text) {
    const words = text
      .split(/[\s/,()-]+/)
      .filter((word) => [...word].length > 1)
      .map((word) => this.find(word));
    return [...new Set([...nearest(fold(text), this.spellings, 5, 0.72), ...words.filter(Boolean)])].slice(0, 3);
  }

  // What to offer for the letters typed so far: what begins like them first.
  search(text, most = 8) {
    const typed = fold(text);
    const rank = (skill) =>
      Math.min(
        ...[skill.id, skill.name, ...skill.aliases].map((spelling) => {
          const at = fold(spelling).indexOf(typed);
          return at < 0 ? Infinity : at === 0 ? 0 : 1;
        }),
      );
    return this.all
      .map((skill) => [rank(skill), skill])
      .filter(([place]) => place < Infinity)
      .sort((a, b) => a[0] - b[0])
      .slice(0, most)
      .map(([, skill]) => skill);
  }
}

// Twice the letters in common, in order, by the letters of both: the measure of the checks.
const alike = (one, other) => {
  const a = [...one],
    b = [...other];
  let row = new Array(b.length + 1).fill(0);
  for (const letter of a) {
    const next = [0];
    b.forEach((other, j) => next.push(letter === other ? row[j] + 1 : Math.max(row[j + 1], next[j])));
    row = next;
  }
  return (2 * row[b.length]) / (a.length + b.length || 1);
};

const nearest = (text, spellings, most, least) => {
  const typed = [...text].slice(0, 60).join(""),
    shares = ([other]) => 2 * Math.min(typed.length, other.length) >= least * (typed.length + other.length);
  return [...spellings]
    .filter(shares)
    .map(([spelling, id]) => [alike(typed, spelling), id])
    .filter(([share]) => share >= least)
    .sort((a, b) => b[0] - a[0])
    .slice(0, most)
    .map(([, id]) => id);
};
