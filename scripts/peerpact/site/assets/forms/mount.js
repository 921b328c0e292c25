// A form on its page.
import { el, put } from "./dom.js";

export const mount = (name, byHand, start) => {
  const host = document.getElementById(`peerpact-${name}`);
  const sorry = `The form could not be loaded. Load the page again, or ${byHand} by hand as the guide shows.`;
  if (host)
    start(host).catch((problem) => {
      console.error(problem);
      put(host, el("p", { class: "ppf-note", role: "alert" }, sorry));
    });
};
