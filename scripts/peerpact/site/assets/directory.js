// The directory with filters: the cards of the page give way to everybody, filtered in the reader's own browser.
// Without this script the same people are on the same pages. What a reader looks for never leaves the browser.
import { PAGE, read, write } from "./directory-address.js";
import { figure, make, several } from "./directory-cards.js";
import { People } from "./directory-index.js";
import { measureClocks } from "./directory-clocks.js";
import { CardList } from "./directory-list.js";
import { helps } from "./directory-panel.js";
import { drawView } from "./directory-view.js";
import { isMatch, matches, person, ranking } from "./matching.js";
import { unpack } from "./people.js";
import { remember, remembered } from "./reader.js";
const root = document.getElementById("pp-directory");

class Directory {
  // What drawView makes.
  /** @type {any} */ search;
  /** @type {any} */ sort;
  /** @type {any} */ views;
  /** @type {any} */ go;
  /** @type {any} */ panel;
  /** @type {any} */ count;
  /** @type {any} */ active;
  /** @type {any} */ reset;
  /** @type {any} */ status;
  /** @type {any} */ none;
  /** @type {any} */ more;
  /** @type {any} */ who;
  constructor(data) {
    this.data = data;
    this.people = new People(data);
    this.up = root.dataset.up;
    this.me = null;
    this.names = Array.from(data.login, (_, n) => n);
    this.list = new CardList(data, this.up, () => this.#record());
    this.#iam(data.login.indexOf(remembered()));
    measureClocks(this.people, this.me);
    this.state = read(this.people);
    this.#draw();
    this.apply();
    this.list.finish(); // the page's own cards give way to the same ones
    addEventListener("popstate", () => {
      this.address = null;
      this.state = read(this.people);
      this.typing = false;
      this.apply();
      this.#say();
    });
  }
  #iam(place) {
    this.me = place < 0 || place === null ? null : place;
    this.match = this.me === null ? null : matches(this.data, person(this.data, this.me));
    this.ranked = this.match && ranking(this.match);
    this.timed = this.match !== null && this.match.quarters.some((common) => common >= 0);
    this.people.measure("hours", (n, minutes) => this.match !== null && this.match.quarters[n] * 15 >= minutes);
  }
  #draw() {
    const change = (step) => {
      step();
      this.commit();
    };
    const acts = {
      typed: () => this.#typed(),
      typedAll: () => this.typing && this.commit(),
      sorted: (sort) => change(() => (this.state.sort = sort)),
      picked: (...pick) => change(() => this.#pick(...pick)),
      became: (place) => change(() => this.#became(place)),
      reset: () => this.#ask({ all: true }),
      more: () => this.#more(),
      commit: () => this.commit(),
    };
    Object.assign(this, drawView({ root, people: this.people, me: this.me, list: this.list.element, acts }));
  }
  #became(place) {
    this.#iam(place);
    measureClocks(this.people, this.me);
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
  /** @param {{drop?: string, swap?: string, key?: string, text?: string, all?: boolean}} change */
  #ask({ drop, swap, key, text, all }) {
    if (all) {
      this.state.picks = new Map();
      this.state.text = "";
    }
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
    this.list.finish?.();
    const before = this.state.shown;
    this.state.shown += PAGE;
    history.replaceState({ shown: this.state.shown }, "", write(this.state));
    this.apply();
    this.list.finish?.();
    this.list.cards[before]?.element.querySelector("a").focus();
  }
  #say() {
    const number = this.number;
    this.status.textContent = number
      ? `${several(number, "participant")} found.`
      : "Nobody matches all of this. Below are changes that find people.";
  }
  // A shared address may ask for hours in common with the reader, or for the best for them: who that is has to be said.
  #asked() {
    const { picks, sort } = this.state,
      asks = this.me === null && (picks.has("hours") || sort === "best");
    this.who.hidden = !asks;
    return asks ? { ...this.state, picks: new Map([...picks].filter(([id]) => id !== "hours")) } : this.state;
  }
  apply() {
    const { people } = this,
      state = this.#asked(),
      best = state.sort === "best" && this.ranked;
    people.reader = best ? this.me : null;
    const found = people.find(state);
    this.number = found.size();
    const order = best ? this.ranked : this.names,
      shown = [];
    for (let place = 0; place < order.length && shown.length < state.shown; place += 1) {
      if (found.has(order[place])) shown.push(order[place]);
    }
    this.none.replaceChildren(
      ...(this.number
        ? []
        : [
            helps(people, state, {
              ask: (change) => {
                this.#ask(change);
                this.search.focus();
              },
              join: `${this.up}join/`,
            }),
          ]),
    );
    this.more.hidden = this.number <= shown.length;
    this.more.textContent = `Show more of ${several(this.number, "participant")}`;
    const update = ([id, view]) => {
      const keys = state.picks.get(id);
      view.update(keys ?? new Set(), keys?.size ? people.find(state, id) : found);
    };
    const [open, folded] = [[], []];
    for (const entry of this.views) (this.panel.open && entry[1].open ? open : folded).push(entry);
    open.forEach(update);
    this.views.get("hours").element.hidden = !this.timed;
    this.#told(best && shown.length ? isMatch(this.match, shown[0]) : null);
    this.list.show(shown, best ? this.match : null, () => folded.forEach(update));
  }
  // `fits`: whether somebody here fits the reader; null where that is no question.
  #told(fits) {
    const { state } = this,
      chosen = [];
    if (state.text.trim()) chosen.push([`“${state.text.trim()}”`, () => this.#ask({ drop: "text" })]);
    for (const [id, keys] of state.picks) {
      const { title, values } = this.people.facets.get(id);
      for (const key of keys)
        chosen.push([
          `${title}: ${values.get(key).label}`,
          () => {
            this.#pick(id, key, false);
            this.commit();
          },
        ]);
    }
    this.active.replaceChildren(
      ...chosen.map(([label, drop]) =>
        make(
          "li",
          {},
          make(
            "button",
            {
              type: "button",
              className: "pp-drop",
              dir: "auto",
              "aria-label": `Remove ${label}`,
              onclick: () => {
                drop();
                (this.active.querySelector("button") ?? this.search).focus();
              },
            },
            label,
          ),
        ),
      ),
    );
    this.reset.hidden = !chosen.length;
    const best = state.sort === "best" && this.ranked,
      total = this.people.count - (best ? 1 : 0);
    const all = several(total, best ? "other participant" : "participant");
    const text = this.number === total ? all : `${figure(this.number)} of ${all}`;
    this.count.textContent =
      fits === null ? text : `${text}, ${fits ? "the best for you first" : "none of whom matches you yet"}`;
    this.go.textContent = this.number
      ? `Show ${several(this.number, "person", "people")}`
      : "No matches: show what helps";
    if (this.search.value.trim() !== state.text.trim()) this.search.value = state.text;
    this.sort.value = state.sort === "best" && this.ranked ? "best" : "name";
    this.sort.options[1].disabled = this.me === null;
  }
}

const start = async () => {
  const answer = await fetch(root.dataset.people);
  if (answer.ok) new Directory(unpack(await answer.json()));
};
if (root) start().catch((problem) => console.warn("The directory's filters didn't start.", problem));
