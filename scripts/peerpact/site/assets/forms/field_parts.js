// What every field has: a label, a hint, a place for findings, and room to count.
import { el, fresh } from "./dom.js";

// The way to a value with `*` for any entry of a list.
export const spelt = (path) => path.map((step) => (typeof step === "number" ? "*" : step)).join(".");
const COUNTED = 40; // characters; below, a limit is hardly ever met
// What a choice is called; the file keeps the value itself.
export const called = ({ titles }, value) => (titles && titles[value]) || value;

export const title = (schema, required) => [
  schema.title,
  required || schema.silent || schema.needed ? "" : el("span", { class: "ppf-muted" }, " (optional)"),
];

// Where the findings about a value are shown, and which element gets the focus from the summary.
export const place = (form, path, element, error, input, hint) => {
  form.places.set(path.join("."), { path, element, error, input, hint });
  return element;
};

export const errorBox = (id) => el("p", { id: `${id}-error`, class: "ppf-error", hidden: true });

export const single = (form, schema, path, required, make) => {
  const id = fresh("field"),
    hint = `${id}-hint`,
    error = errorBox(id);
  const about = schema.description;
  const made = make({ id, "aria-describedby": about ? hint : "", "aria-required": required ? "true" : "" });
  const input = made.input || made;
  input.addEventListener("blur", () => form.touch(path));
  const element = el(
    "div",
    { class: "ppf-field" },
    el("label", { for: id }, title(schema, required)),
    about ? el("p", { id: hint, class: "ppf-hint" }, about) : "",
    error,
    made.element || made,
    counter(schema, input),
  );
  return place(form, path, element, error, input, about ? hint : "");
};

// How much room is left where there is a limit; said aloud only when it gets tight.
const counter = ({ type, maxLength, format }, input) => {
  if (type !== "string" || !maxLength || maxLength < COUNTED || format) return "";
  const left = el("p", { class: "ppf-hint ppf-left" });
  const show = () => {
    const room = maxLength - [...input.value].length;
    left.hidden = input.tagName === "INPUT" && room > maxLength / 2; // a short answer needs no figures
    left.textContent = room < 0 ? `${-room} too many` : `${room} left of ${maxLength}`;
    left.classList.toggle("ppf-tight", room < maxLength / 10);
    left.setAttribute("aria-live", room < maxLength / 10 ? "polite" : "off");
  };
  input.addEventListener("input", show);
  setTimeout(show); // when the field has its value
  return left;
};

export const group = (form, schema, path, required, ...content) => {
  const id = fresh("group"),
    error = errorBox(id);
  const element = el(
    "fieldset",
    { class: "ppf-group", tabindex: "-1" },
    el("legend", { class: schema.silent ? "ppf-hear" : "" }, title(schema, required)),
    schema.description ? el("p", { class: "ppf-hint" }, schema.description) : "",
    error,
    content,
  );
  return place(form, path, element, error, element, "");
};
