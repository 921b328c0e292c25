// Somebody who is not among the columns yet, or has changed: the values of a form as `matches` wants a person.
import { turnsOf } from "../common_hours.js";
import { LEARNS, TEACHES } from "../question_columns.js";
import { quarters } from "../weekly_hours.js";

// The language without region and script, as the columns have it where somebody speaks the same.
const primary = (data, tag) => {
  const known = data.languages.find(([each]) => each.toLowerCase() === tag.toLowerCase());
  if (known) return known[2];
  if (tag[1] === "-") return tag.toLowerCase();
  let present = tag.replaceAll("_", "-"); // as `spoken` in text/languages.py
  try {
    [present] = Intl.getCanonicalLocales(present);
  } catch {
    // no tag: it only meets itself
  }
  const first = present.split("-")[0].toLowerCase();
  return ["nb", "nn"].includes(first) ? "no" : first;
};

// Numbers of skills as the columns have them; a skill that nobody here has gets a number behind them, and what it is a
// part of, or has as a part, goes with it.
const numbering = (data, skills) => {
  const numbers = new Map(data.skills.map(([id], n) => [id, n])),
    more = [];
  const number = (id) => {
    if (numbers.has(id)) return numbers.get(id);
    const own = numbers.size;
    for (const [other, n] of numbers) {
      if (skills.isPart(id, other)) more.push([own, n]);
      if (skills.isPart(other, id)) more.push([n, own]);
    }
    numbers.set(id, own);
    return own;
  };
  const added = () => [...numbers.keys()].slice(data.skills.length).map((id) => [id, skills.name(id)]);
  return { number, more, added };
};

/**
 * `values` as the file has them, `self` their place in the columns or -1. Gives the person and the columns with what
 * is new in them.
 */
export const newcomer = ({ data, skills, form, values, self }) => {
  const { number, more, added } = numbering(data, skills);
  const coded = (list) =>
    (list || [])
      .filter((item) => item.skill && item.level)
      .map((item) => number(skills.resolve(item.skill)) * 4 + form.levels.indexOf(item.level));
  const when = values.availability || {},
    capacity = typeof values.capacity === "number" ? values.capacity : 1,
    taken = form.live.filter(([who]) => who.includes(self)).length;
  const me = {
    self,
    offers: coded(values.offers),
    seeks: coded(values.seeks),
    languages: new Set((values.languages || []).map((tag) => primary(data, tag))),
    formats: (values.formats || []).reduce((bits, name) => bits | (1 << form.formats.indexOf(name)), 0),
    asynchronous: Boolean(when.asynchronous),
    available: values.status !== "paused" && capacity > taken,
    hours: quarters(when.windows || []),
    turns: turnsOf(data, values.timezone),
  };
  return { me, columns: { ...data, skills: [...data.skills, ...added()], more } };
};

/** @type {[string, number][]} */
const ASSUMED = [
  ["offers", TEACHES],
  ["seeks", LEARNS],
];
/** What is written so far, as it will be when it gets its level: a skill that someone has named isn't asked for. */
export const assumed = (values, levels) => {
  const whole = { ...values };
  for (const [list, rank] of ASSUMED)
    if (values[list]) whole[list] = values[list].map((entry) => ({ level: levels[rank], ...entry }));
  return whole;
};
/** What the questions and the partners depend on, as one text. */
export const relevant = ({ offers, seeks, languages, timezone, availability, formats, status, capacity }) => {
  const listed = (list) => (list || []).map(({ skill, level }) => [skill, level]);
  return JSON.stringify([listed(offers), listed(seeks), languages, timezone, availability, formats, status, capacity]);
};
