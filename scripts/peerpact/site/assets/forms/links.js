// Where a finished file goes: GitHub's page for a new file, filled in; or a copy button with steps.
import { el } from "./dom.js";

const BRANCH = "main",
  SERVER = "https://github.com";
const encoded = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

// The address that becomes a pull request; "" when it would be longer than GitHub takes.
export const newFile = (data, path, text) => {
  const address = `${SERVER}/${data.repository}/new/${BRANCH}?filename=${encoded(path)}&value=${encoded(text)}`;
  return address.length <= data.longest ? address : "";
};
const bare = (data, path) => `${SERVER}/${data.repository}/new/${BRANCH}?filename=${encoded(path)}`;
const edit = (data, path) => `${SERVER}/${data.repository}/edit/${BRANCH}/${path.split("/").map(encoded).join("/")}`;

const copied = async (text, status) => {
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = "Copied.";
    return true;
  } catch {
    status.textContent = "Your browser didn't allow it: open “Show the file”, select the text and copy it.";
    return false;
  }
};
// `onSend(event)` says whether the text is fit to leave the page.
const copyButton = (text, onSend, label = "Copy the text") => {
  const status = el("span", { role: "status", class: "ppf-told" });
  const onclick = (event) => onSend(event) && copied(text, status);
  return el("span", {}, el("button", { type: "button", class: "md-button", onclick }, label), " ", status);
};

const steps = (...lines) =>
  el(
    "ol",
    {},
    lines.map((line) => el("li", {}, line)),
  );
const button = (href, label, onclick) =>
  el("a", { class: "md-button md-button--primary ppf-go", href, rel: "noopener", onclick }, label);
const code = (text) => el("code", {}, text);
const PRESS = "Press “Commit changes…”, then “Propose changes”, then “Create pull request”.";

const nowhere = (data, path, copy) => {
  const why = data.demo
    ? "This is a demo, so nothing is sent to GitHub."
    : "This community hasn't said where it lives on GitHub, so nothing can be sent from here. A maintainer can set “repository” in community.yml.";
  return [el("p", {}, why, " You can copy the text; the file would be ", code(path), "."), copy];
};

// One press copies the new text and opens GitHub's editor, where it replaces the old one. The page is left once the
// text is copied; who has to copy it by hand stays, and is let go at the next press.
const changing = (data, { path, text, onSend, then }) => {
  const status = el("p", { role: "status", class: "ppf-told" });
  let refused = false;
  const onclick = async (event) => {
    if (!onSend(event) || refused) return;
    const here = !(event.ctrlKey || event.metaKey || event.shiftKey); // and not in a tab of its own
    if (here) event.preventDefault();
    refused = !(await copied(text, status));
    if (here && !refused) location.assign(edit(data, path));
  };
  return [
    el("p", {}, button(edit(data, path), "Copy the new text and open GitHub", onclick)),
    status,
    steps("On GitHub, click in the large field, select all (Ctrl+A or ⌘A) and paste (Ctrl+V or ⌘V).", PRESS),
    copyButton(text, onSend),
    el("p", {}, then),
  ];
};

/** What there is to do now, as elements: one button where it can be one. */
export const sending = (data, goal) => {
  const { path, text, editing, then, onSend } = goal;
  const copy = copyButton(text, onSend),
    next = el("p", {}, then);
  if (!data.repository) return nowhere(data, path, copy);
  if (editing) return changing(data, goal);
  const whole = newFile(data, path, text);
  const after =
    `GitHub shows the file filled in. ${PRESS} ` +
    "If GitHub asks whether to fork the repository, say yes: a fork is your own copy.";
  if (whole) return [el("p", {}, button(whole, "Open it on GitHub", onSend)), el("p", {}, after), next, copy];
  return [
    el("p", {}, "Your file is too long for a link, so there's one extra step:"),
    steps(
      el("span", {}, copy),
      el("span", {}, button(bare(data, path), "Open an empty file on GitHub", onSend)),
      "Paste the text into the large field.",
      PRESS,
    ),
    next,
  ];
};
