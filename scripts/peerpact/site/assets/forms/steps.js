// The steps of a form on its page: where somebody is, the question and fields of a step, and the way on. Nothing moves
// under a finger, links are made once and changed in place, and Enter goes to the next field that has to be filled in.
import { el } from "./dom.js";
import { createDraftNote } from "./draft.js";

/** `steps` are [{id, title}]. `update(place, wrong)` tells the place shown and which steps have something to fix. */
export const createProgress = (steps) => {
  const count = el("p", { class: "ppf-count" });
  const done = el("i", {});
  const links = steps.map(({ id, title }, n) => el("a", { href: `#${id}` }, `${n + 1}. ${title}`));
  const flags = steps.map(() => el("span", { class: "ppf-flag", hidden: true }, " to fix"));
  const list = el(
    "ol",
    { class: "ppf-steps" },
    links.map((link, n) => el("li", {}, link, flags[n])),
  );
  const all = el("details", { class: "ppf-details ppf-all" }, el("summary", {}, "All steps"), list);
  const wide = matchMedia("(min-width: 60em)");
  const fold = () => {
    all.open = wide.matches;
  };
  wide.addEventListener("change", fold);
  fold();
  const update = (place, wrong) => {
    const text = `Step ${place + 1} of ${steps.length}`;
    if (count.textContent !== text) count.textContent = text;
    done.style.width = `${(100 * (place + 1)) / steps.length}%`;
    links.forEach((link, n) => {
      if (n === place) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
      link.classList.toggle("ppf-done", n < place && !wrong[n]);
      flags[n].hidden = !wrong[n];
    });
  };
  const bar = el("div", { class: "ppf-bar", "aria-hidden": "true" }, done);
  return { element: el("nav", { class: "ppf-progress", "aria-label": "Steps" }, count, bar, all), update };
};

/** `hold.down()` says whether a pointer is down; `after` is called a frame after it is lifted. */
export const createHold = (host, after) => {
  let down = false;
  host.addEventListener("pointerdown", () => {
    down = true;
  });
  const lift = () => {
    if (!down) return;
    down = false;
    requestAnimationFrame(after);
  };
  for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, lift, true);
  window.addEventListener("blur", lift);
  return { down: () => down };
};

/**
 * @typedef {object} Step
 * @property {string} id
 * @property {string} title
 * @property {string} question
 * @property {string[]} keys
 * @property {(form: any) => any} draw
 * @property {(at: any[]) => boolean} [owns]
 * @property {() => void} [opened]
 * @property {(values: any) => void} [changed] while the step is open
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

export const layout = ({ progress, summary, steps, side, where, file, draft }) => [
  el(
    "div",
    { class: "ppf-main" },
    progress.element,
    summary.element,
    summary.status,
    steps.map((step) => step.element),
  ),
  el(
    "aside",
    { class: "ppf-side", "aria-label": "Preview" },
    side,
    el(
      "details",
      { class: "ppf-details" },
      el("summary", {}, "Show the file"),
      el("p", { class: "ppf-where" }, where),
      file,
    ),
    createDraftNote(draft),
  ),
];
