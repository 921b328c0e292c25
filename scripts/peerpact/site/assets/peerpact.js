// What the pages cannot know in advance: the reader's own time zone. Without this script every
// zone is still named, with its offset. The last part gives names to controls that the theme leaves mute.
(() => {
  "use strict";
  const DAY = 1440;
  /** @returns {NodeListOf<HTMLElement>} */
  const elements = (selector) => document.querySelectorAll(selector);
  const mine = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
  const HOURS = new URL("common_hours.js", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
  const say = (minutes) => {
    if (minutes === 0) return "your time";
    const size = Math.abs(minutes),
      hours = Math.floor(size / 60),
      rest = size % 60;
    const text = [hours ? `${hours} h` : "", rest ? `${rest} min` : ""].filter(Boolean).join(" ");
    return `${text} ${minutes > 0 ? "ahead of" : "behind"} you`;
  };
  const make = (tag, text = "", name = "") => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (name) element.className = name;
    return element;
  };
  const clock = (m) => `${String(Math.floor(m / 60)).padStart(2, "0")}:${String(m % 60).padStart(2, "0")}`;

  const row = (heading, first, spans) => {
    const tr = make("tr"),
      th = make("th", heading),
      td = make("td"),
      track = make("span", "", "pp-track");
    th.scope = "row";
    track.setAttribute("aria-hidden", "true");
    const parts = spans
      .filter(([s, e]) => s < first + DAY && e > first)
      .map(([s, e]) => [Math.max(s - first, 0), Math.min(e - first, DAY)]);
    for (const [s, e] of parts) {
      const bar = make("i");
      bar.style.setProperty("--s", `${s / 14.4}%`);
      bar.style.setProperty("--w", `${(e - s) / 14.4}%`);
      track.append(bar);
    }
    td.append(track, make("span", parts.map(([s, e]) => `${clock(s)}–${clock(e)}`).join(", ") || "–"));
    tr.append(th, td);
    return tr;
  };
  // What a reader's clock adds to zones, to lists of people and to a week.
  const tell = ({ localSpans, offset }) => {
    const ahead = (zone) => (offset(zone) === null || offset(mine) === null ? null : offset(zone) - offset(mine));
    for (const element of elements("[data-pp-zone]")) {
      const minutes = ahead(element.dataset.ppZone);
      if (minutes !== null) element.append(", ", make("span", say(minutes), "pp-diff"));
    }
    // In the lists of people the time there takes the place of the offset.
    for (const element of elements("[data-pp-clock]")) {
      const minutes = offset(element.dataset.ppClock);
      if (minutes === null || / now \d/.test(element.textContent)) continue; // a card of the directory tells it itself
      const time = clock((((Math.floor(Date.now() / 60000) + minutes) % DAY) + DAY) % DAY);
      element.textContent = `${element.textContent.replace(/ \(UTC[^)]*\)$/, "")} · now ${time} there`;
    }
    for (const weeks of elements("[data-pp-week]")) {
      const minutes = ahead(weeks.dataset.ppZoneOfWeek);
      if (minutes !== null) week(weeks, minutes, localSpans);
    }
  };
  const week = (weeks, minutes, localSpans) => {
    if (minutes === 0) {
      const text = `These are your hours too, because your clocks show the same time (${mine.replaceAll("_", " ")}).`;
      weeks.append(make("p", text, "pp-same"));
      return;
    }
    const table = make("table", "", "pp-week pp-week--mine"),
      body = make("tbody");
    table.append(make("caption", `Your time: ${mine.replaceAll("_", " ")}`), body);
    const spans = localSpans(weeks.dataset.ppWeek, -minutes);
    weeks.querySelectorAll("th").forEach((th, index) => body.append(row(th.textContent, index * DAY, spans)));
    weeks.append(table);
  };
  if (document.querySelector("[data-pp-zone], [data-pp-clock], [data-pp-week]")) import(HOURS).then(tell);

  // The menu says where the reader is: the pages of people, skills and partnerships are in none of its entries.
  const SECTIONS = { people: "directory", languages: "directory", zones: "directory" };
  const root = new URL("../", /** @type {HTMLScriptElement} */ (document.currentScript).src).pathname;
  const [section] = location.pathname.slice(root.length).split("/");
  const wanted = `${root}${SECTIONS[section] ?? section}/`;
  const tabs = [...document.querySelectorAll(".md-tabs__item")];
  const active =
    tabs.find((tab) => tab.classList.contains("md-tabs__item--active")) ??
    tabs.find((tab) => section && new URL(tab.querySelector("a").href).pathname === wanted);
  active?.classList.add("md-tabs__item--active");
  active?.querySelector("a").setAttribute("aria-current", "page");

  // The headings that the theme lists beside a translated page are in its language, whichever generator built the page.
  const translated = document.querySelector(".md-content__inner > [lang]");
  if (translated) {
    for (const link of elements(".md-nav--secondary .md-nav__link")) link.lang = translated.getAttribute("lang");
  }

  const name = () => {
    document.querySelector(".md-search[role=dialog]:not([aria-label])")?.setAttribute("aria-label", "Search");
    document.querySelectorAll(".task-list-item input:not([aria-label])").forEach((box) => {
      box.setAttribute("aria-label", box.closest("li").textContent.trim());
    });
    document.querySelectorAll(".md-code__nav").forEach((nav, index) => {
      if (!nav.hasAttribute("aria-label")) nav.setAttribute("aria-label", `Code block ${index + 1}`);
    });
    elements(".md-typeset__scrollwrap:not([tabindex])").forEach((box) => {
      box.tabIndex = 0;
    });
  };
  name();
  new MutationObserver(name).observe(document.body, { childList: true, subtree: true }); // the theme adds more later
})();
