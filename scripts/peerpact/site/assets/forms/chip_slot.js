// One place among the chips: a skill to be taken, or one that has just been taken, with its level and the way back.
// Both are of one size. Knows no list and no people.
import { el, put } from "./dom.js";
import { countOf } from "./matches.js";

const shortly = ({ people, partners, suggested }) =>
  [
    suggested ? "suggested" : "",
    people ? countOf(people, "person", "people") : "",
    partners ? `opens ${countOf(partners, "partner", "partners")}` : "",
  ]
    .filter(Boolean)
    .join(", ");

// A double click is one press: its second half may meet something new.
const pressed = (act) => (event) => {
  if (event.detail < 2) act();
};

/**
 * `asked` is {skill, name, people, partners, suggested}; `take`, `putBack` and `setLevel(level)` are called when
 * someone presses. Gives `element`, whether it's `taken`, `turn(taken)`, `tell(asked, full)` and `focus()`.
 */
export const createSlot = ({ asked, levels, level, take, putBack, setLevel }) => {
  const slot = { asked, taken: false, element: el("li", {}) };
  const words = el("small", {}, shortly(asked)),
    name = () => el("bdi", {}, asked.name);
  const chip = el("button", { type: "button", class: "ppf-chip", onclick: pressed(() => take(slot)) }, name(), words);
  const select = el(
    "select",
    { "aria-label": `Level: ${asked.name}`, onchange: () => setLevel(slot, select.value) },
    levels.map((value) => el("option", { value }, value)),
  );
  const undo = el(
    "button",
    { type: "button", class: "ppf-plain", "aria-label": `Undo: ${asked.name}`, onclick: pressed(() => putBack(slot)) },
    "Undo",
  );
  const turn = (taken) => {
    slot.taken = taken;
    slot.element.classList.toggle("ppf-taken", taken);
    select.value = level;
    put(slot.element, taken ? [el("span", {}, "✓ ", name()), el("span", {}, select, " ", undo)] : chip);
  };
  const tell = (now, full) => {
    slot.asked = now;
    const said = shortly(now);
    if (words.textContent !== said) words.textContent = said;
    chip.disabled = full;
  };
  turn(false);
  return Object.assign(slot, {
    turn,
    tell,
    focus: () => (slot.taken ? undo : chip).focus({ preventScroll: true }),
  });
};
