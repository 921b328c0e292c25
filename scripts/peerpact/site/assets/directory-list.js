// The cards of the directory: the first few at once, the rest when that frame is drawn.
import { Card, clock, known, make } from "./directory-cards.js";
import { isMatch } from "./matching.js";

const FIRST = 12;

/** `record` is called before the cards below are drawn: the address follows then. */
export class CardList {
  /** @type {any} */ data;
  /** @type {any} */ up;
  /** @type {any} */ record;
  cards = [];
  finish = null; // draws what is left to draw
  element = make("ul", { className: "pp-cards pp-people" });
  others = make("li", { className: "pp-others" }, make("h2", { textContent: "Others, by name" }));

  constructor(data, up, record) {
    Object.assign(this, { data, up, record });
    setInterval(() => this.cards.forEach((card) => card.tell()), 60000);
    this.#warm();
  }
  // What is seen comes at once. The cards below, the folded filters and the address follow when that frame is drawn.
  show(shown, match, rest) {
    const strangers = match ? shown.findIndex((n) => !isMatch(match, n)) : -1;
    this.others.remove();
    if (this.element.children.length > shown.length) this.#cut(shown.length);
    this.#fill(shown, 0, FIRST, match, strangers);
    this.element.setAttribute("aria-busy", "true");
    const finish = (this.finish = () => {
      this.finish = null;
      this.record();
      this.#fill(shown, FIRST, shown.length, match, strangers);
      rest();
      this.element.removeAttribute("aria-busy");
    });
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (this.finish === finish) finish();
      }),
    );
  }
  #cut(length) {
    const rest = new Range();
    rest.setStart(this.element, length);
    rest.setEnd(this.element, this.element.childNodes.length);
    rest.deleteContents();
  }
  #fill(shown, from, to, match, strangers) {
    for (let place = from; place < Math.min(to, shown.length); place += 1) {
      const card = (this.cards[place] ??= new Card());
      card.show(this.data, this.up, shown[place], match);
      if (!card.element.parentNode) this.element.append(card.element);
      if (place && place === strangers) card.element.before(this.others);
    }
    this.#clocks(from, to);
  }
  // A zone's clock costs the browser a moment the first time, so new ones are told after the people are seen.
  #clocks(from, to) {
    const fresh = this.cards.slice(from, to).filter(({ zone }) => !known(zone));
    if (fresh.length)
      setTimeout(
        () =>
          fresh.forEach((card) => {
            clock(card.zone);
            card.tell();
          }),
        60,
      );
  }
  #warm() {
    const rest = this.data.zones.map(([zone]) => zone),
      idle = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 50));
    const step = () => {
      const zone = rest.shift();
      if (zone === undefined) return;
      clock(zone);
      idle(step);
    };
    idle(step);
  }
}
