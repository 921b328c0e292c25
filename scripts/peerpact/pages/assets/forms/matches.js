// Who would be your partners, shown as cards: the preview in words. Works nothing out.
import { el } from "./dom.js";
import { partners } from "./preview.js";

const KINDS = {
  pair: "You teach each other",
  "family-pair": "You teach each other, in related skills",
  "async-pair": "You teach each other without meeting live",
  "one-way": "One way only",
};
const lesson = (skills, levels, { seek, offer, exact }) => {
  const name = skills.name(seek.skill),
    through = exact ? "" : ` (through ${skills.name(offer.skill)})`;
  return `${name}${through}: ${levels[offer.level]} to ${levels[seek.level]}`;
};

const card = ({ kind, other, score, quarters, learn, teach }, skills, levels, site) =>
  el(
    "li",
    { class: "pp-card" },
    el(
      "p",
      {},
      el("a", { class: "pp-name", href: site(`people/${other.login}/`) }, el("bdi", {}, other.name)),
      " ",
      el("span", { class: "pp-badge" }, KINDS[kind]),
    ),
    el(
      "ul",
      { class: "pp-reasons" },
      learn.slice(0, 2).map((one) => el("li", {}, `You learn ${lesson(skills, levels, one)}`)),
      teach.slice(0, 2).map((one) => el("li", {}, `You teach ${lesson(skills, levels, one)}`)),
      el(
        "li",
        {},
        quarters === null
          ? "Common hours: ask, one of you names none"
          : `At least ${quarters / 4} common hours in every week of the next half year`,
      ),
    ),
    el("p", { class: "pp-card__foot" }, `Score ${(score / 10000).toFixed(4)}`),
  );

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

export const apart = (people, self) => {
  const groups = [...people.live.map(([who]) => who), ...people.parted].filter((who) => who.includes(self));
  return new Set([self, ...groups.flat()]);
};

export const matches = ({ people, skills, data, values, findings, self, day, site }) => {
  const me = reader(values, skills, data),
    wrong = findings.some((f) => !f.hint);
  me.free -= people.live.filter(([who]) => who.includes(self)).length;
  const heading = el("h3", {}, "Who would be your partners");
  if (!me.languages.length || !(me.offers.length || me.seeks.length) || !data.zones.includes(me.zone)) {
    return [heading, el("p", {}, "Name a skill, a language and a time zone, and people who fit show up here.")];
  }
  const found = partners(people, me, skills, {
    least: data.least,
    day,
    apart: self >= 0 ? apart(people, self) : new Set(),
  });
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
      found.slice(0, data.count).map((match) => card(match, skills, data.levels, site)),
    ),
    wrong ? el("p", { class: "ppf-hint" }, "There is still something to mend in your profile.") : "",
  ];
};
