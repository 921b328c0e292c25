// The directory with filters: the cards of the page give way to everybody, filtered in the reader's own browser.
// Without this script the same people are on the same pages. What a reader looks for never leaves the browser.
import { commonHours, turnsOf } from "./common_hours.js";
import { Card, clock, figure, known, make, several } from "./directory-cards.js";
import { FacetView, helps, picker } from "./directory-panel.js";
import { People } from "./directory-index.js";
import { isMatch, matches, person, ranking } from "./matching.js";
import { unpack } from "./people.js";
import { remember, remembered } from "./reader.js";
import { PRESETS, quarters } from "./weekly_hours.js";

const PAGE = 60, FIRST = 12, HOUR = 4; // quarters
const root = document.getElementById("pp-directory");

// The address holds the whole state, so that a link or the back button leads to the same people. The words are called
// `find`, because the theme's own search takes `q` for itself.
const read = (people) => {
  const query = new URLSearchParams(location.search), picks = new Map();
  for (const [id, facet] of people.facets) {
    const keys = query.getAll(id).filter((key) => facet.values.has(key));
    if (keys.length) picks.set(id, new Set(keys));
  }
  return { text: (query.get("find") ?? "").slice(0, 200), picks, sort: query.get("sort") === "best" ? "best" : "name", shown: history.state?.shown ?? PAGE };
};
const write = ({ text, picks, sort }) => {
  const query = new URLSearchParams();
  if (text.trim()) query.set("find", text.trim());
  for (const [id, keys] of picks) for (const key of keys) query.append(id, key);
  if (sort === "best") query.set("sort", sort);
  return query.size ? `?${query}` : location.pathname;
};

