// A form on its page; the page of the other form is left alone, for both share one script.
import { el, put } from "./dom.js";

export const opened = (name, byHand, start) => {
  const host = document.getElementById(`peerpact-${name}`);
  const told = `The form could not be loaded. Load the page again, or ${byHand} by hand as the guide shows.`;
  if (host) start(host).catch(() => put(host, el("p", { class: "ppf-note", role: "alert" }, told)));
};
