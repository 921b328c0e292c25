// What stands around the cards of the directory: the bar, the filters, the number of people found. Decides nothing.
import { make } from "./directory-cards.js";
import { FacetView, picker } from "./directory-panel.js";

/**
 * Draws on `root` for `people` and the reader `me`, with the element `list` of the cards. `acts` has what happens:
 * typed, typedAll, sorted, picked, became, reset, more, commit.
 */
export const drawView = ({ root, people, me, list, acts }) => {
  /** @type {Record<string, any>} */
  const view = {};
  view.search = make("input", {
    type: "search",
    className: "pp-input",
    id: "pp-search",
    placeholder: "A name, a skill, a language, a city",
    autocomplete: "off",
  });
  view.search.addEventListener("input", acts.typed);
  view.search.addEventListener("change", acts.typedAll);
  view.sort = make(
    "select",
    { className: "pp-input", id: "pp-sort" },
    make("option", { value: "name", textContent: "by name" }),
    make("option", { value: "best", textContent: "best for me" }),
  );
  view.sort.addEventListener("change", () => acts.sorted(view.sort.value));
  view.views = new Map([...people.facets].map(([id, facet]) => [id, new FacetView(facet, acts.picked)]));
  view.go = make("button", {
    type: "button",
    className: "md-button md-button--primary",
    onclick: () => {
      view.panel.open = false;
      view.count.scrollIntoView({ behavior: "instant" });
      view.count.focus({ preventScroll: true });
    },
  });
  view.panel = make(
    "details",
    { className: "pp-filters" },
    make("summary", { textContent: "Filters" }),
    ...[...view.views.values()].map(({ element }) => element),
    make("p", { className: "pp-go" }, view.go),
  );
  const wide = matchMedia("(min-width: 60em)");
  const fold = () => {
    view.panel.open = wide.matches;
  };
  wide.addEventListener("change", fold);
  fold();
  view.count = make("p", { className: "pp-count", tabIndex: -1 });
  view.active = make("ul", { className: "pp-active" });
  view.reset = make("button", {
    type: "button",
    className: "pp-reset",
    textContent: "Reset all",
    onclick: () => {
      acts.reset();
      view.search.focus();
    },
  });
  view.status = make("p", { className: "pp-hidden", role: "status" });
  view.none = make("div");
  view.more = make("button", { type: "button", className: "md-button pp-more", onclick: acts.more });
  const field = (id, label, input) =>
    make("div", { className: "pp-field" }, make("label", { htmlFor: id, textContent: label }), input);
  const [who, unknown] = picker(people.data, me, acts.became);
  const bar = make(
    "form",
    { className: "pp-bar", role: "search", "aria-label": "Look for people" },
    field("pp-search", "Look for", view.search),
    who,
    field("pp-sort", "Sort", view.sort),
    unknown,
  );
  bar.addEventListener("submit", (event) => {
    event.preventDefault();
    acts.commit();
  });
  view.who = make(
    "p",
    { className: "pp-note pp-who", role: "status", hidden: true },
    "This link looks for people who share hours with you, or who match you best. ",
    make("button", {
      type: "button",
      className: "pp-reset",
      textContent: "Say who you are",
      onclick: () => document.getElementById("pp-me").focus(),
    }),
  );
  const found = make(
    "div",
    { className: "pp-found" },
    view.who,
    make("div", { className: "pp-told" }, view.count, view.active, view.reset),
    view.status,
    view.none,
    list,
    view.more,
  );
  root.replaceChildren(bar, view.panel, found);
  root.classList.add("pp-directory--live");
  document.querySelector(".pp-lead").textContent =
    "Everyone in this community. Say who you are to see your best matches first. Your search stays in your browser.";
  return view;
};
