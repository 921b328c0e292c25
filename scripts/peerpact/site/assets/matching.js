// Who fits whom, in the page and with the same whole numbers as `peerpact suggest` (guides/matching.md): one engine for
// the directory and for the forms. Nothing here touches the page: one person is compared with the columns of
// directory/people.json. Levels are 0 to 3; a skill and its level are one number, skill * 4 + level.
import { commonHours } from "./common_hours.js";
import { KINDS, bitCount, direction, inCommon, mean, mean3, score, weight } from "./score.js";

const EXACT = 7000; // every match of the very skill weighs at least this, and every match through a related one less
const NONE = 255;
const WIDE = 64; // so many learners and so many teachers are looked at for circles, those with most to teach or learn

// Each skill that is the other's part, directly, on both sides. A newcomer's skills may have numbers of their own.
const relatives = (data) => {
  const found = data.skills.map(() => []);
  for (const [narrow, wide] of [...data.families, ...(data.more ?? [])]) {
    (found[narrow] ??= []).push(wide);
    (found[wide] ??= []).push(narrow);
  }
  return found;
};

// For each skill what it does for a list of somebody's skills: [the place of a skill in that list, four weights].
const table = (data, own, weigh) => {
  const family = relatives(data), found = new Map(), places = new Map();
  const add = (skill, place, level, exact) => {
    const rows = found.get(skill) ?? found.set(skill, new Map()).get(skill);
    const row = rows.get(place) ?? rows.set(place, [0, 0, 0, 0]).get(place);
    for (let other = 0; other < 4; other += 1) row[other] = Math.max(row[other], weigh(level, other, exact));
  };
  for (const coded of own) {
    const skill = coded >> 2, level = coded & 3;
    if (!places.has(skill)) places.set(skill, places.size);
    add(skill, places.get(skill), level, true);
    for (const other of family[skill] ?? []) add(other, places.get(skill), level, false);
  }
  return { size: places.size, rows: new Map([...found].map(([skill, rows]) => [skill, [...rows]])) };
};

const bestTwo = (weights) => {
  let best = 0, next = 0;
  for (const value of weights) {
    if (value > best) [best, next] = [value, best];
    else if (value > next) next = value;
  }
  return direction(best, next);
};

// What I learn from somebody's offers: the best weight for each skill that I seek.
const learner = (data, seeks) => {
  const { size, rows } = table(data, seeks, (mine, theirs, exact) => weight(theirs, mine, exact));
  const best = new Array(size);
  return (offers) => {
    best.fill(0);
    for (const coded of offers) {
      for (const [place, weights] of rows.get(coded >> 2) ?? []) {
        best[place] = Math.max(best[place], weights[coded & 3]);
      }
    }
    return [bestTwo(best), best.some((value) => value >= EXACT)];
  };
};

// What I teach somebody: the best weight for each skill that they seek.
const teacher = (data, offers) => {
  const { rows } = table(data, offers, (mine, theirs, exact) => weight(mine, theirs, exact));
  return (seeks) => {
    const best = new Map();
    for (const coded of seeks) {
      for (const [, weights] of rows.get(coded >> 2) ?? []) {
        best.set(coded >> 2, Math.max(best.get(coded >> 2) ?? 0, weights[coded & 3]));
      }
    }
    return [bestTwo(best.values()), [...best.values()].some((value) => value >= EXACT)];
  };
};

/** Somebody of the columns as `matches` wants them. A newcomer is the same without a `self`. */
export const person = (data, self) => ({
  self,
  offers: data.offers[self],
  seeks: data.seeks[self],
  languages: new Set(data.language[self].map((tag) => data.languages[tag][2])),
  formats: data.format[self],
  asynchronous: data.asynchronous[self] === 1,
  available: data.free[self] > 0,
  hours: data.hours[data.hour[self]],
  turns: data.zones[data.zone[self]][2],
});

/**
 * Everybody against one person, by place: the kind (255: no match), the score, the common quarters (-1: not known), and
 * what each of the two gets from the other.
 */
