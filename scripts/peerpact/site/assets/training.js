// On the pages of the training: which modules this community asks for, which of them the reader has recorded, and the
// way to the reader's own profile. Without this script the pages say the same in words and steps.
(() => {
  "use strict";
  const root = new URL("../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  let isLogin, remember, remembered; // from reader.js
  const [, place] = location.pathname.match(/\/training\/(?:([a-z-]+)\/)?(?:index\.html)?$/) || [null, null];
  const isModule = Boolean(place) && Boolean(document.getElementById("record-it"));
  const table = document.querySelector("article table");
  if (!location.pathname.includes("/training/") || (!isModule && !table)) return;

  const make = (tag, text = "", name = "") => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (name) element.className = name;
    return element;
  };
  const moduleOf = (link) => (link.getAttribute("href").match(/([a-z-]+)\/(?:index\.html)?$/) || [])[1];
  const slug = (text) => text.trim().toLowerCase().replaceAll(" ", "-");
  const module = (row) =>
    row.querySelector("a[href*='training/']")?.pathname.split("/").filter(Boolean).at(-1) ??
    slug(row.textContent.split(",")[0]); // by its page; a module without one is listed by its own name
  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  };

  // What a participant's own page says: where the profile is changed, and which modules it records on which day.
  const look = async (login) => {
    const address = new URL(`people/${login}/`, root);
    const answer = await fetch(address);
    if (!answer.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const edit = [...page.querySelectorAll("article a[href*='/edit/']")]
      .map((link) => /** @type {HTMLAnchorElement} */ (link).href)
      .find((href) => href.startsWith("https://") && href.endsWith(".yml"));
    const rows = page.getElementById("training-finished")?.nextElementSibling?.querySelectorAll("li") || [];
    const done = new Map([...rows].map((row) => [module(row), row.querySelector("time")?.textContent || ""]));
    return { login, edit, done };
  };

  const badges = (asked, done) => {
    for (const link of table.querySelectorAll("tbody td:first-child a")) {
      const name = moduleOf(link);
      link.parentElement.querySelectorAll(".pp-badge").forEach((badge) => badge.remove());
      const put = (text, kind) => link.after(" ", make("span", text, `pp-badge pp-badge--${kind}`));
      if (asked.modules.includes(name)) put(asked.enforce ? "required" : "asked for", "planned");
      if (done.has(name)) put("recorded", "on");
    }
  };

  const lines = (person) => {
    const entry = `  - {guide: ${place}, completed: ${today()}}`;
    return person.done.size ? entry : `training:\n${entry}`;
  };
  const result = (person) => {
    const box = make("div");
    if (person.done.has(place)) {
      box.append(make("p", `Your profile has this module, with the day ${person.done.get(place)}.`));
      return box;
    }
    const where = person.done.size
      ? "Put this below the last entry of “training”:"
      : "Put this at the end of your profile:";
    const code = make("pre", "", "pp-lines");
    code.tabIndex = 0;
    code.append(make("code", lines(person)));
    const copy = make("button", "Copy", "md-button");
    copy.type = "button";
    copy.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(lines(person));
        copy.textContent = "Copied";
      } catch {
        getSelection().selectAllChildren(code);
        copy.textContent = "Selected: copy it now";
      }
    });
    const actions = make("p", "", "pp-actions");
    actions.append(copy);
    if (person.edit) {
      const edit = make("a", "Open your profile in GitHub's editor", "md-button md-button--primary");
      Object.assign(edit, { href: person.edit, rel: "nofollow noopener" });
      actions.append(edit);
    }
    box.append(make("p", where), code, actions);
    if (!person.edit)
      box.append(make("p", "This site doesn't link to the files, so follow the steps below.", "pp-muted"));
    return box;
  };

  const panel = () => {
    const form = make("form", "", "pp-record"),
      field = make("div", "", "pp-field"),
      told = make("div");
    const label = make("label", "Your GitHub username"),
      input = make("input", "", "pp-input");
    Object.assign(input, { id: "pp-login", name: "login", maxLength: 39, autocomplete: "username", spellcheck: false });
    input.setAttribute("autocapitalize", "none");
    label.htmlFor = "pp-login";
    const find = make("button", "Find my profile", "md-button");
    told.setAttribute("role", "status");
    field.append(label, input);
    form.append(field, find, told);
    const show = async (login) => {
      told.replaceChildren();
      if (!isLogin(login)) return told.append(make("p", "A username has letters, digits, hyphens and underscores."));
      let person = null;
      try {
        person = await look(login);
      } catch {
        /* no network: the steps below still hold */
      }
      if (person) remember(login);
      return told.replaceChildren(
        person
          ? result(person)
          : make("p", "No profile was found for this username. Check the spelling, or follow the steps below."),
      );
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      show(input.value.trim());
    });
    document.getElementById("record-it").nextElementSibling.after(form); // behind the sentence that says what it is
    input.value = remembered();
    if (isLogin(input.value)) show(input.value);
  };

  const start = async () => {
    const answer = await fetch(new URL("training/asked.json", root));
    const asked = answer.ok ? await answer.json() : { modules: [], enforce: false };
    if (isModule) {
      if (asked.modules.includes(place)) {
        const text = asked.enforce ? "required before an agreement is merged" : "asked for before you sign";
        document.querySelector("article h1").after(make("p", text, "pp-badge pp-badge--planned"));
      }
      return;
    }
    badges(asked, new Map());
    const login = remembered(),
      person = isLogin(login) ? await look(login) : null;
    if (person) badges(asked, person.done);
  };
  import(new URL("assets/reader.js", root).href).then((reader) => {
    ({ isLogin, remember, remembered } = reader);
    if (isModule) panel();
    start().catch(() => {
      /* what the page says in words is enough */
    });
  });
})();
