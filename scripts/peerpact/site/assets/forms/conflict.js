// The file has changed since a draft of it was begun: both are shown, and somebody chooses, field by field.
import { el, fresh, put } from "./dom.js";
import { equal } from "./model.js";

/**
 * A draft and a file that both began from `base`, key by key: what only one side changed is taken from that side.
 * Gives the values, which keys came from the file, and those that both changed, for which the draft's value stands.
 */
const merge = (base, mine, theirs) => {
  const values = {},
    taken = [],
    both = [];
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const changedHere = !equal(mine[key], base[key]),
      changedThere = !equal(theirs[key], base[key]);
    if (changedThere && !changedHere) taken.push(key);
    if (changedThere && changedHere && !equal(mine[key], theirs[key])) both.push(key);
    const value = changedHere ? mine[key] : theirs[key];
    if (value !== undefined) values[key] = value;
  }
  return { values, taken, both };
};

const choiceOf = (key, title, sides) => {
  const name = fresh("side");
  const radio = (side, label, value, checked) => {
    const id = fresh("side");
    const input = el("input", { type: "radio", id, name, value: side, checked });
    return el("div", { class: "ppf-tick" }, input, el("label", { for: id }, label, ": ", el("bdi", {}, value)));
  };
  return el(
    "fieldset",
    { class: "ppf-group", "data-key": key },
    el("legend", {}, title),
    radio("mine", "Your draft", sides.mine, true),
    radio("theirs", "The file now", sides.theirs, false),
  );
};

/**
 * Asks on `host` where draft and file differ, and resolves when the draft is one of the file as it is now. `now` are
 * the file's values, `tidy(model)` gives the values of a model, `words(key, value)` what people read for a value.
 */
export const resolveConflict = async ({ host, draft, now, tidy, shown, words }) => {
  const mine = tidy(draft.model),
    theirs = tidy(now),
    base = draft.base ? tidy(draft.base) : {}; // of an old draft nobody knows what it began from
  const { values, taken, both } = merge(base, mine, theirs);
  if (!taken.length && !both.length) return;
  const title = (key) => shown.properties[key].title;
  const rows = both.map((key) =>
    choiceOf(key, title(key), { mine: words(key, mine[key]), theirs: words(key, theirs[key]) }),
  );
  await /** @type {Promise<void>} */ (
    new Promise((done) => {
      const choose = () => {
        for (const row of rows) {
          const { key } = row.dataset;
          if (row.querySelector("input:checked").value === "theirs") values[key] = theirs[key];
          if (values[key] === undefined) delete values[key];
        }
        draft.rebase(values, now);
        done();
      };
      const over = () => {
        draft.setAside("forgotten");
        draft.rebase(now, now);
        done();
      };
      const news = taken.length ? `Updated from the file: ${taken.map(title).join(", ")}.` : "";
      const ask = both.length ? "You changed these too. Which version do you want?" : "";
      put(
        host,
        el(
          "div",
          { class: "ppf-conflict", role: "group", "aria-labelledby": "ppf-conflict" },
          el("h2", { id: "ppf-conflict", tabindex: "-1" }, "The file has changed since you began this draft"),
          news ? el("p", {}, news) : "",
          ask ? el("p", {}, ask) : "",
          rows,
          el(
            "p",
            { class: "ppf-moves" },
            el(
              "button",
              { type: "button", class: "md-button md-button--primary", onclick: choose },
              "Continue with these",
            ),
            el(
              "button",
              { type: "button", class: "ppf-plain", onclick: over },
              "Discard my draft and start from the file",
            ),
          ),
        ),
      );
      host.querySelector("h2").focus();
    })
  );
};
