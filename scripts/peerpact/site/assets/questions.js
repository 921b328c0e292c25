// Which skills somebody is asked about: what `peerpact questions` says, worked out in the page (guides/matching.md).
// Nothing here touches the page. People are the columns of directory/people.json; a skill and its level are one number,
// skill * 4 + level. Python does the same in matching/questions/, and a test holds the two together.
import { commonHours } from "./common_hours.js";
import { levels, relations } from "./matching.js";

const COUNT = 12;
const TEACHES = 2; // the levels at which a skill that is ticked counts: advanced, and beginner
const LEARNS = 0;
const PAIR = 20; // so many people who only seek a skill count as much as one who teaches something in return
const WIDE = 16; // with more teachers or learners than that, circles are not looked for
const KNOWN_AT_ALL = 0.03;
const KNOWN_PER_PART = 0.09;
const MOST_PARTS = 3;
const AS_MANY_AS = 50;
const TOGETHER_AS_MANY_AS = 3;
const RELATED = 2;

const add = (counts, skill) => counts.set(skill, (counts.get(skill) ?? 0) + 1);
const distinct = (codes) => new Set(codes.map((code) => code >> 2));

// The lowest level at which each skill is sought.
const lowest = (seeks) => {
  const found = new Map();
  for (const code of seeks) found.set(code >> 2, Math.min(found.get(code >> 2) ?? 3, code & 3));
  return found;
};

// Codes of offers from which somebody could learn.
const lessonsFor = ({ seeks, offers }, parts) => {
  const own = levels(offers),
    found = new Set();
  for (const [skill, level] of lowest(seeks)) {
    for (const taught of [skill, ...(parts[skill] ?? [])]) {
      const least = Math.max(level, own.get(skill) ?? -1, own.get(taught) ?? -1) + 1;
      for (let rank = least; rank < 4; rank += 1) found.add(taught * 4 + rank);
    }
  }
  return found;
};
const some = (codes, wanted) => codes.some((code) => wanted.has(code));

const kept = new WeakMap();

// What the columns say, looked up once: everybody who could be asked, what they list, and what they could add.
const prepared = (data) => {
  if (kept.has(data.offers)) return kept.get(data.offers);
  const everybody = Array.from(data.login.keys()).filter((n) => data.free[n] > 0);
  const offers = data.offers.map(levels),
    seeks = data.seeks.map(lowest);
  const learns = (n) =>
    [...seeks[n]].filter(([skill, level]) => level < TEACHES && (offers[n].get(skill) ?? -1) < TEACHES);
  const found = {
    everybody,
    offers,
    seeks,
    couldLearn: offers.map((_, n) => learns(n).map(([skill]) => skill)),
    couldTeach: offers.map((all) => [...all].filter(([, level]) => level > LEARNS).map(([skill]) => skill)),
    spoken: data.language.map((tags) => tags.map((tag) => data.languages[tag][2])),
    apart: new Set(data.apart.map(([a, b]) => a * data.login.length + b)),
    open: data.free.map((free) => free > 0),
    counts: new Map(), // of lists, by what is counted
  };
  kept.set(data.offers, found);
  return found;
};

// How often some people list each skill, and how many they are: counted once for everybody, and kept.
const listed = (known, key, lists, chosen) => {
  if (!known.counts.has(key)) {
    const people = known.everybody.filter(chosen),
      others = new Map();
    for (const n of people) for (const skill of lists[n].keys()) add(others, skill);
    known.counts.set(key, { people: people.length, others });
  }
  return known.counts.get(key);
};

// How likely somebody lists one more skill on a side (`lists`), by what the others list there. `mine` are pairs of a
// skill of mine and the side on which it is looked for. What the columns say of me is taken off.
const likelihood = (known, self, breadth, side, mine) => {
  const lists = known[side],
    row = known.open[self] ? lists[self] : null;
  const all = listed(known, side, lists, () => true).others;
  const less = (counts, skill, counted) => (counts.get(skill) ?? 0) - (counted && row.has(skill) ? 1 : 0);
  const beside = mine.map(([skill, having]) => {
    const found = listed(known, `${skill} ${having} ${side}`, lists, (n) => known[having][n].has(skill));
    const counted = row !== null && known[having][self].has(skill);
    const related = new Set([...(known.parts[skill] ?? []), ...(known.wholes[skill] ?? [])]);
    return { people: found.people - (counted ? 1 : 0), others: found.others, counted, related };
  });
  return (skill) => {
    const times = less(all, skill, row !== null),
      assumed = KNOWN_AT_ALL + KNOWN_PER_PART * Math.min(MOST_PARTS, breadth(skill));
    const general = (times + AS_MANY_AS * assumed) / (times + AS_MANY_AS);
    if (!beside.length) return general;
    let total = 0;
    for (const { people, others, counted, related } of beside) {
      const expected = related.has(skill) ? Math.min(1, general * RELATED) : general;
      total += (less(others, skill, counted) + TOGETHER_AS_MANY_AS * expected) / (people + TOGETHER_AS_MANY_AS);
    }
    return total / beside.length;
  };
};

// Everybody who could meet somebody, and whether three could sit in the same sessions.
const meetings = (data, known, me) => {
  const meet = commonHours(data, me),
    { apart, spoken } = known,
    live = (quarters) => quarters === null || quarters * 15 >= data.minimumMinutes;
  const strangers = (a, b) => apart.has(Math.min(a, b) * data.login.length + Math.max(a, b));
  const near = known.everybody.filter(
    (n) =>
      n !== me.self &&
      !(me.self >= 0 && strangers(me.self, n)) &&
      spoken[n].some((tag) => me.languages.has(tag)) &&
      (live(meet(n)) || (me.asynchronous && data.asynchronous[n])),
  );
  const three = (a, b) => {
    if (strangers(a, b) || !spoken[a].some((tag) => me.languages.has(tag) && spoken[b].includes(tag))) return false;
    return (me.asynchronous && data.asynchronous[a] && data.asynchronous[b]) || live(meet(a, b));
  };
  return { near, three };
};

