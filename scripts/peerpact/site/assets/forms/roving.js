// One stop of the Tab key for many buttons: arrows lead from one to the next, as in every toolbar
// (https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/). Knows nothing about what they do.
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const UPRIGHT = ["ArrowUp", "ArrowDown"]; // a list of choices keeps these for itself

const stops = (bar) => [...bar.querySelectorAll("button:not(:disabled, [hidden]), select")];

// Of what is there now, only `here` is a stop, or the first if that has gone.
const settle = (bar, here) => {
  const all = stops(bar),
    one = all.includes(here) ? here : all[0];
  for (const each of all) if ((each.tabIndex === 0) !== (each === one)) each.tabIndex = each === one ? 0 : -1;
};

/** Makes an element such a toolbar. Gives what is to be called when something in it has come or gone. */
export const rove = (bar) => {
  let here = null;
  bar.addEventListener("focusin", ({ target }) => settle(bar, (here = target)));
  bar.addEventListener("keydown", (event) => {
    const all = stops(bar),
      { key, target } = event;
    if (event.ctrlKey || event.altKey || event.metaKey || (target.tagName === "SELECT" && UPRIGHT.includes(key)))
      return;
    const place = all.indexOf(target) + STEPS[key];
    const next = { Home: all[0], End: all[all.length - 1] }[key] ?? all[(place + all.length) % all.length];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  return () => settle(bar, here);
};
