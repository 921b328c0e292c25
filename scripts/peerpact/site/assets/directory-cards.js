// A person as a card, the same as the pages have it (scripts/peerpact/site/cards.py).
// Everything that people wrote goes through textContent or an attribute that is no code.
import { isMatch } from "./matching.js";
import { tidy } from "./people.js";

const MOST = 3;
const FITS = [
  "You teach each other",
  "You teach each other, with a related skill",
  "You teach each other asynchronously",
];

export const make = (tag, fields = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(fields)) {
    if (name in element && name !== "list") element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
};
const figures = new Intl.NumberFormat("en"); // one for all: making another costs more than a card
export const figure = (number) => figures.format(number);
export const several = (number, one, many = `${one}s`) => `${figure(number)} ${number === 1 ? one : many}`;

// One or two letters that stand for a name, with the marks that belong to them.
export const initials = (name) => {
  const words = name
    .split(/\s+/u)
    .map((word) => word.replace(/^['"([{<\-_.*]+/u, ""))
    .filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  return (
    chosen
      .map((word) => /^.\p{M}{0,3}/u.exec(word)[0])
      .join("")
      .toUpperCase() || "?"
  );
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

const clocks = new Map();
// `21:14` in a zone; nothing for a zone that the browser does not know. Each zone is asked once a minute.
export const clock = (zone, now = Date.now()) => {
  const minute = Math.floor(now / 60000);
  if (!clocks.has(zone)) {
    let format = null;
    try {
      format = new Intl.DateTimeFormat("en-GB", {
        timeZone: zone,
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
      });
    } catch {
      /* shown without a clock */
    }
    clocks.set(zone, { format });
  }
  const kept = clocks.get(zone);
  if (kept.minute !== minute) Object.assign(kept, { minute, text: kept.format?.format(now) ?? "" });
  return kept.text;
};
export const known = (zone) => clocks.has(zone);

const where = (data, n) => {
  const [zone, offset] = data.zones[data.zone[n]];
  const place = zone.replaceAll("_", " ") + (offset && offset !== zone ? ` (${offset})` : "");
  return [data.pronouns[data.pronoun[n]], place].filter((part) => part.trim()).join(" · ");
};
const told = (data, n) => {
  const free = data.free[n];
  const said = free < 0 ? "paused" : free ? `open for ${several(free, "partnership")}` : "at capacity";
  return `${said} · ${data.language[n].map((tag) => data.languages[tag][1]).join(", ")}`;
};
const fitting = (match, n) => {
  if (!match || !isMatch(match, n)) return "";
  const hours = match.quarters[n] > 0 ? `, ${several(match.quarters[n] / 4, "shared hour")} a week` : "";
  return `${FITS[match.kind[n]] ?? (match.teaches[n] ? "They can teach you" : "You can teach them")}${hours}`;
};
const say = (element, text) => {
  if (element.firstChild.data !== text) element.firstChild.data = text;
};

// A line of skills: `Offers`, a few tags, and how many there are beside them.
class Skills {
  #label;
  #tags = [];
  #shown = 0;
  #rest = new Text();
  constructor(label) {
    this.#label = `${label} `;
    this.element = make("p", { className: "pp-skills" });
  }
  fill(data, coded) {
    const few = coded.slice(0, MOST);
    few.forEach((each, place) => {
      this.#tags[place] ??= make("span", { className: "pp-tag", dir: "auto" }, "");
      say(this.#tags[place], data.skills[each >> 2][1]);
    });
    this.#rest.data = coded.length > MOST ? ` and ${coded.length - MOST} more` : "";
    if (few.length === this.#shown) return;
    this.#shown = few.length;
    const tags = this.#tags.slice(0, few.length).flatMap((tag, place) => (place ? [" ", tag] : [tag]));
    this.element.replaceChildren(this.#label, ...tags, this.#rest);
  }
}

// One card, which shows one person after the other: new words in old elements cost a fraction of new elements.
export class Card {
  #name = make("a", { className: "pp-name", dir: "auto" }, "");
  #where = make("p", { className: "pp-where" }, "");
  #offers = new Skills("Offers");
  #seeks = new Skills("Seeks");
  #fit = make("p", { className: "pp-fit" }, "");
  #foot = make("p", { className: "pp-card__foot" }, "");
  #parts = [];
  /** @type {any} */ n;
  /** @type {any} */ match;
  /** @type {any} */ data;
  /** @type {any} */ zone;
  element = make("li", { className: "pp-card pp-person" });
  show(data, up, n, match) {
    if (this.n === n && this.match === match && this.data === data) return this.tell();
    Object.assign(this, { n, match, data });
    const login = data.login[n],
      [offers, seeks, fit] = [data.offers[n], data.seeks[n], fitting(match, n)];
    this.element.dataset.ppFace = initials(data.name[n]);
    this.element.style.setProperty("--pp-hue", crc(login.toLowerCase()) % 360);
    this.#name.setAttribute("href", `${up}people/${data.page[n] ?? login}/`);
    say(this.#name, tidy(data.name[n]));
    const language = data.nameLanguage[n];
    if (language === undefined) this.#name.removeAttribute("lang");
    else this.#name.lang = language;
    this.zone = data.zones[data.zone[n]][0];
    this.#where.dataset.ppClock = this.zone;
    this.#where.ppWords = tidy(where(data, n));
    this.#offers.fill(data, offers);
    this.#seeks.fill(data, seeks);
    say(this.#fit, fit);
    this.#foot.classList.toggle("pp-open", data.free[n] > 0);
    say(this.#foot, told(data, n));
    this.#arrange([
      this.#name,
      this.#where,
      ...(offers.length ? [this.#offers.element] : []),
      ...(seeks.length ? [this.#seeks.element] : []),
      ...(fit ? [this.#fit] : []),
      this.#foot,
    ]);
    return this.tell();
  }
  #arrange(parts) {
    if (parts.length === this.#parts.length && parts.every((part, place) => part === this.#parts[place])) return;
    this.#parts = parts;
    this.element.replaceChildren(...parts);
  }
  // The time there instead of the offset, as soon as the zone's clock is known: the first time costs a moment.
  tell(now = Date.now()) {
    const words = this.#where.ppWords,
      time = known(this.zone) ? clock(this.zone, now) : "";
    say(this.#where, time ? `${words.replace(/ \(UTC[^)]*\)$/, "")} · now ${time} there` : words);
  }
}
