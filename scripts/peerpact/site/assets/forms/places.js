// The time zone of a place that somebody types: what begins like a city, region or country out of the table that the
// site has from GeoNames (text/tables/places.json), and a whole text such as `Lviv, Ukraine` as the checks read it.
import { fold } from "../fold.js";
import { placeReader } from "./place_reader.js";
import { zoneLists } from "./zone_lists.js";
import { rank } from "./zones.js";

const SMALLEST = 15_000; // people that the letter A stands for; each further letter is half as many again
const WORTH = 0.1; // a place of the same name with fewer people, by this share of the largest, is not offered as exact

const rowOf = (row) => {
  const [numbers, first, ...others] = row.split("|");
  return { zones: numbers.split(" ").filter(Boolean).map(Number), name: first || "", others };
};

// Every place as {kind, name, names, country, region, zones, people}; region is -1 for a country.
const parsed = (table) => {
  const all = [],
    people = new Map();
  const count = (key, number) => people.set(key, (people.get(key) || 0) + number);
  for (const group of table.cities) {
    const [where, ...cities] = group.split(";"),
      [country, region, zone] = where.split(" ");
    for (const written of cities) {
      const [name, ...others] = written.slice(1).split("|"),
        number = SMALLEST * 1.5 ** (written.charCodeAt(0) - 65);
      count(`${country} ${region}`, number);
      count(country, number);
      const zones = [Number(zone)];
      all.push({ kind: "city", name, others, country, region: Number(region), zones, people: number });
    }
  }
  for (const [country, rows] of Object.entries(table.regions))
    rows.forEach((row, region) => {
      const many = people.get(`${country} ${region}`) || 0;
      if (row) all.push({ kind: "region", ...rowOf(row), country, region, people: many });
    });
  for (const [country, row] of Object.entries(table.countries))
    all.push({ kind: "country", ...rowOf(row), country, region: -1, people: people.get(country) || 0 });
  return all.filter(({ name }) => name).map((place) => ({ ...place, names: [fold(place.name), ...place.others] }));
};

// What each folded name and each country's code may mean.
const byName = (all) => {
  const found = new Map();
  const add = (name, place) => {
    const before = found.get(name);
    if (before) before.push(place);
    else found.set(name, [place]);
  };
  for (const place of all) {
    new Set(place.names).forEach((name) => add(name, place));
    if (place.kind === "country") add(place.country.toLowerCase(), { ...place, kind: "code" });
  }
  return found;
};

/**
 * From the table to `look(text)`: [[rank, {zone, label, many}]], those with most people first. `data` is as `zones` has
 * it; its `placeWords` are the expressions and the lists that the checks take a text apart with.
 */
export const placesOf = (table, data) => {
  const words = data.placeWords,
    all = parsed(table),
    lists = zoneLists(data),
    named = byName(all);
  const meanings = (name) => named.get(name) || [];
  const read = placeReader({ meanings, places: all, words });
  const countries = new Intl.DisplayNames(navigator.languages || ["en"], { type: "region" });
  const cityOf = (zone) => table.zones[zone].split("/").pop().replace(/_/g, " ");
  const label = ({ kind, name, country, region }, zone, many) => {
    const around = kind === "city" ? countries.of(country) : many && region >= -1 ? name : "";
    return [many ? cityOf(zone) : name, around].filter(Boolean).join(", ");
  };
  const begun = (text) => {
    const found = all
      .map((place) => [Math.min(...place.names.map((name) => rank(name, text))), place])
      .filter(([place]) => place < Infinity)
      .sort((a, b) => a[0] - b[0] || b[1].people - a[1].people);
    const most = Math.max(0, ...found.filter(([place]) => !place).map(([, { people }]) => people));
    return found.flatMap(([place, each]) => {
      const many = each.zones.length > 1,
        small = !place && each.people < WORTH * most;
      return each.zones.map((zone) => [
        small ? 1 : place,
        { zone: table.zones[zone], label: label(each, zone, many), many },
      ]);
    });
  };
  const whole = (text) => {
    const { zones, sole } = read(text);
    const at = zones.map((zone) => ({ zone: table.zones[zone], label: cityOf(zone), many: !sole }));
    return at.map((entry) => [sole ? 0 : 1, entry]);
  };
  // What looks like a zone's name (`Pacific/Wellington`) names a place in that part of the world.
  const within = (area, rest) => {
    const near = [...whole(rest), ...meanings(fold(rest)).flatMap(({ zones }) => zones.map((zone) => [1, { zone }]))];
    const zones = near.map(([, { zone }]) => (typeof zone === "number" ? table.zones[zone] : zone));
    const there = [...new Set(zones)].filter((zone) => zone.toLowerCase().startsWith(`${area}/`));
    return there.map((zone) => [1, { zone, label: zone.replace(/_/g, " "), many: true }]);
  };
  return (text) => {
    const several = lists(text);
    if (several.length) return several;
    const [area, rest] = [fold(text.split("/")[0]), text.slice(text.indexOf("/") + 1)];
    const there = text.includes("/") && words.areas.includes(area) ? within(area, rest) : [];
    if (there.length) return there;
    const name = fold(text);
    const typed = name ? begun(name) : [];
    return typed.length ? typed : whole(text);
  };
};
