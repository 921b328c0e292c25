// The people as the questions want them, worked out once for the columns of directory/people.json: what each lists,
// wants and could add, and from each skill to those who have it. Knows nobody who asks.
import { levels, relations } from "./matching.js";

/** The levels at which a skill that is ticked counts: advanced to teach, beginner to learn. */
export const TEACHES = 2;
export const LEARNS = 0;

// The lowest level at which each skill is sought.
const lowest = (seeks) => {
  const found = new Map();
  for (const code of seeks) found.set(code >> 2, Math.min(found.get(code >> 2) ?? 3, code & 3));
  return found;
};

/** Codes of offers from which someone could learn. */
export const lessonsFor = ({ seeks, offers }, parts) => {
  const own = levels(offers),
    found = new Set();
  for (const [skill, level] of lowest(seeks)) {
    for (const taught of [skill, ...(parts[skill] ?? [])]) {
      const least = Math.max(level, own.get(skill) ?? -1, own.get(taught) ?? -1) + 1;
      for (let rank = least; rank < 4; rank += 1) found.add(taught * 4 + rank);
    }
  }
  return [...found];
};

// From each entry of some people's lists to the places of those who have it, each person once.
const postings = (people, list) => {
  const found = [];
  for (const n of people) for (const entry of new Set(list(n))) (found[entry] ??= []).push(n);
  return found;
};
/** How many of some people have each skill in their list, which names none twice; `size` is the number of skills. */
export const counted = (people, list, size) => {
  const found = new Int32Array(size);
  for (const n of people) for (const skill of list(n)) found[skill] += 1;
  return found;
};

const kept = new WeakMap();

/**
 * What the columns say, looked up once: everyone who could be asked, what they list, from which offers they learn, and
 * which skills they could add. A newcomer's own skills change none of it.
 */
export const prepared = (data) => {
  if (kept.has(data.offers)) return kept.get(data.offers);
  const size = data.skills.length,
    everyone = Array.from(data.login.keys()).filter((n) => data.free[n] > 0),
    { parts, wholes } = relations({ families: data.families });
  const offers = data.offers.map(levels),
    seeks = data.seeks.map(lowest);
  const sought = (n) =>
    [...seeks[n]]
      .filter(([skill, level]) => level < TEACHES && (offers[n].get(skill) ?? -1) < TEACHES)
      .map(([skill]) => skill);
  const taught = (n) => [...offers[n]].filter(([, level]) => level > LEARNS).map(([skill]) => skill);
  const all = Array.from(data.login.keys()),
    couldLearn = all.map(sought),
    couldTeach = all.map(taught);
  const wants = all.map((n) => lessonsFor({ seeks: data.seeks[n], offers: data.offers[n] }, parts));
  const found = {
    size,
    everyone,
    offers,
    seeks,
    wants,
    couldLearn,
    couldTeach,
    having: {
      offers: postings(everyone, (n) => offers[n].keys()),
      seeks: postings(everyone, (n) => seeks[n].keys()),
    },
    offering: postings(everyone, (n) => data.offers[n]),
    wanting: postings(everyone, (n) => wants[n]),
    // What would let me teach, or learn from, each: the skills themselves, and their parts or wholes.
    toTeach: all.map((n) => [
      ...new Set(
        couldLearn[n]
          .flatMap((skill) => [skill, ...(parts[skill] ?? [])])
          .filter((skill) => (offers[n].get(skill) ?? -1) < TEACHES),
      ),
    ]),
    toLearn: all.map((n) => [...new Set(couldTeach[n].flatMap((skill) => [skill, ...(wholes[skill] ?? [])]))]),
    spoken: data.language.map((tags) => tags.map((tag) => data.languages[tag][2])),
    apart: new Set(data.apart.map(([a, b]) => a * data.login.length + b)),
    open: data.free.map((free) => free > 0),
    counts: new Map(), // of lists, by what is counted
    near: { key: "", found: null },
  };
  kept.set(data.offers, found);
  return found;
};

/** The places of everyone whose skills have something to do with mine: the same ones, and their parts or wholes. */
export const related = (data, me) => {
  const { parts, wholes } = relations(data),
    { having } = prepared(data),
    seen = new Uint8Array(data.login.length);
  const mark = (codes, near, lists) => {
    for (const skill of new Set(codes.map((code) => code >> 2)))
      for (const each of [skill, ...(near[skill] ?? [])]) for (const n of lists[each] ?? []) seen[n] = 1;
  };
  mark(me.seeks, parts, having.offers);
  mark(me.offers, wholes, having.seeks);
  const places = [];
  for (let n = 0; n < seen.length; n += 1) if (seen[n]) places.push(n);
  return places;
};
