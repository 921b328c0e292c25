// Who fits whom, in the page and with the same whole numbers as `peerpact suggest` (guides/matching.md): one engine for
// the directory and for the forms. Nothing here touches the page: one person is compared with the columns of
// directory/people.json. Levels are 0 to 3; a skill and its level are one number, skill * 4 + level.
import { commonHours } from "./common_hours.js";
import { KINDS, direction, inCommon, mean, score, weight } from "./score.js";

const EXACT = 7000; // every match of the very skill weighs at least this, and every match through a related one less
const NONE = 255;

// For each skill its parts and its wholes, one step away: somebody who seeks the whole can learn a part of it. A
// newcomer's skills may have numbers of their own.
const linked = (data) => {
  const parts = [],
    wholes = [];
  for (const [narrow, wide] of [...data.families, ...(data.more ?? [])]) {
    (parts[wide] ??= []).push(narrow);
    (wholes[narrow] ??= []).push(wide);
  }
  return { parts, wholes };
};
const kept = new WeakMap();
/** Worked out once for the columns: reasons and circles ask for it again and again. */
export const relations = (data) => {
  if (!kept.has(data)) kept.set(data, linked(data));
  return kept.get(data);
};

// The highest level at which each skill is offered, by skill; nobody is taught what they teach as well themselves.
export const levels = (offers) => {
  const found = new Map();
  for (const coded of offers) found.set(coded >> 2, Math.max(found.get(coded >> 2) ?? -1, coded & 3));
  return found;
};
const teachesAsWell = (own, offer, seek) =>
  Math.max(own.get(offer >> 2) ?? -1, own.get(seek >> 2) ?? -1) >= (offer & 3);

// The same for one offer and one seek only, without a table of all levels.
const knowsAsWell = (offers, offer, seek) =>
  offers.some((own) => (own >> 2 === offer >> 2 || own >> 2 === seek >> 2) && (own & 3) >= (offer & 3));

// For each skill of somebody else's what it does for one of mine: [the place of mine, four weights by their level].
// `related` leads from my skill to those of theirs that count less; `weigh` gets both skills with their levels.
const table = (mine, places, related, weigh) => {
  const found = new Map();
  const add = (theirs, coded, place) => {
    const rows = found.get(theirs) ?? found.set(theirs, new Map()).get(theirs);
    const row = rows.get(place) ?? rows.set(place, [0, 0, 0, 0]).get(place);
    for (let level = 0; level < 4; level += 1) row[level] = Math.max(row[level], weigh(coded, theirs * 4 + level));
  };
  mine.forEach((coded, number) => {
    add(coded >> 2, coded, places[number]);
    for (const theirs of related[coded >> 2] ?? []) add(theirs, coded, places[number]);
  });
  const all = [];
  for (const [skill, rows] of found) all[skill] = [...rows];
  return all;
};

const NOTHING = [0, false]; // most people have nothing to do with most skills
const bestTwo = (weights) => {
  let best = 0,
    next = 0;
  for (const value of weights) {
    if (value > best) [best, next] = [value, best];
    else if (value > next) next = value;
  }
  return direction(best, next);
};

/** What someone learns from offers: the best weight for each skill that they seek, or for a part of it. */
export const learner = (parts, { seeks, offers }) => {
  const skills = [...new Set(seeks.map((coded) => coded >> 2))],
    own = levels(offers);
  const places = seeks.map((coded) => skills.indexOf(coded >> 2));
  const rows = table(seeks, places, parts, (mine, theirs) =>
    teachesAsWell(own, theirs, mine) ? 0 : weight(theirs & 3, mine & 3, mine >> 2 === theirs >> 2),
  );
  const best = new Array(skills.length);
  return (taught) => {
    if (!taught.some((coded) => rows[coded >> 2])) return NOTHING;
    best.fill(0);
    for (const coded of taught) {
      for (const [place, weights] of rows[coded >> 2] ?? []) {
        best[place] = Math.max(best[place], weights[coded & 3]);
      }
    }
    return [bestTwo(best), best.some((value) => value >= EXACT)];
  };
};

