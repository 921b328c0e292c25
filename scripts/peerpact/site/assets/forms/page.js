// Where the site is, what it knows, which day it is in the reader's browser, and a form's place on its page.
import { el, put } from "./dom.js";

const HERE = new URL("./", import.meta.url);
export const fetched = async (name) => {
  const answer = await fetch(new URL(name, HERE));
  if (!answer.ok) throw new Error(name);
  return answer.json();
};
export const today = () => new Date().toISOString().slice(0, 10);
export const site = (address) => new URL(`../../${address}`, HERE).href;

export const mount = (name, byHand, start) => {
  const host = document.getElementById(`peerpact-${name}`);
  const sorry = `The form couldn't be loaded. Reload the page, or ${byHand} by hand as the guide shows.`;
  if (host)
    start(host).catch((problem) => {
      console.error(problem);
      put(host, el("p", { class: "ppf-note", role: "alert" }, sorry));
    });
};
