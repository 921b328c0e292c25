// The zones of a place that somebody names in full, such as `Lviv, Ukraine` or `Cambridge, MA`, as the checks read it
// (text/places.py, whose functions have the same names). It knows no misspellings. A test holds both together.
import { fold } from "../fold.js";

const WEIGHT = { country: 4, code: 3, region: 3, city: 2 };
const NARROWEST = ["city", "region", "country", "code"];
const WORTH = 0.1; // a place with fewer people, by this share of the largest of the same name, is not asked about
const MOST_PARTS = 6,
  LONGEST = 120,
  TELLING = 8; // letters that tell a longer name by its beginning
const PICTURE = /\ufe0f|[\u2190-\u2bff\u{1f000}-\u{1faff}]/gu,
  FLAG = /[\u{1f1e6}-\u{1f1ff}]{2}/gu;
const AROUND_NAMES = /^[ .:!?"']+|[ .:!?"']+$/gu;

const flagCode = (flag) =>
  `, ${[...flag].map((half) => String.fromCharCode(half.codePointAt(0) - 0x1f1e6 + 65)).join("")}, `;
const most = (list, of) => list.reduce((best, each) => Math.max(best, of(each)), 0);
const byPeople = (a, b) => b.people - a.people;

/**
 * `meanings(name)` gives the places of a folded name, `places` are all of them, `words` the expressions of the checks.
 * `sole` says that the whole text leads to one zone.
 */
export const placeReader = ({ meanings, places, words }) => {
  const [between, joined, around] = ["between", "joined", "around"].map(
    (name) => new RegExp(words[name][0], words[name][1]),
  );
  const known = (name) => meanings(name).length > 0;

  const knownForm = (part) => {
    let shorter = known(part) ? part : part.replaceAll(".", "");
    for (let turn = 0; turn < 3 && !known(shorter); turn += 1) shorter = shorter.replace(around, "");
    return known(shorter) ? shorter : part;
  };
  const sideBySide = (part) => {
    const named = part.split(joined).filter(Boolean).map(knownForm);
    if (named.length && named.join() !== part && named.every(known)) return named;
    const towns = part.split("-").map((town) => knownForm(town.trim()));
    return towns.length === 2 && towns.every(known) ? towns : [part];
  };
  const toldApart = (part) => {
    if (known(part)) return [part];
    const all = part.split(" ");
    for (let cut = all.length - 1; cut > 0; cut -= 1) {
      const pair = [all.slice(0, cut), all.slice(cut)].map((some) => knownForm(some.join(" ")));
      if (known(pair[1]) && (known(pair[0]) || words.short.includes(pair[1]))) return pair;
    }
    return sideBySide(part);
  };
  const withoutOwners = (parts) => {
    const countries = parts.map((part) => meanings(part).flatMap((it) => (it.kind === "country" ? [it.country] : [])));
    const owners = countries.flat().map((country) => words.owners[country]);
    return parts.filter((_, n) => !countries[n].some((country) => owners.includes(country)));
  };
  const partsOf = (text) => {
    const pieces = text.replaceAll("_", " ").replace(FLAG, flagCode).split(between);
    const names = pieces.map((piece) => fold(piece.replace(PICTURE, " ")).replace(AROUND_NAMES, "")).filter(Boolean);
    return withoutOwners(names.flatMap((name) => toldApart(knownForm(name)))).slice(0, MOST_PARTS);
  };

  // What a part means if the text speaks of this country, and of this region where one is named.
  const fitting = (part, country, region) => {
    const fits = (it) =>
      it.country === country &&
      (it.kind === "region" ? it.region === region : it.kind !== "city" || region === null || it.region === region);
    const there = part.filter(fits),
      heaviest = most(there, ({ kind }) => WEIGHT[kind]);
    const alike = there.filter(({ kind }) => WEIGHT[kind] === heaviest).sort(byPeople);
    return alike.filter(({ people }) => people >= WORTH * alike[0].people);
  };
  const readingOf = (explained, chosen) => {
    const kinds = chosen.map(([first]) => first.kind),
      kind = NARROWEST.find((each) => kinds.includes(each)),
      narrowest = chosen.filter(([first]) => first.kind === kind).flat();
    return {
      explained,
      score: kinds.reduce((sum, each) => sum + WEIGHT[each], 0),
      people: narrowest[0].people / (kind === "region" ? 4 : 1),
      zones: [...new Set(narrowest.flatMap(({ zones }) => zones))],
    };
  };
  const readings = (parts) => {
    const speaksOf = new Map();
    for (const { country, region, kind } of parts.flat()) {
      speaksOf.set(country, [country, null]);
      if (kind === "region") speaksOf.set(`${country} ${region}`, [country, region]);
    }
    return [...speaksOf.values()].flatMap(([country, region]) => {
      const found = parts.map((part) => fitting(part, country, region)),
        explained = found.flatMap((some, n) => (some.length ? [n] : [])),
        chosen = explained.map((n) => found[n]);
      const told = region === null || chosen.some(([first]) => first.kind === "region");
      return chosen.length && told ? [readingOf(explained, chosen)] : [];
    });
  };
  const likely = (alike) => {
    const best = most(alike, ({ score }) => score);
    const full = alike[0].explained.length > 1 ? alike.filter(({ score }) => score >= best - 1) : alike;
    const largest = most(full, ({ people }) => people);
    return full.filter(({ people }) => people >= WORTH * largest).sort(byPeople);
  };
  // The readings that explain most; and those of other parts, where places don't belong together.
  const chosenOf = (all, parts) => {
    const largest = most(all, ({ explained }) => explained.length),
      told = new Set();
    const groups = new Map();
    for (const reading of all) {
      const key = reading.explained.join();
      groups.set(key, [...(groups.get(key) || []), reading]);
    }
    const inTurn = [...groups.values()].sort(
      ([a], [b]) => b.explained.length - a.explained.length || a.explained[0] - b.explained[0],
    );
    const belongs = (n) => told.has(n + 1) && parts[n + 1].every(({ kind }) => kind !== "city");
    return inTurn.flatMap((group) => {
      const { explained } = group[0],
        apart = !explained.some((n) => told.has(n) || belongs(n));
      if (!apart && !(explained.length === largest && largest > 1)) return [];
      explained.forEach((n) => told.add(n));
      return [likely(group)];
    });
  };
  const begun = (name, countries) =>
    places
      .filter((it) => (!countries || countries.has(it.country)) && it.names.some((each) => each.startsWith(`${name} `)))
      .sort(byPeople)
      .slice(0, countries ? 1 : places.length);

  return (text) => {
    const parts = partsOf(text.slice(0, LONGEST));
    let possible = parts.map(meanings);
    const exact = possible.some((part) => part.length);
    if (!exact) possible = parts.map((part) => (part.length >= TELLING ? begun(part) : []));
    let found = readings(possible);
    if (exact && most(found, ({ explained }) => explained.length) < parts.length) {
      const countries = new Set(possible.flat().flatMap(({ kind, country }) => (kind === "city" ? [] : [country])));
      const completed = possible.map((part, n) => (part.length ? part : begun(parts[n], countries)));
      found = readings(completed);
    }
    const lastDecides =
      parts.length === 2 &&
      text.includes(",") &&
      possible[1].length &&
      possible[1].every(({ kind }) => kind !== "city");
    if (lastDecides && found.every(({ explained }) => explained.length === 1))
      found = found.filter(({ explained }) => explained[0] !== 0); // a place that the table doesn't have there
    const groups = chosenOf(found, possible),
      lists = groups.map((group) => group.flatMap(({ zones }) => zones));
    const longest = most(lists, ({ length }) => length);
    const zones = [...new Set(Array.from({ length: longest }, (_, n) => lists.map((list) => list[n])).flat())];
    const numbers = zones.filter((zone) => zone !== undefined);
    const all = groups.flat().every(({ explained }) => explained.length === parts.length);
    const sole = numbers.length === 1 && exact && all && possible.every((it) => it.length);
    return { zones: numbers, sole };
  };
};