// What I teach somebody with their seeks and offers: the best weight for each skill that they seek.
const teacher = (wholes, { offers }) => {
  const weigh = (mine, theirs) => weight(mine & 3, theirs & 3, mine >> 2 === theirs >> 2);
  const rows = table(offers, Array.from(offers.keys()), wholes, weigh);
  return (seeks, theirs) => {
    if (!seeks.some((coded) => rows[coded >> 2])) return NOTHING;
    const skills = [],
      best = [];
    for (const coded of seeks) {
      for (const [place, weights] of rows[coded >> 2] ?? []) {
        if (knowsAsWell(theirs, offers[place], coded)) continue;
        const known = skills.indexOf(coded >> 2),
          at = known < 0 ? skills.push(coded >> 2) - 1 : known;
        best[at] = Math.max(best[at] ?? 0, weights[coded & 3]);
      }
    }
    return [bestTwo(best), best.some((value) => value >= EXACT)];
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
 * Everyone against one person, by place: the kind (255: no match), the score, the common quarters (-1: not known), and
 * what each of the two gets from the other. With `among`, only the people in these places are looked at.
 */
export const matches = (data, me, among = null) => {
  const count = data.login.length;
  const kind = new Uint8Array(count).fill(NONE),
    scores = new Int32Array(count),
    quarters = new Int16Array(count).fill(-1),
    teaches = new Int32Array(count),
    learns = new Int32Array(count);
  const { parts, wholes } = relations(data),
    learn = learner(parts, me),
    teach = teacher(wholes, me),
    meet = commonHours(data, me);
  const apart = new Set(data.apart.filter((pair) => pair.includes(me.self)).flat());
  for (let at = 0; at < (among ?? data.login).length; at += 1) {
    const other = among ? among[at] : at,
      common = meet(other);
    if (common !== null) quarters[other] = common;
    if (other === me.self || !me.available || data.free[other] < 1 || apart.has(other)) continue;
    if (!data.language[other].some((tag) => me.languages.has(data.languages[tag][2]))) continue;
    const apartInTime = common !== null && common * 15 < data.minimumMinutes;
    if (apartInTime && !(me.asynchronous && data.asynchronous[other])) continue;
    const [u, exactly] = learn(data.offers[other]),
      [v, exact] = teach(data.seeks[other], data.offers[other]);
    if (!u && !v) continue;
    const formats = inCommon(me.formats, data.format[other]);
    kind[other] = !u || !v ? 3 : apartInTime ? 2 : exactly && exact ? 0 : 1;
    teaches[other] = Number(u);
    learns[other] = Number(v);
    scores[other] = score(u && v ? mean(u, v) : u || v, apartInTime ? 0 : (common ?? 0), formats);
  }
  return { kind, scores, quarters, teaches, learns };
};

export const isMatch = (found, n) => found.kind[n] < KINDS.length;

const order =
  ({ kind, scores }) =>
  (a, b) =>
    kind[a] - kind[b] || scores[b] - scores[a] || a - b;
/** The first few of some places in an order, without sorting all of them. */
export const leading = (places, before, most) => {
  const found = [];
  for (const n of places) {
    if (found.length === most && before(found[most - 1], n) < 0) continue;
    let at = found.length;
    while (at > 0 && before(n, found[at - 1]) < 0) at -= 1;
    found.splice(at, 0, n);
    if (found.length > most) found.pop();
  }
  return found;
};

/** The places of everyone who matches, in the order given. */
export const matched = (found) => {
  const places = [];
  for (let n = 0; n < found.kind.length; n += 1) if (isMatch(found, n)) places.push(n);
  return places;
};
/** The places of everyone, best match first; who does not match comes after them, in the order given. */
export const ranking = (found) => Array.from(found.kind.keys()).sort(order(found));
/** The places of the best few matches. */
export const bestMatches = (found, most) => leading(matched(found), order(found), most);

/**
 * What a learner gets from a teacher, for the reasons on a card: the best lesson for each skill sought, best first.
 * `theirs` are the learner's own offers.
 */
export const lessons = (data, offers, seeks, theirs) => {
  const { parts } = relations(data),
    own = levels(theirs),
    best = new Map();
  for (const seek of seeks) {
    for (const offer of offers) {
      const exact = seek >> 2 === offer >> 2;
      const worth = weight(offer & 3, seek & 3, exact);
      if (!worth || teachesAsWell(own, offer, seek)) continue;
      if (!exact && !parts[seek >> 2]?.includes(offer >> 2)) continue;
      if (!(best.get(seek >> 2)?.worth >= worth)) best.set(seek >> 2, { seek, offer, exact, worth });
    }
  }
  return [...best.values()].sort((a, b) => b.worth - a.worth);
};
