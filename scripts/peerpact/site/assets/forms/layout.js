// The parts of a form on its page: where one is, what needs fixing, the steps; beside them the file and the draft.
import { el } from "./dom.js";
import { createDraftNote } from "./draft_note.js";

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
    { class: "ppf-side", "aria-label": "Your file" },
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
