// What a schema cannot say about a profile: zones, languages, skills, dates, contact data.
// The sentences come with the data, as in validate.js.
import { fold } from "../fold.js";
import { contact, holds } from "./contact.js";
import { unknownSkill } from "./skills.js";
import { clip, say } from "./templates.js";

const DEVICE = /^(?:con|prn|aux|nul|(?:com|lpt)[1-9])$/i; // no file on Windows is called so
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
  if (DEVICE.test(values.github)) found.push(say(data, "windows-name", ["github"], { login: values.github }, true));
  if (values.name && holds(data, "no_name", fold(values.name)))
    found.push(say(data, "no-name", ["name"], { value: clip(values.name) }));
  if (timezone && !data.zones.includes(timezone)) {
    const near = data.shortZones[timezone.toLowerCase()]?.map((zone) => `\`${zone}\``).join(" or ");
    found.push(say(data, near ? "known-zone near" : "known-zone", ["timezone"], { value: clip(timezone), near }));
  }
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
  for (const key of data.prose) if (values[key]) found.push(...contact(data, [key], values[key]));
  const other = taken(values.github, values.github_id);
  if (other.login) found.push(say(data, "login-once", ["github"], { login: values.github, path: other.login }));
  if (other.id)
    found.push(say(data, "id-once", ["github_id"], { id: values.github_id, login: values.github, path: other.id }));
  return found;
};
