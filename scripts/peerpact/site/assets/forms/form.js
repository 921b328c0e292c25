// What both forms share: the model and its draft, one step at a time, findings beside fields and in a summary, and the
// last step that sends it. Which steps there are and what is checked is the caller's.
import { brokenLetters } from "./contact.js";
import { el, put } from "./dom.js";
import { asked, createSummary, nearest, show } from "./messages.js";
import { getIn, setIn } from "./model.js";
import { clean, inForm } from "./normalise.js";
import { createHold, createProgress, drawStep, layout } from "./steps.js";
import { together } from "./validate.js";
import { emit } from "./yaml.js";

const same = (values) => values;
const HEAD = 100; // pixels
const follows = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;

/**
 * `host` is the element on the page; `draft` a store of draft.js with `model` to start from; `steps` are
 * [{id, title, question, keys, draw(form)}]; `check(values)` gives findings, `asks` the sentences for empty fields,
 * `target(values)` {path, editing, then}; `prepare` adds what follows from the model, `finish` puts the values in order
 * for the file, `write` turns them into its text, `whose(form, at)` names whom a finding is about, `last(form, values,
 * findings)` gives what the last step shows.
 */
class Form {
  // What the caller gives; see above.
  /** @type {HTMLElement} */ host;
  /** @type {import("./steps.js").Step[]} */ steps;
  /** @type {any} */ draft;
  /** @type {any} */ schema;
  /** @type {any} */ shown;
  /** @type {any} */ data;
  /** @type {any} */ asks;
  /** @type {any} */ check;
  /** @type {any} */ target;
  /** @type {any} */ context;
  /** @type {any} */ whose;
  /** @type {any} */ prepare;
  /** @type {any} */ finish;
  /** @type {any} */ write;
  /** @type {any} */ extra;
  // What fields of a form's own may add.
  /** @type {any} */ ready;
  /** @type {any} */ redraw;
  /** @type {any} */ loginChanged;

  places = new Map();
  /** How each list is drawn again when something else has changed it, by key. */
  lists = new Map();
  #touched = new Set();
  #findings = [];
  #values = {};
  #pending = 0;
  #left = false; // a field, since the summary was looked at
  #drawn = ""; // the state that the last step shows
  #late = false; // something was not shown while a pointer was down

