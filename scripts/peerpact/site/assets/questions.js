// Which skills someone is asked about: what `peerpact questions` says, worked out in the page (guides/matching.md).
// Nothing here touches the page. People are the columns of directory/people.json; a skill and its level are one number,
// skill * 4 + level. Python does the same in matching/questions/, and a test holds the two together.
import { commonHours } from "./common_hours.js";
import { levels, relations } from "./matching.js";
import { counted, lessonsFor, prepared } from "./question_columns.js";

const COUNT = 12;
const PAIR = 20; // so many people who only seek a skill count as much as one who teaches something in return
const WIDE = 16; // with more teachers or learners than that, circles are not looked for
const KNOWN_AT_ALL = 0.03;
const KNOWN_PER_PART = 0.09;
const MOST_PARTS = 3;
const AS_MANY_AS = 50;
const TOGETHER_AS_MANY_AS = 3;
const RELATED = 2;

const distinct = (codes) => [...new Set(codes.map((code) => code >> 2))];
const meetIn = (some, codes) => some.some((code) => codes.includes(code));

// How often some people list each skill, and how many they are: counted once, and kept.
const listed = (known, key, lists, people) => {
  if (!known.counts.has(key)) {
    const others = counted(people, (n) => lists[n].keys(), known.size);
    known.counts.set(key, { people: people.length, others });
  }
  return known.counts.get(key);
};

// How likely someone lists one more skill on a side (`lists`), by what the others list there. `mine` are pairs of a
// skill of mine and the side on which it is looked for. What the columns say of me is taken off.
const likelihood = (known, self, breadth, side, mine) => {
  const lists = known[side],
    row = known.open[self] ? lists[self] : null;
  const all = listed(known, side, lists, known.everyone).others;
  const less = (counts, skill, counting) => counts[skill] - (counting && row.has(skill) ? 1 : 0);
  const beside = mine.map(([skill, having]) => {
    const found = listed(known, `${skill} ${having} ${side}`, lists, known.having[having][skill] ?? []);
    const counting = row !== null && known[having][self].has(skill);
    const related = new Set([...(known.parts[skill] ?? []), ...(known.wholes[skill] ?? [])]);
    return { people: found.people - (counting ? 1 : 0), others: found.others, counting, related };
  });
  return (skill) => {
    const times = less(all, skill, row !== null),
      assumed = KNOWN_AT_ALL + KNOWN_PER_PART * Math.min(MOST_PARTS, breadth(skill));
    const general = (times + AS_MANY_AS * assumed) / (times + AS_MANY_AS);
    if (!beside.length) return general;
    let total = 0;
    for (const { people, others, counting, related } of beside) {
      const expected = related.has(skill) ? Math.min(1, general * RELATED) : general;
      total += (less(others, skill, counting) + TOGETHER_AS_MANY_AS * expected) / (people + TOGETHER_AS_MANY_AS);
    }
    return total / beside.length;
  };
};

