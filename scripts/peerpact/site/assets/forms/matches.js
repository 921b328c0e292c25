// Who would be your partners, shown as cards: the preview in words. Works nothing out.
import { el } from "./dom.js";
import { circles } from "./circles.js";
import { apart, partners } from "./preview.js";

const CIRCLES = 2; // as many as the suggestions name
const KINDS = {
  pair: "You teach each other",
  "related-pair": "You teach each other, in related skills",
  "async-pair": "You teach each other without meeting live",
  "one-way": "One way only",
};
const lesson = (skills, levels, { seek, offer, exact }) => {
  const name = skills.name(seek.skill),
    through = exact ? "" : ` (through ${skills.name(offer.skill)})`;
  return `${name}${through}: ${levels[offer.level]} to ${levels[seek.level]}`;
};

const called = (who, site) =>
  el("a", { class: "pp-name", href: site(`people/${who.login}/`) }, el("bdi", {}, who.name));
const badge = (text) => el("span", { class: "pp-badge" }, text);
const foot = (score) => el("p", { class: "pp-card__foot" }, `Score ${(score / 10000).toFixed(2)} of 1`);

const card = ({ kind, other, score, quarters, learn, teach }, skills, levels, site) =>
  el(
    "li",
    { class: "pp-card" },
    el("p", {}, called(other, site), " ", badge(KINDS[kind])),
    el(
      "ul",
      { class: "pp-reasons" },
      learn.lessons.slice(0, 2).map((one) => el("li", {}, `You learn ${lesson(skills, levels, one)}`)),
      teach.lessons.slice(0, 2).map((one) => el("li", {}, `You teach ${lesson(skills, levels, one)}`)),
      el(
        "li",
        {},
        quarters === null
          ? "Common hours: ask, one of you names none"
          : `At least ${quarters / 4} common hours in every week of the next half year`,
      ),
    ),
    foot(score),
  );

const round = ({ first, second, teach, between, learn, score }, skills, levels, site) => {
  const best = ({ lessons }) => lesson(skills, levels, lessons[0]),
    [one, other] = [first, second].map((each) => el("bdi", {}, each.name));
  return el(
    "li",
    { class: "pp-card" },
    el("p", {}, called(first, site), " and ", called(second, site), " ", badge("Circle of three")),
    el(
      "ul",
      { class: "pp-reasons" },
      el("li", {}, "You teach ", one, ` ${best(teach)}`),
      el("li", {}, one.cloneNode(true), " teaches ", other, ` ${best(between)}`),
      el("li", {}, other.cloneNode(true), ` teaches you ${best(learn)}`),
    ),
    foot(score),
  );
};

// The reader as one of the columns' people.
export const reader = (values, skills, data) => {
  const entries = (list) =>
    (list || [])
      .filter((item) => item.skill && item.level)
      .map((item) => ({ skill: skills.resolve(item.skill), level: data.levels.indexOf(item.level) }));
  const when = values.availability || {};
  return {
    id: values.github_id,
    zone: values.timezone,
    languages: values.languages || [],
    status: values.status,
    offers: entries(values.offers),
    seeks: entries(values.seeks),
    windows: when.windows || [],
    asynchronous: Boolean(when.asynchronous),
    free: typeof values.capacity === "number" ? values.capacity : 1,
    formats: (values.formats || []).reduce((sum, name) => sum + (1 << data.formats.indexOf(name)), 0),
  };
};

// The best circles, nobody in two of them.
const chosen = (all) => {
  const seen = new Set(),
    fresh = ({ first, second }) => ![first.place, second.place].some((place) => seen.has(place));
  return all.filter((one) => seen.size < 2 * CIRCLES && fresh(one) && seen.add(one.first.place).add(one.second.place));
};

export const matches = ({ people, skills, data, values, findings, self, day, site }) => {
  const me = reader(values, skills, data),
    wrong = findings.some((f) => !f.hint);
  me.free -= people.live.filter(([who]) => who.includes(self)).length;
  const heading = el("h3", {}, "Who would be your partners");
  if (!me.languages.length || !(me.offers.length || me.seeks.length) || !data.zones.includes(me.zone)) {
    return [heading, el("p", {}, "Name a skill, a language and a time zone, and people who fit show up here.")];
  }
  const limits = { least: data.least, day, strangers: self >= 0 ? apart(people, self) : new Set() };
  const found = partners(people, me, skills, limits),
    rounds = chosen(circles(people, me, skills, { ...limits, around: found }));
  const cards = (wanted) =>
    found
      .slice(0, data.count)
      .filter(wanted)
      .map((match) => card(match, skills, data.levels, site));
  if (!found.length)
    return [
      heading,
      el(
        "p",
        {},
        "Nobody fits yet. One more skill offered or sought, one more language or more hours open more doors.",
      ),
    ];
  return [
    heading,
    el(
      "p",
      { class: "ppf-hint" },
      `${found.length} ${found.length === 1 ? "person fits" : "people fit"} what you have written. `,
      "This was worked out in your browser and sent nowhere.",
    ),
    el(
      "ul",
      { class: "pp-cards" },
      cards(({ kind }) => kind !== "one-way"),
      rounds.map((circle) => round(circle, skills, data.levels, site)),
      cards(({ kind }) => kind === "one-way"),
    ),
    wrong ? el("p", { class: "ppf-hint" }, "There is still something to mend in your profile.") : "",
  ];
};
