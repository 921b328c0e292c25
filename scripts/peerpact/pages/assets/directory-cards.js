// A person as a card, the same as the pages have it (scripts/peerpact/pages/directory/card.py).
// Everything that people wrote goes through textContent or an attribute that is no code.
import { KINDS } from "./weigh.js";

const MOST = 3;
const FITS = ["You teach each other", "You teach each other something near", "You teach each other, apart in time"];

export const make = (tag, fields = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(fields)) {
    if (name in element && name !== "list") element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
};
const figures = new Intl.NumberFormat("en"); // one for all: making it anew costs more than a card
export const figure = (number) => figures.format(number);
export const several = (number, one, many = `${one}s`) => `${figure(number)} ${number === 1 ? one : many}`;

// One or two letters that stand for a name, with the marks that belong to them.
export const initials = (name) => {
  const words = name.split(/\s+/u).map((word) => word.replace(/^['"([{<\-_.*]+/u, "")).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  return chosen.map((word) => /^.\p{M}{0,3}/u.exec(word)[0]).join("").toUpperCase() || "?";
};

// CRC-32, for a colour that stays the same.
const bytes = new TextEncoder();
const crc = (text) => {
  let sum = 0xffffffff;
  for (const byte of bytes.encode(text)) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
};

const formats = new Map();
// `21:14` in a zone; nothing for a zone that the browser does not know.
export const clock = (zone, now = Date.now()) => {
  if (!formats.has(zone)) {
    let format = null;
    try {
      format = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    } catch { /* shown without a clock */ }
    formats.set(zone, format);
  }
  return formats.get(zone)?.format(now) ?? "";
};
export const known = (zone) => formats.has(zone);

const where = (data, n) => {
  const [zone, offset] = data.zones[data.zone[n]];
  const place = zone.replaceAll("_", " ") + (offset && offset !== zone ? ` (${offset})` : "");
  return [data.pronouns[data.pronoun[n]], place].filter((part) => part.trim()).join(" · ");
};
const skills = (data, label, coded) => {
  const row = make("p", { className: "pp-skills" }, `${label} `);
  coded.slice(0, MOST).forEach((each, place) => {
    const tag = make("span", { className: "pp-tag", dir: "auto", textContent: tidy(data.skills[each >> 2][1]) });
    row.append(...(place ? [" ", tag] : [tag]));
  });
  if (coded.length > MOST) row.append(` and ${coded.length - MOST} more`);
  return row;
};
const foot = (data, n) => {
  const free = data.free[n];
  const said = free < 0 ? "paused" : free ? `open, ${several(free, "place")} free` : "no place free";
  const text = `${said} · ${data.language[n].map((tag) => data.languages[tag][1]).join(", ")}`;
  return make("p", { className: `pp-card__foot${free > 0 ? " pp-open" : ""}`, textContent: text });
};
const tidy = (text) => text.trim().split(/\s+/u).join(" ");

export const card = (data, up, n, match) => {
  const login = data.login[n], zone = data.zones[data.zone[n]][0];
  const item = make("li", { className: "pp-card pp-person", "data-pp-face": initials(data.name[n]) });
  item.style.setProperty("--pp-hue", crc(login.toLowerCase()) % 360);
  const place = make("p", { className: "pp-where", "data-pp-clock": zone, textContent: tidy(where(data, n)) });
  item.append(
    make("a", { className: "pp-name", dir: "auto", href: `${up}people/${data.page[n] ?? login}/`, textContent: tidy(data.name[n]) }),
    place,
  );
  if (data.offers[n].length) item.append(skills(data, "Offers", data.offers[n]));
  if (data.seeks[n].length) item.append(skills(data, "Seeks", data.seeks[n]));
  if (match && match.kind[n] < KINDS.length) {
    const hours = match.quarters[n] > 0 ? `, ${several(match.quarters[n] / 4, "common hour")} a week` : "";
    const fit = FITS[match.kind[n]] ?? (match.teaches[n] ? "They can teach you" : "You can teach them");
    item.append(make("p", { className: "pp-fit", textContent: `${fit}${hours}` }));
  }
  item.append(foot(data, n));
  return item;
};

// The time there instead of the offset. `pp-where` keeps its own words in a property, so that it can be told anew.
export const tell = (places, now = Date.now()) => {
  for (const place of places) {
    const time = clock(place.dataset.ppClock, now);
    place.ppWords ??= place.textContent;
    const text = time ? `${place.ppWords.replace(/ \(UTC[^)]*\)$/, "")} · now ${time} there` : place.ppWords;
    if (place.textContent !== text) place.textContent = text;
  }
};