// Everyone who could meet someone, what they list, and whether three could sit in the same sessions. Skills change
// none of it, so it's kept for the next question of the same person.
const meetings = (data, known, me) => {
  const key = JSON.stringify([me.self, [...me.languages], me.asynchronous, me.hours, me.turns]);
  if (known.near.key === key) return known.near.found;
  const meet = commonHours(data, me),
    { apart, spoken } = known,
    live = (quarters) => quarters === null || quarters * 15 >= data.minimumMinutes;
  const strangers = (a, b) => apart.has(Math.min(a, b) * data.login.length + Math.max(a, b));
  const near = known.everyone.filter(
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
  const isNear = new Uint8Array(data.login.length);
  for (const n of near) isNear[n] = 1;
  // The people near in some postings, each once.
  const among = (codes, lists) => {
    const seen = new Uint8Array(data.login.length),
      found = [];
    for (const code of codes)
      for (const n of lists[code] ?? []) {
        if (isNear[n] && !seen[n]) found.push(n);
        seen[n] = 1;
      }
    return found;
  };
  const seeking = counted(near, (n) => known.couldLearn[n], known.size),
    teaching = counted(near, (n) => known.couldTeach[n], known.size);
  known.near = { key, found: { among, three, seeking, teaching } };
  return known.near.found;
};

// Those who learn something from me: what everyone wants is looked up, but of a skill that nobody here lists only the
// wholes are known.
const learnersOf = (known, around, offers) => {
  const taught = offers.filter((code) => code >> 2 < known.size),
    found = new Set(around.among(taught, known.wanting));
  for (const code of offers.filter((each) => each >> 2 >= known.size)) {
    const level = code & 3;
    for (const whole of known.wholes[code >> 2] ?? [])
      for (const n of around.among([whole], known.having.seeks))
        if (known.seeks[n].get(whole) < level && (known.offers[n].get(whole) ?? -1) < level) found.add(n);
  }
  return found;
};

// Who would be the next in a circle: someone who teaches one of my teachers, or learns from one of my learners.
const closing = (data, known, { among, three }, teachers, learners) => {
  const stranger = (n) => !teachers.has(n) && !learners.has(n);
  const look = (circle, codes, lists, closes) =>
    circle.size > WIDE
      ? []
      : among(new Set([...circle].flatMap((n) => codes[n])), lists).filter(
          (n) => stranger(n) && [...circle].some((other) => closes(n, other) && three(n, other)),
        );
  return {
    next: look(teachers, known.wants, known.offering, (n, teacher) => meetIn(data.offers[n], known.wants[teacher])),
    before: look(learners, data.offers, known.wanting, (n, learner) => meetIn(data.offers[learner], known.wants[n])),
  };
};

// `counts` are the people, pairs and partners of each skill.
const best = (data, mine, counts, likely, count) => {
  const [people, pairs, partners] = counts,
    id = (skill) => data.skills[skill][0],
    rows = [];
  people.forEach((number, skill) => {
    if (!number || mine.has(skill)) return;
    const worth = Math.floor((PAIR * pairs[skill] + number) * likely(skill) * 1_000_000 + 0.5);
    rows.push({ skill, worth, partners: partners[skill] });
  });
  rows.sort((a, b) => b.worth - a.worth || b.partners - a.partners || (id(a.skill) < id(b.skill) ? -1 : 1));
  return rows.slice(0, count).map(({ skill, partners: opened }) => ({
    skill: id(skill),
    name: data.skills[skill][1],
    people: people[skill],
    partners: opened,
  }));
};

/**
 * Skills to teach and to learn for one person, best first, as `peerpact questions` has them. `me` and `data` are as
 * `matches` wants them; `breadth` gives for the id of a skill how many parts the whole vocabulary knows. What doesn't
 * depend on the skills of `me` is kept, so asking again after one more skill is cheap.
 */
export const questions = (data, me, breadth, count = COUNT) => {
  if (!me.available) return { teach: [], learn: [] };
  const base = prepared(data),
    known = { ...base, ...relations(data) },
    around = meetings(data, base, me);
  const offered = distinct(me.offers),
    sought = distinct(me.seeks),
    own = levels(me.offers);
  const teachers = new Set(around.among(lessonsFor(me, known.parts), known.offering)),
    learners = learnersOf(known, around, me.offers);
  const { next, before } = closing(data, known, around, teachers, learners);
  // Nobody is taught what they teach as well.
  const toLearn = (n) => {
    if (!offered.some((skill) => known.offers[n].has(skill))) return known.toLearn[n];
    const taught = known.couldTeach[n].filter((skill) => known.offers[n].get(skill) > (own.get(skill) ?? -1));
    return new Set(taught.flatMap((skill) => [skill, ...(known.wholes[skill] ?? [])]));
  };
  const onlyTeach = [...teachers].filter((n) => !learners.has(n)),
    onlyLearn = [...learners].filter((n) => !teachers.has(n));
  const mine = new Set([...offered, ...sought]),
    parts = (skill) => breadth(data.skills[skill][0]);
  const withOffers = offered.map((skill) => [skill, "offers"]),
    withSeeks = sought.map((skill) => [skill, "seeks"]);
  const knows = likelihood(known, me.self, parts, "offers", withOffers),
    wants = likelihood(known, me.self, parts, "seeks", [...withSeeks, ...withOffers]);
  const number = (people, list) => counted(people, list, known.size);
  const teaching = [
    around.seeking,
    number(onlyTeach, (n) => known.couldLearn[n]),
    number([...onlyTeach, ...next], (n) => known.toTeach[n]),
  ];
  const learning = [
    around.teaching,
    number(onlyLearn, (n) => known.couldTeach[n]),
    number([...onlyLearn, ...before], toLearn),
  ];
  return {
    teach: best(data, mine, teaching, knows, count),
    learn: best(data, mine, learning, wants, count),
  };
};
