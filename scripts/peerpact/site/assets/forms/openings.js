// Why nobody fits, and what would open the way, with how many people each change brings. Touches no page.
import { levels, matched, matches, relations } from "../matching.js";
import { KINDS } from "../score.js";
import { PRESETS, quarters } from "../weekly_hours.js";

const TWO_WAY = KINDS.indexOf("one-way");
const union = (one, other) => {
  const all = [];
  for (const list of [one, other]) for (let at = 0; at < list.length; at += 2) all.push([list[at], list[at + 1]]);
  const found = [];
  for (const [from, to] of all.sort((a, b) => a[0] - b[0])) {
    if (found.length && from <= found[found.length - 1]) found.push(Math.max(found.pop(), to));
    else found.push(from, to);
  }
  return found;
};

const languagesOf = (data) => new Set(data.languages.map(([, , short]) => short));

/** How many people fit; `both` counts only those who teach and learn. */
export const fitting = (found, both = false) =>
  found.kind.reduce((sum, kind) => sum + (kind < (both ? TWO_WAY : KINDS.length) ? 1 : 0), 0);

/** How many people could learn from me, but list only the whole of what I seek: no lesson, but they can be asked. */
export const onlyTheWhole = (data, me, found) => {
  const { wholes } = relations(data),
    own = levels(me.offers);
  const mayKnow = (theirs) => (seek) => {
    const skill = seek >> 2,
      least = Math.max(seek & 3, own.get(skill) ?? -1);
    return !theirs.has(skill) && wholes[skill]?.some((whole) => theirs.get(whole) > least);
  };
  return matched(found).filter((n) => !found.teaches[n] && me.seeks.some(mayKnow(levels(data.offers[n])))).length;
};

/**
 * What closes the way to people whose skills fit, and how many each opening brings, best first: [{text, step, count}];
 * `step` is where it is changed. With `both` only people count who would teach and learn.
 */
export const openings = (data, me, both = false) => {
  const able = matched(matches(data, { ...me, hours: [], languages: languagesOf(data) }));
  const count = (change) => fitting(matches(data, { ...me, ...change }, able), both);
  const now = count({}),
    ways = [];
  const way = (text, step, change) => {
    const gain = count(change) - now;
    if (gain > 0) ways.push({ text, step, count: gain });
  };
  if (me.hours.length) {
    if (!me.asynchronous) way("if you also work asynchronously", "time", { asynchronous: true });
    for (const [name, text] of PRESETS)
      way(`if you add ${name.toLowerCase()}`, "time", { hours: union(me.hours, quarters([text])) });
  }
  const spoken = new Map(data.languages.map(([, , short, label]) => [short, label]));
  for (const [short, label] of spoken)
    if (!me.languages.has(short))
      way(`if you can hold a session in ${label}`, "place", { languages: new Set([...me.languages, short]) });
  return ways.sort((a, b) => b.count - a.count);
};

/**
 * What is closed to people whose skills fit, when nobody fits: `{gate, count}`, where `gate` is "hours", "language",
 * "both" for whom one change isn't enough, "room" where they have no room, or "skills".
 */
export const closed = (data, me) => {
  const languages = languagesOf(data),
    free = data.free.map(() => 1);
  const all = matched(matches({ ...data, free }, { ...me, hours: [], languages }));
  const count = (change) => fitting(matches(data, { ...me, ...change }, all));
  /** @type {[string, () => number][]} */
  const tried = [
    ["hours", () => count({ hours: [] })],
    ["language", () => count({ languages })],
    ["both", () => count({ hours: [], languages })],
    ["room", () => all.length],
  ];
  for (const [gate, number] of tried) {
    const found = number();
    if (found) return { gate, count: found };
  }
  return { gate: "skills", count: 0 };
};
