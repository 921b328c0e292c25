// Who somebody is on GitHub: the username as people write it, and the number of the account, asked of GitHub when a
// button is pressed, copied by hand, or left to the bot.
import { el } from "./dom.js";
import { text } from "./inputs.js";

const USERS = "https://api.github.com/users/";

// People write their username as they see it elsewhere: with an @, or as the address of their page.
const alone = (typed) => typed.trim().replace(/^(?:(?:https?:\/\/)?(?:www\.)?github\.com\/|@)([^/]+)\/?$/i, "$1");

export const username = (form) => (schema, path, required) => {
  const element = text(
      form,
      {
        ...schema,
        input: { autocomplete: "username", autocapitalize: "none", autocorrect: "off", spellcheck: "false" },
      },
      path,
      required,
    ),
    input = element.querySelector("input");
  input.addEventListener("change", () => {
    input.value = alone(input.value);
    form.set(path, input.value);
    form.loginChanged?.(input.value);
  });
  return element;
};

const helpByHand = () =>
  el(
    "details",
    { class: "ppf-details" },
    el("summary", {}, "How to look it up by hand"),
    el(
      "p",
      {},
      "Open ",
      el("code", {}, `${USERS}YOUR-USERNAME`),
      " in your browser and copy the number after ",
      el("code", {}, '"id"'),
      ". Or leave it empty: the bot asks for it.",
    ),
  );

export const number = (form) => (schema, path) => {
  const element = text(form, { ...schema, input: { autocomplete: "off" } }, path, false);
  const status = el("p", { class: "ppf-hint", role: "status" }),
    input = element.querySelector("input");
  const isLogin = new RegExp(form.schema.properties.github.pattern, "u");
  const write = (value) => {
    input.value = value;
    form.set(path, value);
    form.touch(path);
  };
  let foundFor = ""; // the username whose number this is
  const login = () => alone(String(form.get(["github"]) || ""));
  const look = async () => {
    const asked = login();
    if (!isLogin.test(asked)) {
      status.textContent = asked
        ? "This isn't a valid username: see the field above."
        : "Enter your username first, in the field above.";
      return;
    }
    status.textContent = "Asking GitHub …";
    button.disabled = true;
    try {
      const { id, problem } = await (await import("./account_lookup.js")).ask(USERS, asked);
      if (asked !== login())
        status.textContent = ""; // another one has been written meanwhile
      else if (problem) status.textContent = problem;
      else {
        foundFor = asked;
        write(String(id));
        status.textContent = `Found: ${id}.`;
      }
    } catch {
      status.textContent = "GitHub didn't answer. Look it up by hand.";
    }
    button.disabled = false;
  };
  form.loginChanged = (changed) => {
    if (!foundFor || foundFor.toLowerCase() === changed.toLowerCase()) return;
    foundFor = "";
    write("");
    status.textContent = "The username has changed, so the ID was removed. Look it up again.";
  };
  const button = el("button", { type: "button", class: "md-button", onclick: look }, "Look up my GitHub ID");
  element.append(el("p", { class: "ppf-tools" }, button), status, helpByHand());
  return element;
};
