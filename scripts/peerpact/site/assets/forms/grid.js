// A week to fill by pointer or keyboard: days side by side, an hour or half an hour a row.
// Arrows move, space or Enter turns a place on and off, Shift with an arrow paints on. The name of a day or an hour
// fills it, and the usual hours of many people are one press each.
import { el, put } from "./dom.js";
import { DAY, DAYS, PRESETS, minutes, notation } from "../weekly_hours.js";

const NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const time = (minute) => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
const HOW = matchMedia("(pointer: coarse)").matches
  ? "Tap the hours that suit you, or the name of a day or an hour to fill it."
  : "Press or drag over the hours that suit you, or press the name of a day or an hour to fill it. With the keyboard: arrows and space.";
const AWAKE = [8 * 60, 22 * 60]; // what the name of a day fills
const WEEKDAYS = 5;
const MOVES = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

export const grid = ({ windows, change, label }) => {
  let week = minutes(windows),
    step = windows.some((text) => /:(?!00)\d\d/.test(text)) ? 30 : 60;
  let painting = null,
    mouse = false,
    here = [0, 18];
  const table = el("table", { class: "ppf-grid", role: "grid", "aria-multiselectable": "true", "aria-label": label });
  const half = el("input", {
    type: "checkbox",
    onchange: () => {
      step = half.checked ? 30 : 60;
      here = [0, 0];
      draw();
    },
  });
  half.checked = step === 30;

  const bounds = (day, row) => [day * DAY + row * step, day * DAY + (row + 1) * step];
  const share = (day, row) => week.slice(...bounds(day, row)).reduce((sum, flag) => sum + flag, 0) / step;
  const cell = (day, row) => table.querySelector(`[data-place="${day} ${row}"]`);

  const show = (day, row) => {
    const place = cell(day, row),
      free = share(day, row);
    place.setAttribute("aria-selected", String(free === 1));
    place.classList.toggle("ppf-part", free > 0 && free < 1);
  };
  const set = (day, row, on) => {
    week.fill(on ? 1 : 0, ...bounds(day, row));
    show(day, row);
    for (const button of presets.children) button.setAttribute("aria-pressed", String(holds(button.dataset.windows)));
    change(notation(week));
  };
  const go = (day, row, focus = true) => {
    cell(...here).tabIndex = -1;
    here = [day, row];
    cell(day, row).tabIndex = 0;
    if (focus) cell(day, row).focus();
  };
  const at = (target) => {
    const place = target && target.closest && target.closest("[data-place]");
    return place && table.contains(place) ? place.dataset.place.split(" ").map(Number) : null;
  };
  const redraw = () => {
    for (let day = 0; day < 7; day += 1) for (let row = 0; row < DAY / step; row += 1) show(day, row);
    for (const button of presets.children) button.setAttribute("aria-pressed", String(holds(button.dataset.windows)));
    change(notation(week));
  };
  const holds = (text) => minutes([text]).every((flag, minute) => !flag || week[minute]);
  /** @param {number[]} days @param {number[]} stretch @param {boolean} on */
  const fill = (days, [from, to], on) => {
    for (const day of days) week.fill(on ? 1 : 0, day * DAY + from, day * DAY + to);
  };
  /** @param {number[]} days @param {number[]} stretch */
  const full = (days, [from, to]) => days.every((day) => week.slice(day * DAY + from, day * DAY + to).every(Boolean));
  // An hour: on Monday to Friday, then on all days, then on none. A day: while people are awake, then not at all.
  const fillHour = (row) => {
    const hour = [row * step, (row + 1) * step],
      all = [0, 1, 2, 3, 4, 5, 6],
      weekdays = all.slice(0, WEEKDAYS);
    if (full(all, hour)) fill(all, hour, false);
    else fill(full(weekdays, hour) ? all : weekdays, hour, true);
    redraw();
  };
  const fillDay = (day) => {
    const on = !full([day], AWAKE);
    fill([day], on ? AWAKE : [0, DAY], on);
    redraw();
  };
  const preset = ([name, text]) =>
    el(
      "button",
      {
        type: "button",
        class: "ppf-preset",
        "data-windows": text,
        "aria-pressed": String(holds(text)),
        onclick: () => {
          const on = !holds(text);
          minutes([text]).forEach((flag, minute) => {
            if (flag) week[minute] = on ? 1 : 0;
          });
          redraw();
        },
      },
      name,
    );
  const presets = el("p", { class: "ppf-presets" }, PRESETS.map(preset));
  const keys = (event) => {
    const [day, row] = here,
      rows = DAY / step,
      move = MOVES[event.key];
    if (event.key === " " || event.key === "Enter") set(day, row, share(day, row) < 1);
    else if (move) {
      const next = [(day + move[0] + 7) % 7, (row + move[1] + rows) % rows];
      if (event.shiftKey) set(...next, share(day, row) === 1);
      go(...next);
    } else if (event.key === "Home") go(0, row);
    else if (event.key === "End") go(6, row);
    else if (event.key === "PageUp") go(day, 0);
    else if (event.key === "PageDown") go(day, rows - 1);
    else return;
    event.preventDefault();
  };
  table.addEventListener("keydown", keys);
  table.addEventListener("pointerdown", (event) => {
    const place = at(event.target);
    mouse = event.pointerType !== "touch"; // a finger may only want to scroll: it counts when it is lifted
    if (!place || !mouse) return;
    event.preventDefault();
    painting = share(...place) < 1;
    set(...place, painting);
    go(...place);
  });
  table.addEventListener("click", (event) => {
    const place = at(event.target);
    if (place && !mouse) {
      set(...place, share(...place) < 1);
      go(...place);
    }
    mouse = false;
  });
  table.addEventListener("pointerover", (event) => {
    const place = at(event.target);
    if (place && painting !== null && event.buttons) set(...place, painting);
  });
  document.addEventListener("pointerup", () => {
    painting = null;
  });

  const draw = () => {
    const head = el(
      "tr",
      { role: "row" },
      el("td", { role: "gridcell" }, el("span", { class: "ppf-hear" }, "Hour")),
      DAYS.map((day, n) =>
        el("th", { scope: "col", role: "columnheader", "aria-label": NAMES[n], onclick: () => fillDay(n) }, day),
      ),
    );
    const rows = Array.from({ length: DAY / step }, (_, row) =>
      el(
        "tr",
        { role: "row" },
        el("th", { scope: "row", role: "rowheader", onclick: () => fillHour(row) }, time(row * step)),
        DAYS.map((name, day) =>
          el("td", {
            role: "gridcell",
            tabindex: "-1",
            "data-place": `${day} ${row}`,
            "aria-label": `${NAMES[day]} ${time(row * step)} to ${time((row + 1) * step)}`,
          }),
        ),
      ),
    );
    put(table, el("thead", { role: "rowgroup" }, head), el("tbody", { role: "rowgroup" }, rows));
    for (let day = 0; day < 7; day += 1) for (let row = 0; row < DAY / step; row += 1) show(day, row);
    go(...here, false);
  };
  draw();
  const empty = el(
    "button",
    {
      type: "button",
      class: "ppf-plain",
      onclick: () => {
        week = minutes([]);
        redraw();
      },
    },
    "Clear the week",
  );
  const tools = el("p", { class: "ppf-tools" }, el("label", {}, half, " Half hours"), empty);
  return el("div", {}, presets, el("p", { class: "ppf-hint" }, HOW), table, tools);
};