export const matches = (data, me) => {
  const count = data.login.length;
  const kind = new Uint8Array(count).fill(NONE),
    scores = new Int32Array(count),
    quarters = new Int16Array(count).fill(-1),
    teaches = new Int32Array(count),
    learns = new Int32Array(count);
  const learn = learner(data, me.seeks),
    teach = teacher(data, me.offers),
    meet = commonHours(data, me);
  const apart = new Set(data.apart.filter((pair) => pair.includes(me.self)).flat());
  for (let other = 0; other < count; other += 1) {
    const common = meet(other);
    if (common !== null) quarters[other] = common;
    if (other === me.self || !me.available || data.free[other] < 1 || apart.has(other)) continue;
    if (!data.language[other].some((tag) => me.languages.has(data.languages[tag][2]))) continue;
    const apartInTime = common !== null && common * 15 < data.minimumMinutes;
    if (apartInTime && !(me.asynchronous && data.asynchronous[other])) continue;
    const [u, exactly] = learn(data.offers[other]),
      [v, exact] = teach(data.seeks[other]);
    if (!u && !v) continue;
    const formats = inCommon(me.formats, data.format[other]);
    kind[other] = !u || !v ? 3 : apartInTime ? 2 : exactly && exact ? 0 : 1;
    teaches[other] = u;
    learns[other] = v;
    scores[other] = score(u && v ? mean(u, v) : u || v, apartInTime ? 0 : (common ?? 0), formats);
  }
  return { kind, scores, quarters, teaches, learns };
};

export const isMatch = (found, n) => found.kind[n] < KINDS.length;

/** The places of everybody, best match first; who does not match comes after them, in the order given. */
export const ranking = ({ kind, scores }) => {
  const order = Array.from(kind, (_, place) => place);
  return order.sort((a, b) => kind[a] - kind[b] || scores[b] - scores[a] || a - b);
};

// The common quarters of three, 0 where somebody has named none; null: they cannot work together.
const meeting = (data, me, meet, [first, second]) => {
  const quarters = meet(first, second);
  const least = data.minimumMinutes;
  if (quarters !== null && quarters * 15 < least) {
    return me.asynchronous && data.asynchronous[first] && data.asynchronous[second] ? 0 : null;
  }
  return meet.all(first, second) ? quarters : 0;
};

/**
 * Circles of three, best first: I teach the first, the first the second, the second me. `found` is what `matches` gives
 * for me.
 */
export const circles = (data, me, found, wide = WIDE) => {
  const most = (worth) =>
    Array.from(worth.keys())
      .filter((n) => isMatch(found, n) && worth[n])
      .sort((a, b) => worth[b] - worth[a] || a - b)
      .slice(0, wide);
  const spoken = (n) => new Set(data.language[n].map((tag) => data.languages[tag][2]));
  const parted = new Set(data.apart.map(([a, b]) => a * data.login.length + b));
  const strangers = (a, b) => parted.has(Math.min(a, b) * data.login.length + Math.max(a, b));
  const firsts = most(found.learns).map((n) => [n, spoken(n)]),
    meet = commonHours(data, me),
    all = [];
  for (const second of most(found.teaches)) {
    const learn = learner(data, data.seeks[second]),
      own = spoken(second);
    const tongues = [...me.languages].filter((tag) => own.has(tag));
    for (const [first, theirs] of firsts) {
      if (first === second || strangers(first, second) || !tongues.some((tag) => theirs.has(tag))) continue;
      const [between] = learn(data.offers[first]);
      const quarters = between ? meeting(data, me, meet, [first, second]) : null;
      if (quarters === null) continue;
      const formats = [me.formats, data.format[first], data.format[second]].reduce((bits, own) => bits & (own || 31), 31);
      const worth = mean3([found.learns[first], between, found.teaches[second]]);
      all.push({ first, second, score: score(worth, quarters, bitCount(formats)) });
    }
  }
  return all.sort((a, b) => b.score - a.score || a.first - b.first || a.second - b.second);
};

/** What a learner gets from a teacher, for the reasons on a card: the best lesson for each skill sought, best first. */
export const lessons = (data, offers, seeks) => {
  const family = relatives(data),
    best = new Map();
  for (const seek of seeks) {
    for (const offer of offers) {
      const exact = seek >> 2 === offer >> 2;
      const worth = weight(offer & 3, seek & 3, exact);
      if (!worth || !(exact || family[seek >> 2]?.includes(offer >> 2))) continue;
      if (!(best.get(seek >> 2)?.worth >= worth)) best.set(seek >> 2, { seek, offer, exact, worth });
    }
  }
  return [...best.values()].sort((a, b) => b.worth - a.worth);
};
