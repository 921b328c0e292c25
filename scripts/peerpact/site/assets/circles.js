// Circles of three: each teaches the next. With the same whole numbers as `peerpact suggest` (guides/matching.md), for
// the forms. Nothing here touches the page.
import { commonHours } from "./common_hours.js";
import { leading, learner, matched, relations } from "./matching.js";
import { bitCount, mean3, score } from "./score.js";

const WIDE = 64; // so many learners and so many teachers are looked at, those with most to teach or learn

// The same for everyone of the columns, made once for each; a newcomer's own skills change none of it.
const kept = new WeakMap();
const learners = (data) => {
  if (!kept.has(data.offers))
    kept.set(data.offers, { parts: relations({ families: data.families }).parts, made: new Map() });
  const { parts, made } = kept.get(data.offers);
  return (n) => {
    if (!made.has(n)) made.set(n, learner(parts, { seeks: data.seeks[n], offers: data.offers[n] }));
    return made.get(n);
  };
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
  const all = matched(found);
  const most = (worth) =>
    leading(
      all.filter((n) => worth[n]),
      (a, b) => worth[b] - worth[a] || a - b,
      wide,
    );
  const spoken = (n) => new Set(data.language[n].map((tag) => data.languages[tag][2]));
  const parted = new Set(data.apart.map(([a, b]) => a * data.login.length + b));
  const strangers = (a, b) => parted.has(Math.min(a, b) * data.login.length + Math.max(a, b));
  const firsts = most(found.learns).map((n) => [n, spoken(n)]),
    meet = commonHours(data, me),
    learns = learners(data),
    closed = [];
  for (const second of most(found.teaches)) {
    const learn = learns(second),
      own = spoken(second);
    const tongues = [...me.languages].filter((tag) => own.has(tag));
    for (const [first, theirs] of firsts) {
      if (first === second || strangers(first, second) || !tongues.some((tag) => theirs.has(tag))) continue;
      const [between] = learn(data.offers[first]);
      const quarters = between ? meeting(data, me, meet, [first, second]) : null;
      if (quarters === null) continue;
      const formats = [me.formats, data.format[first], data.format[second]].reduce(
        (bits, each) => bits & (each || 31),
        31,
      );
      const worth = mean3([found.learns[first], between, found.teaches[second]]);
      closed.push({ first, second, score: score(worth, quarters, bitCount(formats)) });
    }
  }
  return closed.sort((a, b) => b.score - a.score || a.first - b.first || a.second - b.second);
};
