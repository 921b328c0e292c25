// Who would be somebody's partners, worked out in the page with the whole numbers of docs/matching.md.
import { KINDS, direction, inCommon, mean, score, weight } from "../weigh.js";
import { commonQuarters, firstMonday } from "./hours.js";

export const primary = (tag) => (tag[1] === "-" ? tag : tag.split("-")[0]).toLowerCase();

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

// The places of people who may not be suggested to somebody: themselves, their partners, whom they parted from.
export const apart = (people, self) => {
  const groups = [...people.live.map(([who]) => who), ...people.parted].filter((who) => who.includes(self));
  return new Set([self, ...groups.flat()]);
};

// What a learner gets from a teacher: the worth, whether an exact skill counts, and the lessons, the best first.
export const gain = (teacher, learner, skills) => {
  const best = new Map();
  for (const seek of learner.seeks) {
    for (const offer of teacher.offers) {
      const exact = offer.skill === seek.skill,
        worth = weight(offer.level, seek.level, exact);
      if (!worth || (!exact && !skills.related(offer.skill, seek.skill))) continue;
      const known = best.get(seek.skill);
      if (!known || worth > known.worth) best.set(seek.skill, { seek, offer, exact, worth });
    }
  }
  const lessons = [...best.values()].sort((a, b) => b.worth - a.worth);
  return {
    worth: direction(...[lessons[0], lessons[1]].map((lesson) => (lesson ? lesson.worth : 0))),
    exact: lessons.some((lesson) => lesson.exact),
    lessons,
  };
};

const judge = (me, other, skills, least, monday) => {
  const learn = gain(other, me, skills),
    teach = gain(me, other, skills);
  if (!learn.worth && !teach.worth) return null;
  const both = mean(learn.worth, teach.worth),
    named = commonQuarters([me, other], monday);
  const closed = named !== null && named * 15 < least;
  if (closed && !(me.asynchronous && other.asynchronous)) return null;
  const quarters = closed ? 0 : named || 0;
  const kind = !both ? "one-way" : closed ? "async-pair" : learn.exact && teach.exact ? "pair" : "related-pair";
  const worth = score(both || learn.worth || teach.worth, quarters, inCommon(me.formats, other.formats));
  return { kind, score: worth, quarters: named, other, learn, teach };
};

// Everybody who passes the gates, by kind and score. `strangers` holds the places of people who may not be suggested.
export const partners = (people, me, skills, { least, day, strangers = new Set() }) => {
  const monday = firstMonday(day),
    spoken = new Set(me.languages.map(primary)),
    found = [];
  if (me.status === "paused" || me.free < 1) return found;
  for (let place = 0; place < people.login.length; place += 1) {
    if (people.free[place] < 1 || strangers.has(place) || people.id[place] === me.id) continue;
    if (!people.speaks[place].some((n) => spoken.has(primary(people.languages[n])))) continue;
    const match = judge(me, person(people, place), skills, least, monday);
    if (match) found.push(match);
  }
  return found.sort(
    (a, b) =>
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || b.score - a.score || (a.other.login < b.other.login ? -1 : 1),
  );
};
