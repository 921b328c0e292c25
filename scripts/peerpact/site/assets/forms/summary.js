// The list of what is to fix, above the fields: each point leads to its field, and goes when that field is right.
import { el, prose, put } from "./dom.js";

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
    status.textContent = left ? `Fixed. ${left} to go.` : "Fixed. Nothing is left in the list.";
  };
  return { element, status, open, close, update };
};
