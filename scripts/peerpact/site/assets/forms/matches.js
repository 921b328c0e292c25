// Who would be your partners, shown as cards; and where nobody fits, what closes the way and what would open it.
import { circles, isMatch, lessons, matches, ranking } from "../matching.js";
import { KINDS } from "../score.js";
import { PRESETS, quarters } from "../weekly_hours.js";
import { el } from "./dom.js";
import { newcomer } from "./newcomer.js";

const CIRCLES = 2; // as many as the suggestions name
const FITS = {
  pair: "You teach each other",
  "related-pair": "You teach each other, one of you only a part of what is sought",
  "async-pair": "You teach each other without meeting live",
  "one-way": "One way only",
};
const people = (number) => `${number} ${number === 1 ? "person" : "people"}`;

const lesson = (data, levels, { seek, offer, exact }) => {
  const name = (coded) => data.skills[coded >> 2][1],
    taught = exact ? name(seek) : `${name(offer)}, a part of ${name(seek)}`;
  const [from, to] = [levels[seek & 3], levels[offer & 3]];
  return `${taught}: the teacher is ${to}, the learner ${from}`;
};
const named = (data, n) => el("bdi", { lang: data.nameLanguage[n] }, data.name[n]);
const called = (data, n, site) =>
  el("a", { class: "pp-name", href: site(`people/${data.page[n] ?? data.login[n]}/`) }, named(data, n));
const badge = (text) => el("span", { class: "pp-badge" }, text);
const foot = (score) => el("p", { class: "pp-card__foot" }, `Score ${(score / 10000).toFixed(2)} of 1`);
const hours = (common) => {
  if (common < 0) return "Common hours: ask, one of you names none";
  return common ? `At least ${common / 4} common hours in every week of the next half year` : "No common hours";
};

// `both.me` is the newcomer; reasons are worked out only for the few cards that are shown.
const card = ({ data, me, found, levels, site }, n) =>
  el(
    "li",
    { class: "pp-card" },
    el("p", {}, called(data, n, site), " ", badge(FITS[KINDS[found.kind[n]]])),
    el(
      "ul",
      { class: "pp-reasons" },
      lessons(data, data.offers[n], me.seeks, me.offers)
        .slice(0, 2)
        .map((one) => el("li", {}, `You learn ${lesson(data, levels, one)}`)),
      lessons(data, me.offers, data.seeks[n], data.offers[n])
        .slice(0, 2)
        .map((one) => el("li", {}, `You teach ${lesson(data, levels, one)}`)),
      el("li", {}, hours(found.quarters[n])),
    ),
    foot(found.scores[n]),
  );

const round = ({ data, me, levels, site }, { first, second, score }) => {
  const best = (offers, seeks, own) => lesson(data, levels, lessons(data, offers, seeks, own)[0]),
    name = (n) => named(data, n);
  return el(
    "li",
    { class: "pp-card" },
    el("p", {}, called(data, first, site), " and ", called(data, second, site), " ", badge("Circle of three")),
    el(
      "ul",
      { class: "pp-reasons" },
      el("li", {}, "You teach ", name(first), ` ${best(me.offers, data.seeks[first], data.offers[first])}`),
      el(
        "li",
        {},
        name(first),
        " teaches ",
        name(second),
        ` ${best(data.offers[first], data.seeks[second], data.offers[second])}`,
      ),
      el("li", {}, name(second), ` teaches you ${best(data.offers[second], me.seeks, me.offers)}`),
    ),
    foot(score),
  );
};

// The best circles, nobody in two of them.
const chosen = (all) => {
  const seen = new Set(),
    fresh = ({ first, second }) => !seen.has(first) && !seen.has(second);
  return all.filter((one) => seen.size < 2 * CIRCLES && fresh(one) && seen.add(one.first).add(one.second));
};
const fitting = (found) => found.kind.reduce((sum, kind) => sum + (kind < KINDS.length ? 1 : 0), 0);

