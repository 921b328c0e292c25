// Circles of three, worked out in the page: the reader teaches the first, the first the second, the second the reader.
import { bitCount, score } from "../weigh.js";
import { commonQuarters, firstMonday } from "./hours.js";
import { apart, gain, primary } from "./preview.js";

const WIDE = 64; // so many learners and so many teachers are looked at, those from whom most can be learned

const mean = (all) => {
  const product = all.reduce((one, other) => one * other),
    below = all.reduce((sum, each) => sum + product / each, 0);
  return Math.floor((6 * product + below) / (2 * below));
};

const shareLanguage = ([one, ...others]) => {
  const spoken = others.map((other) => other.languages.map(primary));
  return one.languages.map(primary).some((tag) => spoken.every((tags) => tags.includes(tag)));
};

// Common quarter hours of all three, 0 where somebody has named none; null: they cannot work together.
const meeting = (people, least, monday) => {
  const named = people.filter((who) => who.windows.length),
    quarters = named.length > 1 ? commonQuarters(named, monday) : Infinity;
  if (quarters * 15 < least) return people.every((who) => who.asynchronous) ? 0 : null;
  return named.length < people.length ? 0 : quarters;
};

// Every circle that passes the gates, the best first. `around` are the reader's partners and one-way matches.
export const circles = (people, me, skills, { least, day, around, wide = WIDE }) => {
  const monday = firstMonday(day),
    found = [];
  const most = (key) =>
    around
      .filter((match) => match[key].worth)
      .sort((a, b) => b[key].worth - a[key].worth)
      .slice(0, wide);
  const teachers = most("learn");
  for (const { other: first, teach } of most("teach")) {
    const strangers = apart(people, first.place);
    for (const { other: second, learn } of teachers) {
      const between = gain(first, second, skills),
        all = [me, first, second];
      if (!between.worth || strangers.has(second.place) || !shareLanguage(all)) continue;
      const quarters = meeting(all, least, monday);
      if (quarters === null) continue;
      const formats = bitCount(all.reduce((bits, who) => bits & (who.formats || 31), 31)),
        worth = score(mean([teach.worth, between.worth, learn.worth]), quarters, formats);
      found.push({ first, second, teach, between, learn, score: worth });
    }
  }
  return found.sort((a, b) => b.score - a.score || (a.first.login < b.first.login ? -1 : 1));
};
