// What people here seek and teach, as chips below a list of skills: one press takes one, with a level to change in its
// place. Nothing moves under a finger: what is shown keeps its place until someone turns to something else. Who would
// be partners is shown beside the step, and counted below the chips.
import { LEARNS, TEACHES } from "../question_columns.js";
import { questions } from "../questions.js";
import { createSlot, pressed } from "./chip_slot.js";
import { el, put } from "./dom.js";
import { drawPartners, partners, summary } from "./matches.js";
import { assumed, newcomer, relevant } from "./newcomer.js";
import { rove } from "./roving.js";
import { afterFrame, holding } from "./still.js";

const COUNT = 12,
  CARDS = 3;
const SIDES = {
  offers: {
    key: "teach",
    rank: TEACHES,
    question: ["People here are looking for these skills.", "Which could you teach?"],
  },
  seeks: {
    key: "learn",
    rank: LEARNS,
    question: ["People here teach these skills.", "Which would you like to learn?"],
  },
};

const KEYS = matchMedia("(pointer: coarse)").matches ? "" : "With the keyboard: arrows and Enter.";
const isEmpty = (entry) => Object.values(entry).every((value) => !value);

class Panel {
  // What the caller gives; see createChips.
  /** @type {any} */ form;
  /** @type {any} */ people;
  /** @type {any} */ skills;
  /** @type {any} */ settings;
  /** @type {any} */ self;
  /** @type {any} */ site;
  /** @type {any} */ ticks;
  /** @type {any} */ breadth;
  /** @type {string} */ list;
  /** @type {"teach" | "learn"} */ key;
  /** @type {number} */ rank;
  /** @type {string[]} */ question;

  #slots = new Map(); // by skill, in the order shown
  #asked = []; // everything that could be shown, best first
  #shown = COUNT;
  #seen = ""; // what the panel was drawn for
  #pressing = false; // something of the panel
  #both = 0; // how many partners were shown last
  #met = false; // has been shown

  constructor(options, list) {
    Object.assign(this, options, SIDES[list], { list });
    this.level = this.settings.levels[this.rank];
    const hint = `Press a skill to add it as ${this.level}; you can change the level. Add only what's true of you. ${KEYS}`;
    this.chips = el("ul", { class: "ppf-chips" });
    this.more = el(
      "button",
      { type: "button", class: "ppf-plain", onclick: pressed((pointer) => this.#grow(pointer)) },
      "More",
    );
    this.fit = el("p", { class: "ppf-fit" });
    this.status = el("p", { class: "ppf-hear", role: "status" });
    const bar = el("div", { role: "toolbar", "aria-label": this.question[1] }, this.chips, this.more);
    this.settle = rove(bar);
    this.element = el("div", { class: "ppf-asked", hidden: true }, [
      el("h3", {}, this.question.join(" ")),
      el("p", { class: "ppf-hint" }, hint),
      bar,
      this.fit,
      this.status,
    ]);
  }

  /** As it is when someone comes to the step. */
  open() {
    this.#seen = "";
    this.#shown = COUNT;
  }
  update(written) {
    const values = assumed(written, this.settings.levels),
      now = relevant(values);
    if (now === this.#seen) return;
    this.#seen = now;
    this.#preview(values);
    if (this.#pressing) afterFrame(() => this.#seen === now && this.#count(values, true));
    else this.#count(values, this.element.contains(document.activeElement));
  }
  // `still`: what is shown keeps its place, under the finger that has just pressed or beside the focus.
  #count(values, still) {
    this.#ask(values);
    if (!still) this.#rank();
    this.#tell();
    this.element.hidden = !this.#slots.size;
    if (!this.#met) this.#lead();
    this.#met = true;
  }
  // Someone who comes from a link sees what it suggests, below a list that may be long.
  #lead() {
    const [first] = this.#slots.values();
    if (!first?.asked.suggested || document.activeElement !== document.body) return;
    this.element.scrollIntoView({ block: "start", behavior: "instant" });
    first.focus(true);
  }

  #entries() {
    return this.form.get([this.list]) || [];
  }
  #isOf(skill) {
    return (entry) => this.skills.resolve(String(entry.skill || "").trim()) === skill;
  }
  #full() {
    const { maxItems } = this.form.schema.properties[this.list];
    return this.#entries().length >= maxItems && !this.#entries().some(isEmpty);
  }

