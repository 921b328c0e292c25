// On a participant's page: the hours that the reader and this person have in common, for readers who have picked
// themselves in the directory. Their own page, on this same site, holds their hours; nothing else is asked.
(() => {
  "use strict";
  const DAY = 1440, WEEK = 7 * DAY;
  const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

  const chosen = () => {
    try {
      const login = localStorage.getItem("peerpact.me") || "";
      return /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,37}[A-Za-z0-9-])?$/.test(login) ? login : "";
    } catch { return ""; } // a browser that keeps nothing knows nobody
  };
  const same = (a, b) => a.toLowerCase() === b.toLowerCase();

  // Minutes that a zone is ahead of UTC now.
  const offset = (zone) => {
    const parts = new Intl.DateTimeFormat("en-US", {
      timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric",
      hour: "numeric", minute: "numeric",
    }).formatToParts(Date.now());
    const p = Object.fromEntries(parts.map((part) => [part.type, Number(part.value)]));
    const local = Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute);
    return Math.round((local - Math.floor(Date.now() / 60000) * 60000) / 60000);
  };
  // The week of an element as minutes since Monday 00:00 UTC; what runs past the week's end begins again.
  const spans = (element) => {
    const shift = offset(element.dataset.ppZoneOfWeek), found = [];
    for (const part of element.dataset.ppWeek.split(",")) {
      const [start, end] = part.split("-").map(Number);
      const from = (((start - shift) % WEEK) + WEEK) % WEEK, to = from + end - start;
      found.push([from, Math.min(to, WEEK)]);
      if (to > WEEK) found.push([0, to - WEEK]);
    }
    return found;
  };
  const common = (one, other) => one.flatMap(([a, b]) => other
    .map(([c, d]) => [Math.max(a, c), Math.min(b, d)]).filter(([from, to]) => from < to));

  const clock = (m) => `${String(Math.floor(m / 60) % 24).padStart(2, "0")}:${String(m % 60).padStart(2, "0")}`;
  const length = (minutes) => {
    const hours = Math.floor(minutes / 60), rest = minutes % 60;
    return [hours ? `${hours} h` : "", rest ? `${rest} min` : ""].filter(Boolean).join(" ");
  };
  const told = (found) => {
    if (!found.length) return "You have no weekly hours in common. You can still ask, or work without meeting live.";
    const total = found.reduce((sum, [from, to]) => sum + to - from, 0);
    const shift = offset(Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC");
    const mine = found.map(([from, to]) => [(((from + shift) % WEEK) + WEEK) % WEEK, to - from]);
    mine.sort((a, b) => a[0] - b[0]);
    const rows = mine.map(([from, size]) => `${DAYS[Math.floor(from / DAY)]} ${clock(from)}–${clock(from + size)}`);
    return `You have ${length(total)} a week in common, in your time: ${rows.join(", ")}.`;
  };
  const say = (weeks, text) => {
    const line = document.createElement("p");
    line.className = "pp-common";
    line.textContent = text;
    weeks.before(line);
  };

  const me = chosen();
  if (!me) return;
  for (const link of document.querySelectorAll("[data-pp-agree]")) {
    if (same(link.dataset.ppAgree, me)) { link.remove(); continue; }
    const address = new URL(link.href);
    address.search = `?partners=${encodeURIComponent(me)},${encodeURIComponent(link.dataset.ppAgree)}`;
    link.href = address.href;
  }
  const weeks = document.querySelector("[data-pp-week]");
  if (!weeks || same(weeks.dataset.ppLogin, me)) return;
  fetch(`../${me}/`).then((answer) => (answer.ok ? answer.text() : "")).then((text) => {
    const own = new DOMParser().parseFromString(text, "text/html").querySelector("[data-pp-week]");
    if (!text) return; // whoever was picked has left
    say(weeks, own ? told(common(spans(own), spans(weeks)))
      : "Your own profile names no weekly hours, so nobody can say which you have in common.");
  }).catch(() => { /* without the other page the hours above are still there */ });
})();
