// The vocabulary in the page: any spelling to its skill, near spellings, and what to offer while somebody types.
import { fold as folded, nearlyBegins } from "../fold.js";
import { clip, say } from "./templates.js";

const SEPARATORS = /[\s._,/\\:;'’()\-–]+/gu;
// Letter case is dropped letter by letter, over the capital, as casefold does; only the dotless i has its own case.
const plain = (letter) => (letter === "ı" ? letter : letter.toUpperCase().toLowerCase());
const composed = (text) => [...text.normalize("NFKC")].map(plain).join("");

export const fold = (text) => composed(text).replace(SEPARATORS, "");
export const slug = (text) =>
  composed(text)
    .replace(SEPARATORS, "-")
    .replace(/^-+|-+$/g, "");

// In a short word one other letter makes another skill: `rust` is not `rest`.
const SHORT = 5,
  ALIKE = 0.78,
  ALIKE_SHORT = 0.85;

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
    this.wholes = new Map(this.all.map((skill) => [skill.id, new Set(skill.broader)]));
    this.known = new Map(); // near spellings take a while
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

  // Whether the one is a part of the other, one step away: somebody who seeks the whole can learn the part.
  isPart(one, other) {
    return one !== other && (this.wholes.get(one)?.has(other) ?? false);
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
    return [
      ...new Set([
        ...nearest(fold(text), this.spellings, 5, fold(text).length > SHORT ? ALIKE : ALIKE_SHORT),
        ...words.filter(Boolean),
      ]),
    ].slice(0, 3);
  }

  /**
   * What to offer for the letters typed so far: the exact name, an exact alias, what begins so, what has a word that
   * begins so, what holds it, and what begins so but for one typo. `sure` says that the text can mean this skill.
   */
  search(text, most = 8) {
    const typed = searched(text);
    if (!typed) return [];
    return this.all
      .map((skill) => [place(skill, typed), skill])
      .filter(([rank]) => rank < Infinity)
      .sort((a, b) => a[0] - b[0] || a[1].name.length - b[1].name.length)
      .slice(0, most)
      .map(([rank, skill]) => ({ ...skill, sure: rank <= SURE || (rank === TYPO && asLong(skill, typed)) }));
  }
}

const [EXACT, EXACT_ALIAS, NAME, ALIAS, WORD, ALIAS_WORD, INSIDE, ALIAS_INSIDE, TYPO] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const SURE = ALIAS_WORD;
const TYPO_FROM = 4; // letters: a shorter text is like too many others

const searched = (text) => folded(text).replace(SEPARATORS, " ").trim();
const asLong = (skill, typed) => spelt(skill).names.some((name) => Math.abs(name.length - typed.length) < 2);
const rankOf = (name, typed, [whole, begins, word, inside]) => {
  if (name === typed) return whole;
  if (name.startsWith(typed) || name.replaceAll(" ", "").startsWith(typed.replaceAll(" ", ""))) return begins;
  if (name.includes(` ${typed}`)) return word;
  return name.includes(typed) && typed.length > 1 ? inside : Infinity;
};
const spelled = new WeakMap();
const spelt = (skill) => {
  if (!spelled.has(skill))
    spelled.set(skill, { names: [searched(skill.name), searched(skill.id)], aliases: skill.aliases.map(searched) });
  return spelled.get(skill);
};
const place = (skill, typed) => {
  const { names, aliases } = spelt(skill);
  const rank = Math.min(
    ...names.map((name) => rankOf(name, typed, [EXACT, NAME, WORD, INSIDE])),
    ...aliases.map((name) => rankOf(name, typed, [EXACT_ALIAS, ALIAS, ALIAS_WORD, ALIAS_INSIDE])),
  );
  if (rank < Infinity || typed.length < TYPO_FROM) return rank;
  return [...names, ...aliases].some((name) => nearlyBegins(typed, name)) ? TYPO : Infinity;
};

// Twice the letters in common, in order, by the letters of both: the measure of the checks.
const alike = (one, other) => {
  const a = [...one],
    b = [...other];
  let row = new Array(b.length + 1).fill(0);
  for (const letter of a) {
    const next = [0];
    b.forEach((their, j) => next.push(letter === their ? row[j] + 1 : Math.max(row[j + 1], next[j])));
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

/** The warning about a skill that the list does not have, with what was written, what is kept and what may be meant. */
export const unknownSkill = (data, skills, path, text) => {
  if (!skills.all.length || skills.find(text)) return [];
  const kept = skills.resolve(text),
    near = skills.near(kept).map((id) => `\`${id}\``);
  const gaps = { value: clip(kept), example: clip(text), near: near.join(" or ") };
  const finding = say(data, near.length ? "known-skill near" : "known-skill", path, gaps, true);
  return [
    kept === text ? finding : { ...finding, message: say(data, "known-skill written", path, gaps, true).message },
  ];
};
