// Who would be somebody's partners, worked out in the page with the whole numbers of docs/matching.md.
import { commonQuarters, firstMonday } from "./hours.js";

const WEIGHTS = [0, 7000, 10000, 9000],
  FAMILY = [0, 4200, 6000, 5400];
export const KINDS = ["pair", "family-pair", "async-pair", "one-way"];
const primary = (tag) => (tag[1] === "-" ? tag : tag.split("-")[0]).toLowerCase();

// Somebody of the columns as a value.
export const person = (people, place) => ({
  place,
  id: people.id[place],
  login: people.login[place],
  name: people.name[place],
  zone: people.zones[people.zone[place]],
  languages: people.speaks[place].map((n) => people.languages[n]),
  offers: people.offers[place].map((code) => ({ skill: people.skills[code >> 2], level: code & 3 })),
  seeks: people.seeks[place].map((code) => ({ skill: people.skills[code >> 2], level: code & 3 })),
  windows: people.windows[place].map((n) => people.hours[n]),
  formats: people.formats[place],
  asynchronous: Boolean(people.asynchronous[place]),
  free: people.free[place],
});

// What a learner gets from a teacher: the worth, whether an exact skill counts, and the lessons, the best first.
export const direction = (teacher, learner, skills) => {
  const best = new Map();
  for (const seek of learner.seeks) {
    for (const offer of teacher.offers) {
      const exact = offer.skill === seek.skill,
        gap = offer.level - seek.level;
      if (gap < 1 || (!exact && !skills.related(offer.skill, seek.skill))) continue;
      const weight = (exact ? WEIGHTS : FAMILY)[gap],
        known = best.get(seek.skill);
      if (!known || weight > known.weight) best.set(seek.skill, { seek, offer, exact, weight });
    }
  }
  const lessons = [...best.values()].sort((a, b) => b.weight - a.weight);
  const [first, second] = [lessons[0], lessons[1]].map((lesson) => (lesson ? lesson.weight : 0));
  return {
    worth: Math.floor((8 * first + 2 * second + 5) / 10),
    exact: lessons.some((lesson) => lesson.exact),
    lessons,
  };
};

const bits = (number) => number.toString(2).replace(/0/g, "").length;
const inCommon = (one, other) => bits((one || 31) & (other || 31));
export const harmonic = (u, v) => (u && v ? Math.floor((4 * u * v + (u + v)) / (2 * (u + v))) : 0);
export const score = (worth, quarters, formats) =>
  Math.floor((worth * (600000 + 15625 * Math.min(quarters, 16) + 75000 * Math.min(2, formats)) + 500000) / 1000000);

const judge = (me, other, skills, least, monday) => {
  const learn = direction(other, me, skills),
    teach = direction(me, other, skills);
  if (!learn.worth && !teach.worth) return null;
  const both = harmonic(learn.worth, teach.worth),
    named = commonQuarters(me, other, monday);
  const closed = named !== null && named * 15 < least;
  if (closed && !(me.asynchronous && other.asynchronous)) return null;
  const quarters = closed ? 0 : named || 0;
  const kind = !both ? "one-way" : closed ? "async-pair" : learn.exact && teach.exact ? "pair" : "family-pair";
  const worth = score(both || learn.worth || teach.worth, quarters, inCommon(me.formats, other.formats));
  return { kind, score: worth, quarters: named, other, learn: learn.lessons, teach: teach.lessons };
};

// Everybody who passes the gates, by kind and score. `apart` holds the places of people who may not be suggested.
export const partners = (people, me, skills, { least, day, apart = new Set() }) => {
  const monday = firstMonday(day),
    spoken = new Set(me.languages.map(primary)),
    found = [];
  if (me.status === "paused" || me.free < 1) return found;
  for (let place = 0; place < people.login.length; place += 1) {
    if (people.free[place] < 1 || apart.has(place) || people.id[place] === me.id) continue;
    if (!people.speaks[place].some((n) => spoken.has(primary(people.languages[n])))) continue;
    const match = judge(me, person(people, place), skills, least, monday);
    if (match) found.push(match);
  }
  return found.sort(
    (a, b) =>
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || b.score - a.score || (a.other.login < b.other.login ? -1 : 1),
  );
};
