// What a schema cannot say about a profile or an agreement: zones, languages, skills, dates, contact data.
// The sentences come with the data, as in validate.js.
import { broken } from "./broken.js";
import { contact } from "./contact.js";
import { clip, say } from "./templates.js";
import { isDay } from "./validate.js";

const among = (list, word) => ` ${list} `.includes(` ${word} `);

// A tag that exists: a language, perhaps with a script and a region. Never more lenient than the checks.
export const isLanguage = (data, tag) => {
  const parts = /^([a-z]{2})([a-z]?)(?:-([a-z])([a-z]{3}))?(?:-([a-z]{2}|419))?$/.exec(tag.toLowerCase());
  if (!parts) return false;
  const [, two, third, initial, script, region] = parts;
  const spoken = third
    ? data.three.split(" ").some((row) => row.startsWith(two) && row.includes(third, 2))
    : among(data.languages, two);
  return (
    spoken &&
    (!script || among(data.scripts, initial.toUpperCase() + script)) &&
    (!region || among(data.regions, region.toUpperCase()))
  );
};

const unknownSkill = (data, skills, path, text) => {
  if (!skills.all.length || skills.find(text)) return [];
  const value = clip(skills.resolve(text)),
    near = skills.near(skills.resolve(text)).map((id) => `\`${id}\``);
  return [say(data, near.length ? "known-skill near" : "known-skill", path, { value, near: near.join(" or ") }, true)];
};

const repeated = (data, skills, list, entries) => {
  const ids = entries.map((item) => skills.resolve(item.skill || ""));
  return ids.flatMap((id, n) =>
    id && ids.indexOf(id) < n
      ? [say(data, `skill-once ${list}`, [list, n, "skill"], { key: skills.name(id) }, true)]
      : [],
  );
};

const levels = (data, skills, offers, seeks) => {
  const [lowest, highest] = [data.levels[0], data.levels[data.levels.length - 1]];
  const offered = new Map(offers.map((o) => [skills.resolve(o.skill || ""), o.level]));
  const alone = (list, entries, level) =>
    entries.flatMap((item, n) =>
      item.level === level ? [say(data, `level-without-partner ${list}`, [list, n, "level"], {}, true)] : [],
    );
  return [
    ...alone("offers", offers, lowest),
    ...alone("seeks", seeks, highest),
    ...seeks.flatMap((item, n) => {
      const id = skills.resolve(item.skill || ""),
        value = offered.get(id);
      if (!id || !item.level || !value || value === item.level) return [];
      return [
        say(
          data,
          "teach-and-learn",
          ["seeks", n, "level"],
          { key: clip(skills.name(id)), value, example: item.level },
          true,
        ),
      ];
    }),
  ];
};

// `taken(login, id)` gives the path of somebody else's profile with this login or id, as {login, id}.
export const profileRules = (data, skills, values, now, taken) => {
  const { offers = [], seeks = [], languages = [], training = [], timezone } = values,
    found = [];
  if (values.name && !/[^\p{M}\p{Z}]/u.test(values.name)) found.push(say(data, "visible-name", ["name"]));
  if (timezone && !data.zones.includes(timezone))
    found.push(say(data, "known-zone", ["timezone"], { value: clip(timezone) }));
  languages.forEach((tag, n) => {
    if (!isLanguage(data, tag)) found.push(say(data, "known-language", ["languages", n], { value: clip(tag) }));
  });
  for (const [list, entries] of [
    ["offers", offers],
    ["seeks", seeks],
  ]) {
    entries.forEach((item, n) => {
      if (item.skill) found.push(...unknownSkill(data, skills, [list, n, "skill"], item.skill));
      for (const key of ["note", "goal"]) if (item[key]) found.push(...contact(data, [list, n, key], item[key]));
    });
    found.push(...repeated(data, skills, list, entries));
  }
  found.push(...levels(data, skills, offers, seeks));
  training.forEach((done, n) => {
    if (done.completed > now)
      found.push(say(data, "known-training", ["training", n, "completed"], { value: done.completed }));
  });
  for (const key of ["name", "pronouns", "about"]) if (values[key]) found.push(...contact(data, [key], values[key]));
  found.push(...broken(data, values));
  const other = taken(values.github, values.github_id);
  if (other.login) found.push(say(data, "login-once", ["github"], { login: values.github, path: other.login }));
  if (other.id) found.push(say(data, "id-once", ["github_id"], { id: values.github_id, path: other.id }));
  return found;
};

const later = (day, days) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 864e5).toISOString().slice(0, 10);

const term = (data, { starts, ends }) => {
  if (!isDay(starts) || !isDay(ends)) return [];
  if (ends <= starts) return [say(data, "dates-in-order ends", ["ends"], { starts, ends })];
  const [least, most] = data.months;
  const shortest = later(starts, 28 * least - 1),
    longest = later(starts, 31 * most);
  return ends < shortest || ends > longest
    ? [say(data, "term-length", ["ends"], { starts, ends, least, most, shortest, longest })]
    : [];
};

const agreedTexts = (values) => [
  [["channel"], values.channel],
  [["ground_rules", "missed_sessions"], (values.ground_rules || {}).missed_sessions],
  ...(values.partners || []).flatMap((partner, n) =>
    (partner.goals || []).flatMap((goal, i) =>
      ["goal", "evidence"].map((key) => [["partners", n, "goals", i, key], goal[key]]),
    ),
  ),
];

export const agreementRules = (data, skills, values) => {
  const found = term(data, values),
    { starts, ends, check_ins: days = [], sessions = {}, partners = [] } = values;
  days.forEach((value, n) => {
    if (isDay(starts) && isDay(ends) && isDay(value) && (value < starts || value > ends)) {
      found.push(say(data, "check-in-in-term", ["check_ins", n], { value, starts, ends }));
    }
  });
  const [least, most] = data.minutes;
  if (typeof sessions.minutes === "number" && (sessions.minutes < least || sessions.minutes > most)) {
    found.push(say(data, "session-length", ["sessions", "minutes"], { minutes: sessions.minutes, least, most }));
  }
  partners.forEach((partner, n) =>
    (partner.goals || []).forEach((goal, i) => {
      if (goal.learn) found.push(...unknownSkill(data, skills, ["partners", n, "goals", i, "learn"], goal.learn));
    }),
  );
  for (const [path, text] of agreedTexts(values)) if (text) found.push(...contact(data, path, text));
  found.push(...broken(data, values));
  return found;
};
