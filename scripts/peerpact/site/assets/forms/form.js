// What both forms share: the model and its draft, one step at a time, findings beside fields and in a summary, the text
// of the file in sight, and the last step that sends it. Which steps there are and what is checked is the caller's.
import { clean, inForm } from "./clean.js";
import { el, put } from "./dom.js";
import { draft } from "./draft.js";
import { sending } from "./links.js";
import { fits, getIn, setIn } from "./model.js";
import { asked, nearest, show } from "./said.js";
import { createSummary } from "./summary.js";
import { emit } from "./yaml.js";

// `host` is the element on the page; `steps` are [{id, title, keys, draw(form)}]; `check(values)` gives findings,
// `asks` the sentences for empty fields, `target(values)` {path, editing, then}; `begin` is the model without a draft;
// `prepare` adds what follows from the model, `finish` puts the values in order for the file, `whose(form, at)` names
// whom a finding is about.
const same = (values) => values;
export const createForm = ({
  host,
  name,
  asks,
  schema,
  data,
  context,
  steps,
  check,
  target,
  begin,
  extra,
  searches,
  last,
  whose = () => "",
  prepare = same,
  finish = same,
}) => {
  const kept = draft(name),
    old = kept.read((model) => fits(schema, model));
  const form = { model: old || begin(), places: new Map(), extra: {}, searches, data, restored: Boolean(old) };
  const touched = new Set();
  let findings = [],
    values = {},
    pending = 0,
    left = false, // a field, since the summary was looked at
    pressed = false,
    shown = steps[0].id;

  form.get = (path) => getIn(form.model, path);
  form.put = (path, value) => setIn(form.model, path, value);
  form.set = (path, value) => {
    form.put(path, value);
    kept.keep(form.model);
    later();
  };
  form.touch = (path) => {
    touched.add(path.join("."));
    left = true;
    later();
  };
  const without = (map, path, keep) =>
    [...map.keys()]
      .filter((key) => key.startsWith(`${path.join(".")}.`))
      .forEach((key) => keep(key) && map.delete(key));
  form.drop = (path) => without(form.places, path, () => true);
  form.forget = (path) => without(touched, path.slice(0, -1), () => true);
  const later = () => {
    if (!pending)
      pending = requestAnimationFrame(() => {
        pending = 0;
        refresh();
      });
  };

  // Not under a pointer that is down: what is below would move away from it.
  const settle = () => {
    if (!left || pressed || pending) return;
    left = false;
    summary.mend();
  };
  // Draws nothing anew: whoever goes on may be on a link or a button that would be gone.
  const leave = () => {
    left = true;
    requestAnimationFrame(settle);
  };

  const progress = el("ol", { class: "ppf-steps" });
  const file = el("pre", { class: "ppf-file", tabindex: "0", "aria-label": "The text of your file" });
  const where = el("code", {});
  const forgetting = el(
    "button",
    {
      type: "button",
      class: "ppf-plain",
      onclick: () => {
        kept.forget();
        location.hash = "";
        location.reload();
      },
    },
    "Forget this draft",
  );
  const send = el("div", {});

  const isSeen = (path) => path.some((_, n) => touched.has(path.slice(0, n + 1).join(".")));
  const owns = (step, at) => (step.owns ? step.owns(at) : step.keys.includes(at[0]));
  const errorsOf = (step) => findings.filter((f) => !f.hint && f.spot && owns(step, f.at));

  const drawProgress = () =>
    put(
      progress,
      steps.map((step, n) =>
        el(
          "li",
          {},
          el("a", { href: `#${step.id}`, "aria-current": step.id === shown ? "step" : "" }, `${n + 1}. ${step.title}`),
          errorsOf(step).some((f) => isSeen(f.at)) ? el("span", { class: "ppf-flag" }, " to mend") : "",
        ),
      ),
    );

  const refresh = () => {
    values = clean(schema, prepare(form.model), context) || {};
    findings = check(values).map((finding) => {
      const at = inForm(values, finding.path);
      return { ...asked(asks, finding, whose(form, at)), at, spot: nearest(form, at) };
    });
    show(
      form,
      findings.filter((finding) => isSeen(finding.at)),
    );
    const goal = target(values);
    file.textContent = emit(finish(values));
    where.textContent = goal.path;
    drawProgress();
    settle();
    if (shown !== steps[steps.length - 1].id) return; // partners are worked out only where they are seen
    put(
      send,
      last(form, values, findings),
      el("h3", {}, "Send it"),
      sending(data, { ...goal, text: file.textContent }),
    );
  };

  // The summary names every mistake of some steps and leads to its field; false when there is none.
  const complain = (some) => {
    refresh();
    for (const step of some) for (const finding of errorsOf(step)) touched.add(finding.at.join("."));
    refresh();
    const follows = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
    const wrong = some.flatMap(errorsOf).sort((a, b) => (follows(a.spot.element, b.spot.element) ? -1 : 1));
    summary.open(wrong);
    return wrong.length > 0;
  };
  const lead = (finding) => {
    open(steps.find((step) => owns(step, finding.at)).id);
    history.replaceState(null, "", `#${shown}`);
    const { input } = finding.spot;
    (input.tagName === "FIELDSET"
      ? input.querySelector("input, select, textarea, [tabindex='0']") || input
      : input
    ).focus();
  };

  const summary = createSummary(lead, () => steps.flatMap(errorsOf));

  const open = (id) => {
    shown = id;
    for (const step of steps) step.element.hidden = step.id !== id;
    refresh();
  };
  const follow = () => {
    const step = steps.find((one) => `#${one.id}` === location.hash) || (location.hash ? null : steps[0]);
    if (!step) return;
    summary.close();
    open(step.id);
    step.element.querySelector("h2").focus();
  };
  const go = (step) => {
    if (location.hash === `#${step.id}`) follow();
    else location.hash = step.id;
  };

  Object.assign(form.extra, extra(form));
  steps.forEach((step, n) => {
    const next = steps[n + 1];
    step.element = el(
      "section",
      { class: "ppf-step", "aria-label": step.title, hidden: true },
      el("h2", { tabindex: "-1" }, step.title),
      step.draw(form),
      next
        ? el(
            "p",
            { class: "ppf-moves" },
            el(
              "button",
              { type: "button", class: "md-button md-button--primary", onclick: () => complain([step]) || go(next) },
              n ? "Continue" : "Start",
            ),
            n ? el("a", { href: `#${steps[n - 1].id}` }, "Back") : "",
          )
        : send,
    );
  });
  send.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest(".ppf-go");
    if (link && complain(steps)) event.preventDefault();
  });
  put(
    host,
    el(
      "div",
      { class: "ppf-main" },
      el("nav", { "aria-label": "Steps" }, progress),
      summary.element,
      summary.status,
      steps.map((step) => step.element),
    ),
    el(
      "aside",
      { class: "ppf-side", "aria-label": "Your file" },
      el("p", { class: "ppf-hint" }, "Your answers as a file. It is written for you."),
      el("p", { class: "ppf-where" }, where),
      file,
      el(
        "p",
        { class: "ppf-hint" },
        form.restored ? "Your draft from last time is here again. " : "",
        "A draft is kept in this browser only. ",
        forgetting,
      ),
    ),
  );
  host.addEventListener("focusout", leave);
  host.addEventListener("pointerdown", () => (pressed = true));
  for (const end of ["pointerup", "pointercancel"])
    window.addEventListener(
      end,
      () => {
        pressed = false;
        requestAnimationFrame(settle);
      },
      true,
    );
  host.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", follow);
  const first = steps.find((step) => `#${step.id}` === location.hash) || steps[0];
  open(first.id);
  return form;
};