class Directory {
  constructor(data) {
    this.data = data;
    this.people = new People(data);
    this.up = root.dataset.up;
    this.me = null;
    this.names = Array.from(data.login, (_, n) => n);
    this.cards = [];
    this.#iam(data.login.indexOf(remembered()));
    this.#near();
    this.state = read(this.people);
    this.#draw();
    this.apply();
    this.finish(); // the page's own cards give way to the same ones
    addEventListener("popstate", () => { this.address = null; this.state = read(this.people); this.typing = false; this.apply(); this.#say(); });
    setInterval(() => this.cards.forEach((card) => card.tell()), 60000);
    this.#warm();
  }
  #iam(place) {
    this.me = place < 0 || place === null ? null : place;
    this.match = this.me === null ? null : matches(this.data, person(this.data, this.me));
    this.ranked = this.match && ranking(this.match);
    this.timed = this.match !== null && this.match.quarters.some((quarters) => quarters >= 0);
    this.people.measure("hours", (n, minutes) => this.match !== null && this.match.quarters[n] * 15 >= minutes);
  }
  // How far somebody's clock is from the reader's, in the week for which the data tells it.
  #near() {
    const { zones, zone, week } = this.data;
    const ahead = (n) => { const turn = zones[n][2][0]; return turn === undefined ? null : 15 * (Array.isArray(turn) ? turn[0] : turn); };
    const own = this.me === null ? -new Date(`${week}T00:00:00Z`).getTimezoneOffset() : ahead(zone[this.me]);
    const apart = zones.map((_, n) => { const far = ahead(n) === null ? Infinity : Math.abs(ahead(n) - own); return Math.min(far, Math.abs(1440 - far)); });
    this.people.measure("near", (n, minutes) => apart[zone[n]] <= minutes);
    const mine = this.me === null ? Intl.DateTimeFormat().resolvedOptions().timeZone : zones[zone[this.me]][0];
    const meet = PRESETS.map(([, text]) => commonHours(this.data, { hours: quarters([text]), turns: turnsOf(this.data, mine) }));
    this.people.measure("free", (n, preset) => meet[preset](n) >= HOUR);
  }
  #draw() {
    const change = (step) => { step(); this.commit(); };
    this.search = make("input", { type: "search", className: "pp-input", id: "pp-search", placeholder: "A name, a skill, a language, a city", autocomplete: "off" });
    this.search.addEventListener("input", () => this.#typed());
    this.search.addEventListener("change", () => { if (this.typing) this.commit(); });
    this.sort = make("select", { className: "pp-input", id: "pp-sort" }, make("option", { value: "name", textContent: "by name" }), make("option", { value: "best", textContent: "best for me" }));
    this.sort.addEventListener("change", () => change(() => { this.state.sort = this.sort.value; }));
    this.views = new Map([...this.people.facets].map(([id, facet]) => [id, new FacetView(facet, (...pick) => change(() => this.#pick(...pick)))]));
    this.go = make("button", { type: "button", className: "md-button md-button--primary", onclick: () => { this.panel.open = false; this.count.scrollIntoView({ behavior: "instant" }); this.count.focus({ preventScroll: true }); } });
    this.panel = make("details", { className: "pp-filters" }, make("summary", { textContent: "Filters" }), ...[...this.views.values()].map((view) => view.element), make("p", { className: "pp-go" }, this.go));
    const wide = matchMedia("(min-width: 60em)");
    const fold = () => { this.panel.open = wide.matches; };
    wide.addEventListener("change", fold);
    fold();
    this.count = make("p", { className: "pp-count", tabIndex: -1 });
    this.active = make("ul", { className: "pp-active" });
    this.reset = make("button", { type: "button", className: "pp-reset", textContent: "Reset all", onclick: () => { this.#ask({ all: true }); this.search.focus(); } });
    this.status = make("p", { className: "pp-hidden", role: "status" });
    this.list = make("ul", { className: "pp-cards pp-people" });
    this.others = make("li", { className: "pp-others" }, make("h2", { textContent: "Others, by name" }));
    this.none = make("div");
    this.more = make("button", { type: "button", className: "md-button pp-more", onclick: () => this.#more() });
    const field = (id, label, input) => make("div", { className: "pp-field" }, make("label", { htmlFor: id, textContent: label }), input);
    const [me, unknown] = picker(this.data, this.me, (place) => change(() => this.#became(place)));
    const bar = make("form", { className: "pp-bar", role: "search", "aria-label": "Look for people" }, field("pp-search", "Look for", this.search), me, field("pp-sort", "Sort", this.sort), unknown);
    bar.addEventListener("submit", (event) => { event.preventDefault(); this.commit(); });
    this.who = make("p", { className: "pp-note pp-who", role: "status", hidden: true }, "This address looks for people who have hours in common with you, or who fit you best. ", make("button", { type: "button", className: "pp-reset", textContent: "Say who you are", onclick: () => document.getElementById("pp-me").focus() }));
    const found = make("div", { className: "pp-found" }, this.who, make("div", { className: "pp-told" }, this.count, this.active, this.reset), this.status, this.none, this.list, this.more);
    root.replaceChildren(bar, this.panel, found);
    root.classList.add("pp-directory--live");
    document.querySelector(".pp-lead").textContent = "Everybody in this community. Say who you are, and those who fit you best come first. What you look for stays in your browser.";
  }
  #became(place) {
    this.#iam(place);
    this.#near();
    remember(this.me === null ? "" : this.data.login[this.me]);
    this.state.sort = this.me === null ? "name" : "best";
    if (this.me === null) this.state.picks.delete("hours");
  }
  #pick(id, key, on) {
    const keys = new Set(this.state.picks.get(id));
    if (on) keys.add(key);
    else keys.delete(key);
    if (keys.size) this.state.picks.set(id, keys);
    else this.state.picks.delete(id);
  }
  // Each key shows its people at once; the address gets one entry for the whole word, and nothing is said yet.
  #typed() {
    this.#record();
    this.state.text = this.search.value;
    this.state.shown = PAGE;
    this.address = [this.typing ? "replaceState" : "pushState", write(this.state)];
    this.typing = true;
    this.apply();
  }
  #ask({ drop, swap, key, text, all }) {
    if (all) { this.state.picks = new Map(); this.state.text = ""; }
    if (drop === "text") this.state.text = "";
    else if (drop) this.state.picks.delete(drop);
    if (swap) this.state.picks.set(swap, new Set([key]));
    if (text !== undefined) this.state.text = text;
    this.commit();
  }
  commit() {
    this.#record();
    this.state.shown = PAGE;
    this.typing = false;
    const address = write(this.state);
    if (address !== (location.search || location.pathname)) this.address = ["pushState", address];
    this.apply();
    this.#say();
  }
  #record() {
    if (this.address) history[this.address[0]]({ shown: PAGE }, "", this.address[1]);
    this.address = null;
  }
  #more() {
    this.finish?.();
    const before = this.state.shown;
    this.state.shown += PAGE;
    history.replaceState({ shown: this.state.shown }, "", write(this.state));
    this.apply();
    this.finish?.();
    this.cards[before]?.element.querySelector("a").focus();
  }
  #say() {
    const number = this.number;
    this.status.textContent = number ? `${several(number, "participant")} found.` : "Nobody fits all of this. Below are ways that lead to people.";
  }
  // A shared address may ask for hours in common with the reader, or for the best for them: who that is has to be said.
  #asked() {
    const { picks, sort } = this.state, asks = this.me === null && (picks.has("hours") || sort === "best");
    this.who.hidden = !asks;
    return asks ? { ...this.state, picks: new Map([...picks].filter(([id]) => id !== "hours")) } : this.state;
  }
  apply() {
    const { people } = this, state = this.#asked(), best = state.sort === "best" && this.ranked;
    people.reader = best ? this.me : null;
    const found = people.find(state);
    this.number = found.size();
    const order = best ? this.ranked : this.names, shown = [];
    for (let place = 0; place < order.length && shown.length < state.shown; place += 1) {
      if (found.has(order[place])) shown.push(order[place]);
    }
    this.none.replaceChildren(...(this.number ? [] : [helps(people, state, { ask: (change) => { this.#ask(change); this.search.focus(); }, join: `${this.up}join/` })]));
    this.more.hidden = this.number <= shown.length;
    this.more.textContent = `Show more of ${several(this.number, "participant")}`;
    const update = ([id, view]) => { const keys = state.picks.get(id); view.update(keys ?? new Set(), keys?.size ? people.find(state, id) : found); };
    const [open, folded] = [[], []];
    for (const entry of this.views) (this.panel.open && entry[1].open ? open : folded).push(entry);
    open.forEach(update);
    this.views.get("hours").element.hidden = !this.timed;
    this.#told(best && shown.length ? isMatch(this.match, shown[0]) : null);
    this.#show(shown, best ? this.match : null, () => folded.forEach(update));
  }
  // What is seen comes at once. The cards below, the folded filters and the address follow when that frame is drawn.
  #show(shown, match, rest) {
    const strangers = match ? shown.findIndex((n) => !isMatch(match, n)) : -1;
    this.others.remove();
    if (this.list.children.length > shown.length) this.#cut(shown.length);
    this.#fill(shown, 0, FIRST, match, strangers);
    this.list.setAttribute("aria-busy", "true");
    const finish = this.finish = () => {
      this.finish = null;
      this.#record();
      this.#fill(shown, FIRST, shown.length, match, strangers);
      rest();
      this.list.removeAttribute("aria-busy");
    };
    requestAnimationFrame(() => requestAnimationFrame(() => { if (this.finish === finish) finish(); }));
  }
  #cut(length) {
    const rest = new Range();
    rest.setStart(this.list, length);
    rest.setEnd(this.list, this.list.childNodes.length);
    rest.deleteContents();
  }
  #fill(shown, from, to, match, strangers) {
    for (let place = from; place < Math.min(to, shown.length); place += 1) {
      const card = this.cards[place] ??= new Card();
      card.show(this.data, this.up, shown[place], match);
      if (!card.element.parentNode) this.list.append(card.element);
      if (place && place === strangers) card.element.before(this.others);
    }
    this.#clocks(from, to);
  }
  // `fits`: whether somebody here fits the reader; null where that is no question.
  #told(fits) {
    const { state } = this, chosen = [];
    if (state.text.trim()) chosen.push([`“${state.text.trim()}”`, () => this.#ask({ drop: "text" })]);
    for (const [id, keys] of state.picks) {
      const { title, values } = this.people.facets.get(id);
      for (const key of keys) chosen.push([`${title}: ${values.get(key).label}`, () => { this.#pick(id, key, false); this.commit(); }]);
    }
    this.active.replaceChildren(...chosen.map(([label, drop]) => make("li", {}, make("button", { type: "button", className: "pp-drop", dir: "auto", "aria-label": `Remove ${label}`, onclick: () => { drop(); (this.active.querySelector("button") ?? this.search).focus(); } }, label))));
    this.reset.hidden = !chosen.length;
    const best = state.sort === "best" && this.ranked, total = this.people.count - (best ? 1 : 0);
    const all = several(total, best ? "other participant" : "participant");
    const text = this.number === total ? all : `${figure(this.number)} of ${all}`;
    this.count.textContent = fits === null ? text : `${text}, ${fits ? "the best for you first" : "none of whom fits you yet"}`;
    this.go.textContent = this.number ? `Show ${several(this.number, "person", "people")}` : "Nobody fits: show what helps";
    if (this.search.value.trim() !== state.text.trim()) this.search.value = state.text;
    this.sort.value = state.sort === "best" && this.ranked ? "best" : "name";
    this.sort.options[1].disabled = this.me === null;
  }
  // A zone's clock costs the browser a moment the first time, so new ones are told after the people are seen.
  #clocks(from, to) {
    const fresh = this.cards.slice(from, to).filter(({ zone }) => !known(zone));
    if (fresh.length) setTimeout(() => fresh.forEach((card) => { clock(card.zone); card.tell(); }), 60);
  }
  #warm() {
    const rest = this.data.zones.map(([zone]) => zone), idle = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 50));
    const step = () => {
      const zone = rest.shift();
      if (zone === undefined) return;
      clock(zone);
      idle(step);
    };
    idle(step);
  }
}

const start = async () => {
  const answer = await fetch(root.dataset.people);
  if (answer.ok) new Directory(unpack(await answer.json()));
};
if (root) start().catch((problem) => console.warn("The filters of the directory did not start.", problem));
