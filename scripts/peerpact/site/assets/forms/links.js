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

export const copyButton = (text, label = "Copy the text") => {
  const told = el("span", { role: "status", class: "ppf-told" });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      told.textContent = "Copied.";
    } catch {
      told.textContent = "Your browser did not allow it: select the text yourself and copy it.";
    }
  };
  return el("span", {}, el("button", { type: "button", class: "md-button", onclick: copy }, label), " ", told);
};

const steps = (...lines) =>
  el(
    "ol",
    {},
    lines.map((line) => el("li", {}, line)),
  );
const button = (href, label) => el("a", { class: "md-button md-button--primary ppf-go", href, rel: "noopener" }, label);
const code = (text) => el("code", {}, text);

// What there is to do now, as elements: one button where it can be one.
export const sending = (data, { path, text, editing, then }) => {
  const copy = copyButton(() => text),
    next = el("p", {}, then);
  if (!data.repository) {
    const said = data.demo
      ? "This is an example community, so nothing is sent to GitHub."
      : "This community has not said where it lives on GitHub, so nothing can be sent from here.";
    return [el("p", {}, said, " You can copy the text; the file would be ", code(path), "."), copy];
  }
  if (editing) {
    return [
      steps(
        el("span", {}, "Copy the text of your file. ", copy),
        el(
          "span",
          {},
          "Open the file on GitHub: ",
          el("a", { href: edit(data, path), class: "ppf-go", rel: "noopener" }, path),
          ".",
        ),
        "Select all of the old text there and paste the new one over it.",
        "Press “Commit changes…”, then “Propose changes”, then “Create pull request”.",
      ),
      next,
    ];
  }
  const whole = newFile(data, path, text);
  const after =
    "GitHub shows the file filled in. Press “Commit changes…”, then “Propose changes”, then “Create pull request”. " +
    "If GitHub asks whether to fork the repository, say yes: a fork is your own copy.";
  if (whole) return [el("p", {}, button(whole, "Open it on GitHub")), el("p", {}, after), next, copy];
  return [
    el("p", {}, "Your text is too long to travel in an address. It takes one step more:"),
    steps(
      el("span", {}, "Copy the text. ", copy),
      el("span", {}, button(bare(data, path), "Open an empty file on GitHub")),
      "Paste the text into the large field.",
      "Press “Commit changes…”, then “Propose changes”, then “Create pull request”.",
    ),
    next,
  ];
};
