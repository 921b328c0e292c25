// The filters of the directory: each one a list of boxes with live numbers.
// Must not: decide who is shown; it tells `picked` what the reader wants.
import { figure, make, several } from "./directory-cards.js";
import { fold } from "./fold.js";

const FEW = 6; // options shown at once; the others are found by typing
const HINTS = { offers: "Find a skill", seeks: "Find a skill", language: "Find a language", zone: "Find a city" };
const OPEN = new Set(["offers", "seeks"]);

export class FacetView {
  #facet;
  #picked;
  #rows = [];
  #shown = [];
  #list;
  #note;
  #query = "";
  #seen = "";
  #last = [];
  constructor(facet, picked) {
    this.#facet = facet;
    this.#picked = picked;
    this.#note = make("span", { className: "pp-facet__on" });
    this.#list = make("div", { className: "pp-options", role: "group", "aria-label": facet.title });
    const summary = make("summary", {}, facet.title, this.#note);
    this.element = make("details", { className: "pp-facet", open: OPEN.has(facet.id) }, summary);
    if (facet.values.size > FEW && HINTS[facet.id]) this.element.append(this.#finder());
    this.element.append(this.#list);
  }
  #finder() {
    const label = `${HINTS[this.#facet.id]} (${this.#facet.title.toLowerCase()})`;
    const input = make("input", {
      type: "search",
      className: "pp-input",
      placeholder: HINTS[this.#facet.id],
      autocomplete: "off",
      "aria-label": label,
    });
    input.addEventListener("input", () => {
      this.#query = fold(input.value.trim());
      this.update(...this.#last);
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    return input;
  }
  // What is chosen comes first, then what finds most people; what finds nobody comes last. Values that have an order of
  // their own keep it. A click in the list changes none of its numbers and moves no row under the pointer.
  #choose(keys, counts) {
    const values = [...this.#facet.values.values()],
      seen = `${this.#query} ${counts.join()}`;
    const stays = seen === this.#seen && [...keys].every((key) => this.#shown.some(([value]) => value.key === key));
    this.#seen = seen;
    if (stays) return this.#shown;
    const all = values.map((value, n) => [value, counts[n]]);
    if (!HINTS[this.#facet.id]) return all;
    const begins = ([value]) => (this.#query && value.folded.startsWith(this.#query) ? 1 : 0);
    const most = (one, other) => begins(other) - begins(one) || other[1] - one[1];
    const chosen = all.filter(([value]) => keys.has(value.key));
    const fits = all.filter(([value]) => !keys.has(value.key) && value.folded.includes(this.#query)).sort(most);
    return [...chosen, ...fits.slice(0, Math.max(0, FEW - (this.#query ? 0 : chosen.length)))];
  }
  #row(place) {
    const box = make("input", { type: "checkbox", "data-pp-facet": this.#facet.id });
    const label = new Text(),
      number = make("span", { className: "pp-number" }, "");
    const row = make("label", { className: "pp-option" }, box, make("bdi", {}, label), number);
    box.addEventListener("change", () => this.#picked(this.#facet.id, this.#shown[place][0].key, box.checked));
    return { row, box, label, number: number.firstChild };
  }
  get open() {
    return this.element.open;
  }
  // `keys`: what is picked here; `base`: who fits all other filters.
  update(keys, base) {
    this.#last = [keys, base];
    const drawn = this.#list.children.length,
      shown = this.#choose(keys, this.#facet.counts(base));
    this.#shown = shown;
    shown.forEach(([value, count], place) => {
      this.#rows[place] ??= this.#row(place);
      const { row, box, label, number } = this.#rows[place],
        figures = figure(count);
      if (box.value !== value.key) box.value = value.key;
      box.checked = keys.has(value.key);
      row.classList.toggle("pp-option--none", !count);
      if (label.data !== value.label) label.data = value.label;
      if (number.data !== figures) number.data = figures;
    });
    if (shown.length !== drawn || !shown.length)
      this.#list.replaceChildren(...this.#rows.slice(0, shown.length).map(({ row }) => row));
    if (!shown.length) this.#list.textContent = "Nothing with that name.";
    const note = keys.size ? ` ${keys.size} chosen` : "";
    if (this.#note.textContent !== note) this.#note.textContent = note;
  }
}

// "I am …": a login out of ten thousand, found by typing a part of the name; and what to do when nobody is called so.
export const picker = (data, me, chosen) => {
  const shown = (n) => `${data.name[n]} (${data.login[n]})`;
  const list = make("datalist", { id: "pp-me-list" });
  const input = make("input", {
    type: "search",
    className: "pp-input",
    id: "pp-me",
    autocomplete: "off",
    placeholder: "Your name",
    value: me === null ? "" : shown(me),
  });
  input.setAttribute("list", "pp-me-list");
  const told = make("p", { className: "pp-unknown", id: "pp-unknown", role: "status" });
  input.setAttribute("aria-describedby", "pp-unknown");
  const names = data.name.map((name, n) => fold(`${name} ${data.login[n]}`));
  let now = me;
  const find = (text) => {
    const wanted = fold(text),
      exact = names.findIndex((_, n) => fold(shown(n)) === wanted || fold(data.login[n]) === wanted);
    if (exact >= 0) return exact;
    const called = names.flatMap((_, n) => (fold(data.name[n]) === wanted ? [n] : [])); // of one person
    return called.length === 1 ? called[0] : null;
  };
  input.addEventListener("input", () => {
    const wanted = fold(input.value.trim()),
      found = [];
    for (let n = 0; wanted && n < names.length && found.length < 8; n += 1)
      if (names[n].includes(wanted)) found.push(n);
    list.replaceChildren(...found.map((n) => make("option", { value: shown(n) })));
    const exact = find(input.value);
    told.textContent = "";
    if (exact !== now && (exact !== null || !wanted)) chosen((now = exact));
  });
  input.addEventListener("change", () => {
    const wanted = fold(input.value),
      place = find(input.value),
      begun = names.flatMap((name, n) => (wanted && name.includes(wanted) ? [n] : []));
    const sole = place ?? (begun.length === 1 ? begun[0] : null);
    told.textContent =
      !wanted || sole !== null
        ? ""
        : begun.length
          ? `${begun.length} people have that name. Choose yourself from the list.`
          : "Nobody here has that name. Start typing yours, and choose it from the list.";
    if (sole !== null) input.value = shown(sole);
    if (sole !== now) chosen((now = sole)); // who was chosen before is the reader no more
  });
  return [
    make("div", { className: "pp-field" }, make("label", { htmlFor: "pp-me", textContent: "I am" }), input, list),
    told,
  ];
};

// What helps when nobody is found: ways out of the filters, each with the number that it brings.
export const helps = (people, state, { ask, join }) => {
  const found = [],
    without = (id) => people.find(state, id).size();
  const both = state.picks.get("offers")?.size && state.picks.get("seeks")?.size;
  const button = (text, number, change) =>
    make(
      "li",
      {},
      make(
        "button",
        { type: "button", className: "pp-way", onclick: () => ask(change) },
        `${text}: `,
        make("strong", { textContent: several(number, "person", "people") }),
      ),
    );
  for (const [id, keys] of state.picks) {
    const number = keys.size ? without(id) : 0;
    if (!number) continue;
    const title = people.facets.get(id).title;
    const one = {
      offers: "One way: they want to learn it, whatever they teach",
      seeks: "One way: they teach it, whatever they want to learn",
    };
    found.push(button(both && one[id] ? one[id] : `Without “${title}”`, number, { drop: id }));
  }
  if (state.text.trim() && without("text"))
    found.push(button(`Without “${state.text.trim()}”`, without("text"), { drop: "text" }));
  for (const id of ["offers", "seeks"]) {
    const keys = state.picks.get(id);
    if (!keys?.size) continue;
    const base = people.find(state, id);
    const near = people
      .nearest(id, keys)
      .map((value) => [value, base.common(value.bits)])
      .filter(([, number]) => number);
    for (const [value, number] of near.slice(0, 3))
      found.push(button(`${people.facets.get(id).title} ${value.label} instead`, number, { swap: id, key: value.key }));
  }
  if (state.text.trim()) {
    for (const name of people.spelt(state.text)) {
      const number = people.find({ ...state, text: name }).size();
      if (number) found.push(button(`Search for ${name}`, number, { text: name }));
    }
  }
  const title = make("p", { className: "pp-empty__title", textContent: "Nobody matches all of this" });
  const lead = make("p", {
    textContent: found.length ? "These changes find people:" : "Try fewer words or fewer filters.",
  });
  const link = make("a", { className: "md-button", href: join, textContent: "Add your profile" });
  const last = make("p", { textContent: "Or say what you want to learn, so that people can find you." });
  return make(
    "div",
    { className: "pp-empty" },
    title,
    lead,
    make("ul", { className: "pp-helps" }, ...found),
    last,
    make("p", {}, link),
  );
};