  constructor(options) {
    Object.assign(this, { whose: () => "", prepare: same, finish: same, write: emit }, options);
    this.model = this.draft.model;
    this.extra = this.extra(this);
    this.last = this.steps[this.steps.length - 1];
    this.progress = createProgress(this.steps);
    this.summary = createSummary(
      (finding) => this.#lead(finding),
      () => this.steps.flatMap((step) => this.#errorsOf(step)),
    );
    this.hold = createHold(this.host, () => this.#lifted());
    this.file = el("pre", { class: "ppf-file", tabindex: "0", "aria-label": "The text of your file" });
    this.where = el("code", {});
    this.send = el("div", { class: "ppf-send" });
    this.side = el("div", { class: "ppf-beside" });
    this.#mount();
    this.#listen();
  }

  get(path) {
    return getIn(this.model, path);
  }
  put(path, value) {
    setIn(this.model, path, value);
  }
  set(path, value) {
    this.put(path, value);
    this.draft.keep(this.model);
    this.#later();
  }
  touch(path) {
    this.#touched.add(path.join("."));
    this.#left = true;
    this.#later();
  }
  /** Forgets the places of the fields below a path, which are about to be drawn again. */
  drop(path) {
    for (const key of [...this.places.keys()]) if (key.startsWith(`${path.join(".")}.`)) this.places.delete(key);
  }
  /** Forgets which entries of a list somebody has been at: their places have moved. */
  forget(path) {
    const above = `${path.slice(0, -1).join(".")}.`;
    for (const key of [...this.#touched]) if (key.startsWith(above)) this.#touched.delete(key);
  }

  #later() {
    this.#pending ||= requestAnimationFrame(() => this.refresh());
  }
  #lifted() {
    if (this.#late) this.#later();
    else this.#settle();
  }
  #settle() {
    if (!this.#left || this.hold.down() || this.#pending) return;
    this.#left = false;
    this.summary.update();
  }

  #isTouched(path) {
    return path.some((_, n) => this.#touched.has(path.slice(0, n + 1).join(".")));
  }
  #owns(step, at) {
    return step.owns ? step.owns(at) : step.keys.includes(at[0]);
  }
  #errorsOf(step) {
    return this.#findings.filter((finding) => !finding.hint && finding.spot && this.#owns(step, finding.at));
  }
  #judge() {
    const values = clean(this.schema, this.prepare(this.model), this.context) || {};
    this.#values = values;
    this.#findings = together(
      this.check(values),
      brokenLetters(this.data, values, () => this.refresh()),
    ).map((finding) => {
      const at = inForm(values, finding.path);
      const told = asked(this.asks, this.shown, finding, this.whose(this, at));
      return { ...told, at, spot: nearest(this, at) };
    });
  }

  /** Judges everything and shows it; while a pointer is down only what moves nothing. */
  refresh() {
    cancelAnimationFrame(this.#pending);
    this.#pending = 0;
    this.#judge();
    const goal = this.target(this.#values);
    this.file.textContent = this.write(this.finish(this.#values));
    this.where.textContent = goal.path;
    this.#late = this.hold.down();
    if (this.#late) return;
    show(
      this,
      this.#findings.filter((finding) => this.#isTouched(finding.at)),
    );
    const wrong = this.steps.map((step) => this.#errorsOf(step).some((finding) => this.#isTouched(finding.at)));
    this.progress.update(this.steps.indexOf(this.step), wrong);
    this.step.changed?.(this.#values);
    this.#settle();
    if (this.step === this.last) this.#drawLast(goal); // partners are worked out only where they are seen
  }
  // Nothing that stays the same is drawn again: somebody may be pressing it.
  async #drawLast(goal) {
    const { draft } = this,
      told = this.#findings.map(({ at, message }) => [at, message]);
    const state = JSON.stringify([this.#values, goal, told]);
    if (state === this.#drawn) return;
    this.#drawn = state;
    const onSend = (event) => {
      const ticked = () => /** @type {any} */ (this.last.element).reportValidity();
      if (this.#complain(this.steps) || !ticked()) event.preventDefault();
      else if (event.type === "click" && event.currentTarget.matches("a")) draft.setAside("sent");
      return !event.defaultPrevented;
    };
    const [{ sending }, shown] = await Promise.all([
      import("./links.js"),
      this.last.show(this, this.#values, this.#findings),
    ]);
    if (state !== this.#drawn) return; // something has changed meanwhile
    const sent = sending(this.data, { ...goal, text: this.file.textContent, onSend });
    put(this.send, shown, el("h3", {}, "Send it"), sent);
  }

  // The summary names every mistake of some steps and leads to its field; false when there is none.
  #complain(some) {
    this.refresh();
    for (const finding of some.flatMap((step) => this.#errorsOf(step))) this.#touched.add(finding.at.join("."));
    this.refresh();
    const wrong = some
      .flatMap((step) => this.#errorsOf(step))
      .sort((a, b) => (follows(a.spot.element, b.spot.element) ? -1 : 1));
    this.summary.open(wrong);
    return wrong.length > 0;
  }
  #lead(finding) {
    this.#open(this.steps.find((step) => this.#owns(step, finding.at)));
    history.replaceState(null, "", `#${this.step.id}`);
    const { input } = finding.spot;
    const within = input.tagName === "FIELDSET" && input.querySelector("input, select, textarea, [tabindex='0']");
    (within || input).focus();
  }

  #open(step) {
    this.step = step;
    put(this.side);
    for (const other of this.steps) other.element.hidden = other !== step;
    this.host.classList.toggle("ppf-under-way", step !== this.steps[0]);
    document.body.classList.toggle("ppf-started", step !== this.steps[0]);
    step.opened?.();
    this.refresh();
  }
  #follow() {
    const step = this.steps.find(({ id }) => `#${id}` === location.hash) || (location.hash ? null : this.steps[0]);
    if (!step) return;
    this.summary.close();
    this.#open(step);
    step.element.querySelector("h2").focus();
    this.host.scrollIntoView({ block: "start", behavior: "instant" });
  }
  #go(step) {
    if (location.hash === `#${step.id}`) this.#follow();
    else location.hash = step.id;
  }

  #mount() {
    this.steps.forEach((step, n) => {
      const next = this.steps[n + 1];
      step.element = drawStep({
        step,
        n,
        previous: this.steps[n - 1],
        fields: step.draw(this),
        send: next ? null : this.send,
        onward: next && (() => this.#complain([step]) || this.#go(next)),
      });
    });
    put(this.host, layout(this));
  }
  #listen() {
    this.host.addEventListener("focusout", () => {
      this.#left = true;
      requestAnimationFrame(() => this.#settle());
    });
    // Browsers only look after the caret: the rest of a large field could stay under the page's head.
    this.host.addEventListener("focusin", ({ target }) => {
      const hidden = target instanceof HTMLTextAreaElement && target.getBoundingClientRect().top < HEAD;
      if (hidden && !this.hold.down()) target.scrollIntoView({ block: "nearest" });
    });
    window.addEventListener("hashchange", () => this.#follow());
    this.#open(this.steps.find(({ id }) => `#${id}` === location.hash) || this.steps[0]);
  }
}

export const createForm = (options) => new Form(options);
