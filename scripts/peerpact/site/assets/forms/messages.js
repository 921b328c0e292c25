// Findings beside their fields, in the sentences of the checks or as a question. Judges nothing.
import { el, prose, put } from "./dom.js";
import { spelt } from "./inputs.js";
import { fill } from "./templates.js";

// A field that is left empty: then the question counts, not the words of the checks.
const EMPTY = ["missing-key", "commitment", "nothing-to-share"];
const at = (schema, path) =>
  path.reduce((part, step) => part && (typeof step === "number" ? part.items : part.properties?.[step]), schema);

const number = ({ minimum, exclusiveMinimum, maximum, type, examples = [4] }) => {
  const least = minimum ?? (type === "integer" ? 1 : `more than ${exclusiveMinimum ?? 0}`);
  if (maximum === undefined) return `Write a number, for example ${examples[0]}.`;
  return exclusiveMinimum === undefined
    ? `Write a number from ${least} to ${maximum}, for example ${examples[0]}.`
    : `Write a number above ${exclusiveMinimum} and up to ${maximum}, for example ${examples[0]}.`;
};
// What the checks say of the shape of a value speaks of keys and quotes: the form asks for what belongs in the field.
const OWN = {
  "wrong-type": number,
  "out-of-range": number,
  "wrong-form": ({ errorMessage }) => errorMessage,
  "empty-value": ({ errorMessage }) => errorMessage,
  "too-long": ({ maxLength }) => `This is too long: ${maxLength} characters fit.`,
  "repeated-entry": () => "This list has the same entry twice. Remove one.",
  "list-size": ({ minItems = 1, maxItems }) => `Enter ${minItems} to ${maxItems}.`,
  "not-a-choice": () => "Choose one from the list.",
};

/** A finding in words for somebody who may never have seen the file. `shown` is the schema with the form's labels. */
export const asked = (asks, shown, finding, name) => {
  const ask = (EMPTY.includes(finding.rule) || finding.rule === "list-size") && asks[spelt(finding.path)];
  if (ask) return { ...finding, name, message: fill(ask, { name }), fix: "" };
  const part = OWN[finding.rule] && at(shown, finding.path);
  if (part) return { ...finding, name, message: OWN[finding.rule](part), fix: "" };
  return { ...finding, name };
};

// What has no field of its own stands at the nearest one around it.
export const nearest = (form, path) => {
  for (let length = path.length; length > 0; length -= 1) {
    const found = form.places.get(path.slice(0, length).join("."));
    if (found) return found;
  }
  return undefined;
};

export const show = (form, findings) => {
  for (const spot of form.places.values()) {
    const own = findings.filter((finding) => finding.spot === spot);
    const wrong = own.some((finding) => !finding.hint);
    put(
      spot.error,
      own.map(({ message, fix, hint, link }) =>
        el(
          "span",
          { class: hint ? "ppf-soft" : "" },
          el("strong", { class: "ppf-hear" }, hint ? "Warning: " : "Error: "),
          prose(message),
          " ",
          el("span", {}, prose(fix)),
          link ? [" ", el("a", { href: link.href }, link.label)] : "",
        ),
      ),
    );
    spot.error.hidden = !own.length;
    spot.element.classList.toggle("ppf-wrong", wrong);
    if (spot.input.tagName !== "FIELDSET") spot.input.setAttribute("aria-invalid", String(wrong));
    const said = [spot.hint, own.length ? spot.error.id : ""].filter(Boolean).join(" ");
    if (said) spot.input.setAttribute("aria-describedby", said);
    else spot.input.removeAttribute("aria-describedby");
  }
};

// The list of what is to fix, above the fields: each point leads to its field, and goes when that field is right.

// What is said of two people alike is said with the name.
const words = ({ name, message }) =>
  name && !message.includes(name) ? [el("bdi", {}, name), ": ", prose(message)] : prose(message);

// `lead(finding)` goes to a field, `current()` gives the findings of the moment. Both elements are for the page.
export const createSummary = (lead, current) => {
  const element = el("div", { class: "ppf-summary", role: "alert", tabindex: "-1", hidden: true }),
    status = el("p", { class: "ppf-hear", role: "status" });
  let points = [];

  const point = (finding) => {
    const one = { finding };
    one.link = el("a", {
      onclick: (event) => {
        event.preventDefault();
        lead(one.finding);
      },
    });
    one.element = el("li", {}, one.link);
    return one;
  };
  const tell = (one, finding) => {
    const said = one.link.textContent;
    one.finding = finding;
    one.link.href = `#${finding.spot.input.id}`;
    const now = el("a", {}, words(finding));
    if (now.textContent !== said) put(one.link, [...now.childNodes]);
  };

  const close = () => {
    element.hidden = true;
    status.textContent = "";
    points = [];
  };
  const open = (findings) => {
    close();
    points = findings.map(point);
    points.forEach((one) => tell(one, one.finding));
    put(
      element,
      el("h2", {}, "Something needs fixing"),
      el(
        "ul",
        {},
        points.map((one) => one.element),
      ),
    );
    element.hidden = !points.length;
    if (points.length) element.focus();
  };
  // A field was left: its point goes, or says what is wrong now. Nothing is added, and the last one takes all with it.
  const update = () => {
    if (!points.length) return;
    const wrong = current(),
      before = points.length,
      held = points.find((one) => one.link === document.activeElement);
    points = points.filter((one) => {
      if (one.finding.spot.element.contains(document.activeElement)) return true; // somebody is still there
      const place = wrong.findIndex((finding) => `${finding.at}` === `${one.finding.at}`);
      if (place >= 0) tell(one, wrong.splice(place, 1)[0]);
      else one.element.remove();
      return place >= 0;
    });
    const left = points.length;
    if (left === before) return;
    if (held && !left) lead(held.finding);
    else if (held && !points.includes(held)) element.focus();
    if (!left) close();
    status.textContent = left ? `Fixed. ${left} to go.` : "Fixed. That was the last one.";
  };
  return { element, status, open, close, update };
};
