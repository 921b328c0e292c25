// One step of a form on the page: its question, its fields, and the way on. Enter goes to the next field that has to
// be filled in, else to the next step.
import { el } from "./dom.js";

/**
 * @typedef {object} Step
 * @property {string} id
 * @property {string} title
 * @property {string} question
 * @property {string[]} keys
 * @property {(form: any) => any} draw
 * @property {(at: any[]) => boolean} [owns]
 * @property {() => void} [opened]
 * @property {(form: any, values: any, findings: any[]) => any} [show]
 * @property {HTMLElement} [element]
 */

const EMPTY = "input[aria-required='true']:not([type='checkbox'], [type='radio']), select[aria-required='true']";
const TEXTS = "input:not([type='checkbox'], [type='radio'])";

const follows = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
const nextEmpty = (section, from) =>
  [...section.querySelectorAll(EMPTY)].find((field) => follows(from, field) && !field.value && field.offsetParent);

const moves = (n, previous) =>
  el(
    "p",
    { class: "ppf-moves" },
    el("button", { type: "submit", class: "md-button md-button--primary" }, n ? "Continue" : "Start"),
    previous ? el("a", { href: `#${previous.id}` }, "Back") : "",
  );

/** `onward` is called where somebody goes on; the last step has none and shows `send` instead of its buttons. */
export const drawStep = ({ step, n, previous, fields, send, onward }) => {
  const section = el(
    "form",
    { class: "ppf-step", "aria-label": step.title, hidden: true, novalidate: true, autocomplete: "on" },
    el("h2", { tabindex: "-1" }, step.question || step.title),
    fields,
    send || moves(n, previous),
  );
  section.addEventListener("submit", (event) => {
    event.preventDefault();
    if (onward) onward();
  });
  section.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.defaultPrevented || event.isComposing || !event.target.matches(TEXTS)) return;
    event.preventDefault();
    const empty = nextEmpty(section, event.target);
    if (empty) empty.focus();
    else if (onward) onward();
  });
  return section;
};
