// How well two people fit, in the page and with the same whole numbers as `peerpact suggest` (docs/matching.md).
// Nothing here touches the page: `matches` compares one person with the columns of directory/people.json.
// Levels are 0 to 3; a skill and its level are one number, skill * 4 + level.
import { direction, inCommon, mean, score, weight } from "./weigh.js";

export const WEEK = 672; // quarter hours
const EXACT = 7000; // every match of the very skill weighs at least this, and every match through a family less
const NONE = 255;

// Each skill that is the other's family, directly, on both sides.
const relatives = (data) => {
  const found = data.skills.map(() => []);
  for (const [narrow, wide] of data.families) {
    found[narrow].push(wide);
    found[wide].push(narrow);
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

// A zone's turns and the hours of a local week as counts up to each quarter of each UTC week.
const turn = (week) => (Array.isArray(week) ? week : [week, week, WEEK]);
const wrap = (quarter) => ((quarter % WEEK) + WEEK) % WEEK;
const pieces = (hours, week) => {
  const [before, after, change] = turn(week), found = [];
  const cut = (from, to, low, high) => {
    if (Math.max(from, low) < Math.min(to, high)) found.push([Math.max(from, low), Math.min(to, high)]);
  };
  for (const [ahead, low, high] of [[before, 0, change], [after, change, WEEK]]) {
    for (let place = 0; place < hours.length; place += 2) {
      const start = wrap(hours[place] - ahead), end = start + hours[place + 1] - hours[place];
      cut(start, Math.min(end, WEEK), low, high);
      cut(0, end - WEEK, low, high);
    }
  }
  return found;
};
const sums = (spans) => {
  const free = new Uint8Array(WEEK), found = new Int16Array(WEEK + 1);
  for (const [from, to] of spans) free.fill(1, from, to);
  for (let quarter = 0; quarter < WEEK; quarter += 1) found[quarter + 1] = found[quarter] + free[quarter];
  return found;
};

// The common quarter hours of the worst week with each zone and hours; null where somebody has named none.
export const meeting = (data, hours, turns) => {
  const mine = hours.length && turns.length ? turns.map((week) => sums(pieces(hours, week))) : null;
  const known = new Map();
  return (zone, hour) => {
    const theirs = data.hours[hour], weeks = data.zones[zone][2];
    if (!mine || !theirs.length || !weeks.length) return null;
    const key = zone * data.hours.length + hour;
    if (!known.has(key)) {
      const common = weeks.map((week, number) =>
        pieces(theirs, week).reduce((sum, [from, to]) => sum + mine[number][to] - mine[number][from], 0));
      known.set(key, Math.min(...common));
    }
    return known.get(key);
  };
};

// Somebody of the columns as `matches` wants them. A newcomer is the same without a `self`.
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

// Everybody against one person: the kind (255: no match), the score, the common quarters (-1: not known), and who can
// teach them something.
export const matches = (data, me) => {
  const count = data.login.length;
  const kind = new Uint8Array(count).fill(NONE), scores = new Int32Array(count);
  const quarters = new Int16Array(count).fill(-1), teaches = new Uint8Array(count);
  const learn = learner(data, me.seeks), teach = teacher(data, me.offers), meet = meeting(data, me.hours, me.turns);
  const apart = new Set(data.apart.filter((pair) => pair.includes(me.self)).flat());
  for (let other = 0; other < count; other += 1) {
    const common = meet(data.zone[other], data.hour[other]);
    if (common !== null) quarters[other] = common;
    if (other === me.self || !me.available || data.free[other] < 1 || apart.has(other)) continue;
    if (!data.language[other].some((tag) => me.languages.has(data.languages[tag][2]))) continue;
    const apartInTime = common !== null && common * 15 < data.minimumMinutes;
    if (apartInTime && !(me.asynchronous && data.asynchronous[other])) continue;
    const [u, exactly] = learn(data.offers[other]), [v, exact] = teach(data.seeks[other]);
    if (!u && !v) continue;
    const formats = inCommon(me.formats, data.format[other]);
    kind[other] = !u || !v ? 3 : apartInTime ? 2 : exactly && exact ? 0 : 1;
    teaches[other] = u ? 1 : 0;
    scores[other] = score(u && v ? mean(u, v) : u || v, apartInTime ? 0 : common ?? 0, formats);
  }
  return { kind, scores, quarters, teaches };
};

// The places of everybody, best match first; who does not match stands behind, in the order given.
export const ranking = ({ kind, scores }) => {
  const order = Array.from(kind, (_, place) => place);
  return order.sort((a, b) => kind[a] - kind[b] || scores[b] - scores[a] || a - b);
};
