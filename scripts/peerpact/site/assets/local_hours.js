// On a participant's page: the hours that the reader and this person have in common, for readers who have picked
// themselves in the directory. Their own page, on this same site, holds their hours; nothing else is asked.
import { inCommonSpans, localSpans, offset } from "./common_hours.js";
import { remembered } from "./reader.js";

const DAY = 1440;
const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const same = (one, other) => one.toLowerCase() === other.toLowerCase();
const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
// The week of an element as minutes since Monday 00:00 in the reader's clock.
const spans = ({ dataset }) => localSpans(dataset.ppWeek, offset(zone()) - offset(dataset.ppZoneOfWeek));

const clock = (m) => `${String(Math.floor(m / 60) % 24).padStart(2, "0")}:${String(m % 60).padStart(2, "0")}`;
const length = (minutes) => {
  const hours = Math.floor(minutes / 60),
    rest = minutes % 60;
  return [hours ? `${hours} h` : "", rest ? `${rest} min` : ""].filter(Boolean).join(" ");
};
const words = (found) => {
  if (!found.length) return "You share no weekly hours. You can still ask, or work asynchronously.";
  const total = found.reduce((sum, [from, to]) => sum + to - from, 0);
  const rows = found.map(([from, to]) => `${DAYS[Math.floor(from / DAY)]} ${clock(from)}–${clock(to)}`);
  return `You share ${length(total)} a week, in your time: ${rows.join(", ")}.`;
};
const say = (weeks, text) => {
  const line = document.createElement("p");
  line.className = "pp-common";
  line.textContent = text;
  weeks.before(line);
};

const agreeLinks = (me) => {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll("[data-pp-agree]");
  for (const link of links) {
    if (same(link.dataset.ppAgree, me)) link.remove();
    const address = new URL(link.href);
    address.search = `?partners=${encodeURIComponent(me)},${encodeURIComponent(link.dataset.ppAgree)}`;
    link.href = address.href;
  }
};
const compare = async (me, weeks) => {
  const answer = await fetch(`../${me}/`);
  if (!answer.ok) return; // somebody who was picked and has left
  /** @type {HTMLElement | null} */
  const own = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-pp-week]");
  if (offset(weeks.dataset.ppZoneOfWeek) === null) return; // a zone that this browser does not know
  const text = own
    ? words(inCommonSpans(spans(own), spans(weeks)))
    : "Your own profile lists no weekly hours, so shared hours can't be worked out.";
  say(weeks, text);
};

const me = remembered(),
  weeks = /** @type {HTMLElement | null} */ (document.querySelector("[data-pp-week]"));
if (me) agreeLinks(me);
if (me && weeks && !same(weeks.dataset.ppLogin, me)) {
  compare(me, weeks).catch(() => {
    // without the other page the hours above are still there
  });
}
