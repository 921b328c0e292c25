// Findings beside their fields, in the sentences of the checks or as a question. Judges nothing.
import { el, prose, put } from "./dom.js";
import { spelt } from "./fields.js";
import { fill } from "./saying.js";

// Whoever leaves a field empty may never have seen the file: then the question counts, not the words of the checks.
const EMPTY = ["missing-key", "commitment", "nothing-to-share", "list-size"]; // no list can grow too long here
export const asked = (asks, finding, name) => {
  const ask = EMPTY.includes(finding.rule) && asks[spelt(finding.path)];
  return ask ? { ...finding, name, message: fill(ask, { name }), fix: "" } : { ...finding, name };
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
      own.map(({ message, fix, hint }) =>
        el(
          "span",
          { class: hint ? "ppf-soft" : "" },
          el("strong", { class: "ppf-hear" }, hint ? "Hint: " : "Error: "),
          prose(message),
          " ",
          el("span", {}, prose(fix)),
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
