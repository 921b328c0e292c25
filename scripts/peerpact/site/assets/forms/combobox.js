// A text field that offers what fits the letters typed so far. Anything else may be written as well.
// Keys: arrows choose, Enter takes, Escape closes; a screen reader hears the choice and how many there are.
import { el, fresh, put } from "./dom.js";

// The list is no stop of the Tab key: a list that scrolls would be one in Chromium, and vanish under the focus.
const drawList = () =>
  el("ul", {
    id: fresh("list"),
    role: "listbox",
    class: "ppf-options",
    "aria-label": "Suggestions",
    tabindex: "-1",
    hidden: true,
  });

const drawOption = (id, { label, detail }, onpointerdown) =>
  el(
    "li",
    { id, role: "option", "aria-selected": "false", onpointerdown },
    el("bdi", {}, label),
    detail ? el("small", {}, detail) : "",
  );

const count = (number) => (number ? `${number} ${number === 1 ? "suggestion" : "suggestions"}` : "");

/**
 * `search(text)` gives [{value, label, detail, sure}]; `exact(text)` the value that a whole text means, or "".
 * `change(text)` hears every letter, `settle(value)` what the field holds when it is left or an option is taken.
 * `display(value)` is the text that the field shows for a value.
 */
export const combobox = ({
  attributes,
  search,
  exact = (_text) => "",
  display = (value) => value,
  change,
  settle = (_value) => {},
  stays = false, // after Enter, for one more
}) => {
  const list = drawList();
  const status = el("span", { class: "ppf-hear", "aria-live": "polite" });
  const input = el("input", {
    ...attributes,
    type: "text",
    role: "combobox",
    autocomplete: "off",
    autocapitalize: "none",
    autocorrect: "off",
    spellcheck: "false",
    enterkeyhint: "next",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  });
  let options = [],
    chosen = -1,
    typed = false; // since the field was last settled

  const mark = (place) => {
    chosen = place;
    [...list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === place)));
    if (place < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", list.children[place].id);
    return list.children[place].scrollIntoView({ block: "nearest" });
  };
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    status.textContent = "";
    mark(-1);
  };
  const take = (value) => {
    typed = false;
    input.value = display(value);
    close();
    change(value);
    settle(value);
  };
  // When the field is left: what the text means as a whole, else the one suggestion that can be meant.
  const leave = () => {
    const text = input.value.trim();
    const sole = options.length === 1 && options[0].sure !== false ? options[0].value : "";
    const value = typed && text ? exact(text) || sole || text : null;
    close();
    if (value !== null) take(value);
    else if (typed) settle(text);
    typed = false;
  };
  const open = () => {
    options = input.value.trim() ? search(input.value) : [];
    put(
      list,
      options.map((option, n) =>
        drawOption(`${list.id}-${n}`, option, (event) => {
          event.preventDefault(); // the focus stays in the field
          take(option.value);
        }),
      ),
    );
    mark(-1);
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(options.length > 0));
    status.textContent = count(options.length);
  };
  const keys = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (list.hidden) open();
      if (options.length) mark((chosen + step + options.length + (chosen < 0 && step < 0 ? 1 : 0)) % options.length);
    } else if (event.key === "Enter" && !event.isComposing) {
      if (list.hidden || chosen < 0) {
        if (stays) event.preventDefault();
        return leave(); // and the form goes on
      }
      event.preventDefault();
      take(options[chosen].value);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
    return undefined;
  };
  input.addEventListener("input", () => {
    typed = true;
    open();
    change(input.value);
  });
  input.addEventListener("keydown", keys);
  input.addEventListener("blur", leave);
  // The first search takes several times as long as the next, so it's made while nobody waits for it.
  input.addEventListener("focus", () => setTimeout(search, 0, "a"), { once: true });
  const set = (value) => {
    input.value = value === undefined ? "" : display(value);
  };
  return { input, set, element: el("div", { class: "ppf-combobox" }, input, list, status) };
};
