// The time zone of a place that somebody names: a city, a region or a country, out of the table that the site has from
// GeoNames (text/tables/places.json). A country or a region behind a comma decides which of several it is.
import { fold } from "../fold.js";
import { rank } from "./zones.js";

const SMALLEST = 15_000; // people that the letter A stands for; each further letter is half as many again
const WORTH = 0.1; // a place of the same name with fewer people, by this share of the largest, is not offered as exact
const BETWEEN = /[,;/()|]|\s[-–—]\s/u;

const rowOf = (row) => {
  const [numbers, first, ...others] = row.split("|");
  return { zones: numbers.split(" ").filter(Boolean).map(Number), name: first || "", others };
};

// Every place as {names, name, country, region, zones, people}; region is -1 for a country.
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
      all.push({ name, others, country, region: Number(region), zones: [Number(zone)], people: number, city: true });
    }
  }
  for (const [country, rows] of Object.entries(table.regions))
    rows.forEach((row, region) => {
      if (row) all.push({ ...rowOf(row), country, region, people: people.get(`${country} ${region}`) || 0 });
    });
  for (const [country, row] of Object.entries(table.countries))
    all.push({ ...rowOf(row), country, region: -1, people: people.get(country) || 0 });
  return all.filter(({ name }) => name).map((place) => ({ ...place, names: [fold(place.name), ...place.others] }));
};

/** From the table to `look(text)`: [[rank, {zone, label, many}]], those with most people first. */
export const placesOf = (table) => {
  const all = parsed(table);
  const countries = new Intl.DisplayNames(navigator.languages || ["en"], { type: "region" });
  const label = ({ name, country, city, region }, zone, many) =>
    [
      many ? table.zones[zone].split("/").pop().replace(/_/g, " ") : name,
      city || (many && region >= 0) || many ? (city ? countries.of(country) : name) : "",
    ]
      .filter(Boolean)
      .join(", ");
  const wide = (text) =>
    all.filter(({ city, names, country }) => !city && (names.includes(text) || country.toLowerCase() === text));
  const within = (place, parts) =>
    parts.every((areas) =>
      areas.some(({ country, region }) => place.country === country && (region < 0 || region === place.region)),
    );
  const look = (text) => {
    const [main, ...rest] = text.split(BETWEEN).map(fold).filter(Boolean);
    if (!main) return [];
    const areas = rest.map(wide).filter((found) => found.length);
    const found = all
      .map((place) => [Math.min(...place.names.map((name) => rank(name, main))), place])
      .filter(([place, each]) => place < Infinity && within(each, areas))
      .sort((a, b) => a[0] - b[0] || b[1].people - a[1].people);
    // A town that the table doesn't have: what follows the comma is still known.
    if (!found.length && areas.length) return look(rest.join(", "));
    // Twin towns, as in Kitchener-Waterloo: either of them will do.
    if (!found.length && text.includes("-")) return look(text.replace(/-[^,]*/u, ""));
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
  return look;
};
