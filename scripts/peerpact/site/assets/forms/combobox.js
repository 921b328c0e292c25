// A text field that offers what fits the letters typed so far. Anything else may be written as well.
// Keys: arrows choose, Enter takes, Escape closes; a screen reader hears the choice and how many there are.
import { el, fresh, put } from "./dom.js";

// `search(text)` gives [{value, label, detail}]; `change(text)` is told of every letter, `settle(text)` of what stays.
export const combobox = ({ attributes, search, change, settle = () => {} }) => {
  const list = el("ul", {
    id: fresh("list"),
    role: "listbox",
    class: "ppf-options",
    "aria-label": "Suggestions",
    hidden: true,
  });
  const told = el("span", { class: "ppf-hear", "aria-live": "polite" });
  const input = el("input", {
    ...attributes,
    type: "text",
    role: "combobox",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  });
  let options = [],
    chosen = -1;

  const mark = (place) => {
    chosen = place;
    [...list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === place)));
    if (place < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", list.children[place].id);
      list.children[place].scrollIntoView({ block: "nearest" });
    }
  };
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    told.textContent = "";
    mark(-1);
  };
  const take = (option) => {
    input.value = option.value;
    close();
    change(option.value);
    settle(option.value);
  };
  const open = () => {
    options = input.value.trim() ? search(input.value) : [];
    put(
      list,
      options.map((option, n) =>
        el(
          "li",
          {
            id: `${list.id}-${n}`,
            role: "option",
            "aria-selected": "false",
            onpointerdown: (event) => {
              event.preventDefault();
              take(option);
            },
          },
          el("bdi", {}, option.label),
          option.detail ? el("small", {}, option.detail) : "",
        ),
      ),
    );
    mark(-1);
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(options.length > 0));
    told.textContent = options.length ? `${options.length} ${options.length === 1 ? "suggestion" : "suggestions"}` : "";
  };
  const keys = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (list.hidden) open();
      if (options.length) mark((chosen + step + options.length + (chosen < 0 && step < 0 ? 1 : 0)) % options.length);
    } else if (event.key === "Enter" && !list.hidden && chosen >= 0) {
      event.preventDefault();
      take(options[chosen]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  };
  input.addEventListener("input", () => {
    open();
    change(input.value);
  });
  input.addEventListener("keydown", keys);
  input.addEventListener("blur", () => {
    close();
    settle(input.value);
  });
  return { input, element: el("div", { class: "ppf-combobox" }, input, list, told) };
};
