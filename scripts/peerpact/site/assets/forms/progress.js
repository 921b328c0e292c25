// Where somebody is in a form: "Step 3 of 9" with a bar, and all steps as links. Links are made once and changed in
// place, for one that is replaced between press and release takes no click.
import { el } from "./dom.js";

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