/**
 * What closes the way to people whose skills fit, and how many each opening brings, best first: [{text, step, count}];
 * `step` is where it is changed.
 */
export const openings = (data, me) => {
  const count = (change) => fitting(matches(data, { ...me, ...change }));
  const now = count({});
  const ways = [];
  const way = (text, step, change) => {
    const gain = count(change) - now;
    if (gain > 0) ways.push({ text, step, count: gain });
  };
  if (me.hours.length) {
    if (!me.asynchronous) way("if you are also willing to work without meeting live", "time", { asynchronous: true });
    for (const [name, text] of PRESETS)
      way(`if you add ${name.toLowerCase()}`, "time", { hours: union(me.hours, quarters([text])) });
  }
  const spoken = new Map(data.languages.map(([, , short, label]) => [short, label]));
  for (const [short, label] of spoken)
    if (!me.languages.has(short))
      way(`if you can hold a session in ${label}`, "place", { languages: new Set([...me.languages, short]) });
  return ways.sort((a, b) => b.count - a.count);
};
const union = (one, other) => {
  const all = [];
  for (const list of [one, other]) for (let at = 0; at < list.length; at += 2) all.push([list[at], list[at + 1]]);
  const found = [];
  for (const [from, to] of all.sort((a, b) => a[0] - b[0])) {
    if (found.length && from <= found[found.length - 1]) found.push(Math.max(found.pop(), to));
    else found.push(from, to);
  }
  return found;
};

const WAYS = 3;
// Why nobody fits: those whose skills fit, by what closes the way to them.
const nobody = (data, me) => {
  const anyHours = fitting(matches(data, { ...me, hours: [] })),
    ways = openings(data, me).slice(0, WAYS);
  const why = anyHours
    ? `${people(anyHours)} ${anyHours === 1 ? "fits" : "fit"} what you teach or want to learn, but ${anyHours === 1 ? "shares" : "share"} no hour with you.`
    : ways.length
      ? "Nobody fits yet, but something you can change would bring people:"
      : "Nobody here teaches what you seek or seeks what you teach yet. One more skill opens more doors; people who join later will find you.";
  return [
    el("p", {}, why),
    el(
      "ul",
      { class: "ppf-openings" },
      ways.map(({ text, step, count }) => el("li", {}, el("a", { href: `#${step}` }, `${people(count)} ${text}`))),
    ),
  ];
};

/** The part of the last step about partners. `form` has levels, formats, count, live and zones. */
export const showMatches = ({ people: all, skills, form, values, self, site }) => {
  const heading = el("h3", {}, "Who would be your partners");
  const { me, columns: data } = newcomer({ data: all, skills, form, values, self });
  if (!me.languages.size || !(me.offers.length || me.seeks.length) || !form.zones.includes(values.timezone))
    return [heading, el("p", {}, "Name a skill, a language and a time zone, and people who fit show up here.")];
  if (values.status === "paused")
    return [heading, el("p", {}, "You have paused, so you are suggested to nobody and nobody to you.")];
  if (!me.available) return [heading, el("p", {}, "You have no place free at the moment, so nobody is suggested.")];
  const found = matches(data, me),
    number = fitting(found);
  if (!number) return [heading, nobody(data, me)];
  const view = { data, me, found, levels: form.levels, site };
  const best = ranking(found)
    .slice(0, form.count)
    .filter((n) => isMatch(found, n));
  const twoWay = (n) => KINDS[found.kind[n]] !== "one-way";
  return [
    heading,
    el(
      "p",
      { class: "ppf-hint" },
      `${people(number)} ${number === 1 ? "fits" : "fit"} what you have written. `,
      "This was worked out in your browser and sent nowhere.",
    ),
    el(
      "ul",
      { class: "pp-cards" },
      best.filter(twoWay).map((n) => card(view, n)),
      chosen(circles(data, me, found)).map((circle) => round(view, circle)),
      best.filter((n) => !twoWay(n)).map((n) => card(view, n)),
    ),
  ];
};