// Who would be the next in a circle: someone who teaches one of my teachers, or learns from one of my learners.
const closing = (data, known, around, three) => {
  const { near, teachers, learners } = around,
    strangers = near.filter((n) => !teachers.has(n) && !learners.has(n));
  const wants = (n) => lessonsFor({ seeks: data.seeks[n], offers: data.offers[n] }, known.parts);
  const next = new Set(),
    before = new Set();
  if (teachers.size <= WIDE) {
    const all = [...teachers].map((n) => [n, wants(n)]),
      any = new Set(all.flatMap(([, codes]) => [...codes]));
    for (const n of strangers) {
      if (!some(data.offers[n], any)) continue;
      if (all.some(([teacher, codes]) => some(data.offers[n], codes) && three(n, teacher))) next.add(n);
    }
  }
  if (learners.size <= WIDE) {
    const taught = new Set([...learners].flatMap((n) => data.offers[n]));
    for (const n of strangers) {
      const codes = wants(n);
      if (![...codes].some((code) => taught.has(code))) continue;
      if ([...learners].some((learner) => some(data.offers[learner], codes) && three(learner, n))) before.add(n);
    }
  }
  return { next, before };
};

const best = (data, mine, counts, likely, count) => {
  const [people, pairs, partners] = counts,
    id = (skill) => data.skills[skill][0];
  const rows = [...people.keys()]
    .filter((skill) => !mine.has(skill))
    .map((skill) => {
      const worth = (PAIR * (pairs.get(skill) ?? 0) + people.get(skill)) * likely(skill);
      return { skill, worth: Math.floor(worth * 1_000_000 + 0.5), partners: partners.get(skill) ?? 0 };
    })
    .sort((a, b) => b.worth - a.worth || b.partners - a.partners || (id(a.skill) < id(b.skill) ? -1 : 1));
  return rows.slice(0, count).map(({ skill, partners: opened }) => ({
    skill: id(skill),
    name: data.skills[skill][1],
    people: people.get(skill),
    partners: opened,
  }));
};

// How many of some people have each skill in their list, which names none twice.
const counted = (places, list) => {
  const found = new Map();
  for (const n of places) for (const skill of list(n)) add(found, skill);
  return found;
};

/**
 * Skills to teach and to learn for one person, best first, as `peerpact questions` has them. `me` and `data` are as
 * `matches` wants them; `breadth` gives for the id of a skill how many parts the whole vocabulary knows. What depends
 * on the columns alone is kept, so asking again is cheap.
 */
export const questions = (data, me, breadth, count = COUNT) => {
  if (!me.available) return { teach: [], learn: [] };
  const known = { ...prepared(data), ...relations(data) },
    { near, three } = meetings(data, known, me);
  const own = levels(me.offers),
    wanted = lessonsFor(me, known.parts);
  const teachers = new Set(near.filter((n) => some(data.offers[n], wanted)));
  const teaches = (n) => {
    const codes = me.offers,
      sought = known.seeks[n];
    return codes.some((code) => {
      const skill = code >> 2,
        level = code & 3;
      if ((known.offers[n].get(skill) ?? -1) >= level) return false;
      return [skill, ...(known.wholes[skill] ?? [])].some(
        (whole) => (sought.get(whole) ?? 4) < level && (known.offers[n].get(whole) ?? -1) < level,
      );
    });
  };
  const learners = new Set(near.filter(teaches));
  const { next, before } = closing(data, known, { near, teachers, learners }, three);
  const toTeach = (n) => {
    const sought = known.couldLearn[n].flatMap((skill) => [skill, ...(known.parts[skill] ?? [])]);
    return new Set(sought.filter((skill) => (known.offers[n].get(skill) ?? -1) < TEACHES));
  };
  const toLearn = (n) => {
    const taught = [...known.offers[n]].filter(([skill, level]) => level > Math.max(LEARNS, own.get(skill) ?? -1));
    return new Set(taught.flatMap(([skill]) => [skill, ...(known.wholes[skill] ?? [])]));
  };
  const onlyTeach = [...teachers].filter((n) => !learners.has(n)),
    onlyLearn = [...learners].filter((n) => !teachers.has(n));
  const listedByMe = new Set([...distinct(me.offers), ...distinct(me.seeks)]),
    parts = (skill) => breadth(data.skills[skill][0]);
  const offered = [...distinct(me.offers)].map((skill) => [skill, "offers"]),
    sought = [...distinct(me.seeks)].map((skill) => [skill, "seeks"]);
  const knows = likelihood(known, me.self, parts, "offers", offered),
    wants = likelihood(known, me.self, parts, "seeks", [...sought, ...offered]);
  const could = (lists) => (n) => lists[n];
  const teaching = [
    counted(near, could(known.couldLearn)),
    counted(onlyTeach, could(known.couldLearn)),
    counted([...onlyTeach, ...next], toTeach),
  ];
  const learning = [
    counted(near, could(known.couldTeach)),
    counted(onlyLearn, could(known.couldTeach)),
    counted([...onlyLearn, ...before], toLearn),
  ];
  return {
    teach: best(data, listedByMe, teaching, knows, count),
    learn: best(data, listedByMe, learning, wants, count),
  };
};