  #ask(values) {
    const { people, skills, settings, self, breadth, ticks } = this;
    const { me, columns } = newcomer({ data: people, skills, form: settings, values, self });
    const all = questions(columns, me, breadth, Infinity)[this.key],
      listed = new Set(
        [...(values.offers || []), ...(values.seeks || [])].map(({ skill = "" }) => skills.resolve(skill)),
      );
    const ticked = ticks[this.list].filter((id) => !listed.has(id)),
      unsought = (id) => ({ skill: id, name: skills.name(id), people: 0, partners: 0 });
    this.#asked = [
      ...ticked.map((id) => ({ ...(all.find(({ skill }) => skill === id) || unsought(id)), suggested: true })),
      ...all.filter(({ skill }) => !ticked.includes(skill)),
    ];
  }
  #add(asked) {
    const slot = createSlot({
      asked,
      levels: this.settings.levels,
      level: this.level,
      take: (...press) => this.#take(...press),
      putBack: (...press) => this.#putBack(...press),
      setLevel: (one, level) => this.#setLevel(one, level),
    });
    this.#slots.set(asked.skill, slot);
    this.chips.append(slot.element);
  }
  #fill() {
    for (const one of this.#asked) if (this.#slots.size < this.#shown && !this.#slots.has(one.skill)) this.#add(one);
  }
  #rank() {
    this.#slots.clear();
    put(this.chips);
    this.#fill();
  }
  // What is still shown says what it would bring now.
  #tell() {
    const full = this.#full();
    for (const one of this.#asked) this.#slots.get(one.skill)?.tell(one, full);
    this.more.hidden = this.#asked.every(({ skill }) => this.#slots.has(skill));
    this.settle();
  }
  #grow(pointer) {
    const before = this.#slots.size;
    this.#shown = before + COUNT;
    this.#fill();
    this.#tell();
    [...this.#slots.values()][before]?.focus(pointer);
  }
  #preview(values) {
    const { people, skills, settings, self, form, site } = this,
      view = partners({ people, skills, form: settings, values, self });
    put(this.fit, summary(view, this.#pressing ? view.both.length - this.#both : 0));
    put(form.side, drawPartners(view, { ...settings, site, count: CARDS }));
    this.#both = view.both.length;
  }

  #change(slot, taken, entries) {
    this.#pressing = true;
    holding(slot.element, () => {
      if (slot.taken !== taken) slot.turn(taken);
      this.form.set([this.list], entries);
      this.form.lists.get(this.list)();
      this.form.refresh();
    });
    this.#pressing = false;
  }
  #take(slot, pointer) {
    const { skill, name } = slot.asked,
      entry = { skill: this.skills.find(name) === skill ? name : skill, level: this.level };
    const entries = this.#entries(),
      empty = entries.findIndex(isEmpty);
    this.#change(
      slot,
      true,
      empty < 0 ? [...entries, entry] : entries.map((each, n) => (n === empty ? { ...each, ...entry } : each)),
    );
    this.#next(slot).focus(pointer);
    this.status.textContent = `Added ${name} as ${this.level}. ${this.fit.textContent}`;
  }
  #putBack(slot, pointer) {
    const { skill, name } = slot.asked,
      isThis = this.#isOf(skill);
    this.form.forget([this.list, 0]);
    this.#change(
      slot,
      false,
      this.#entries().filter((entry) => !isThis(entry)),
    );
    slot.focus(pointer);
    this.status.textContent = `Removed ${name}. ${this.fit.textContent}`;
  }
  #setLevel(slot, level) {
    const isThis = this.#isOf(slot.asked.skill);
    this.#change(
      slot,
      true,
      this.#entries().map((entry) => (isThis(entry) ? { ...entry, level } : entry)),
    );
  }
  // Where the focus goes when a chip is taken: to the next one, or the one before, or what is below.
  #next(slot) {
    const all = [...this.#slots.values()],
      place = all.indexOf(slot);
    const free = [...all.slice(place + 1), ...all.slice(0, place).reverse()].find(({ taken }) => !taken);
    return free || (this.more.hidden ? slot : this.more);
  }
}

/**
 * `form` is the form, `people` the columns, `settings` what newcomer.js calls `form`, `ticks` the ids of skills that a
 * link suggests, by list. `update(list, holder, values)` shows the chips of a list, `open(list)` starts over.
 */
export const createChips = (options) => {
  const { skills, people } = options,
    parts = new Map();
  for (const { broader } of skills.all) for (const id of broader) parts.set(id, (parts.get(id) ?? 0) + 1);
  const breadth = (id) => parts.get(id) ?? 0,
    panels = new Map();
  // What depends on the people alone is counted before someone waits for it.
  const nobody = { self: -1, offers: [], seeks: [], languages: new Set(), hours: [], turns: [], available: true };
  questions(people, nobody, breadth, 0);
  return {
    update: (list, holder, values) => {
      if (!panels.has(list)) {
        panels.set(list, new Panel({ ...options, breadth }, list));
        put(holder, panels.get(list).element);
      }
      panels.get(list).update(values);
    },
    open: (list) => panels.get(list)?.open(),
  };
};
