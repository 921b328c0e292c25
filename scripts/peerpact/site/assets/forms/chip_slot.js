// One place among the chips: a skill to be taken, or one that has just been taken, with its level and the way back.
// Both are of one size. Knows no list and no people.
import { el, put } from "./dom.js";
import { countOf } from "./matches.js";

const shortly = ({ people, partners, suggested }) =>
  [
    suggested ? "suggested" : "",
    people ? countOf(people, "person", "people") : "",
    partners ? `gives you ${countOf(partners, "more partner", "more partners")}` : "",
  ]
    .filter(Boolean)
    .join(", ");

/** What a press does. A double click is one press: its second half may meet something new. Keys count no clicks. */
export const pressed = (act) => (event) => {
  if (event.detail < 2) act(event.detail > 0);
};

/**
 * `asked` is {skill, name, people, partners, suggested}; `take` and `putBack` get the slot and whether it was
 * a pointer that pressed, `setLevel` the slot and the level. Gives `element`, whether it's `taken`, `turn(taken)`,
 * `tell(asked, full)` and `focus(pointer)`, which scrolls for keys only.
 */
export const createSlot = ({ asked, levels, level, take, putBack, setLevel }) => {
  const slot = { asked, taken: false, element: el("li", {}) };
  const words = el("small", {}, shortly(asked)),
    name = () => el("bdi", {}, asked.name);
  const chip = el(
    "button",
    { type: "button", class: "ppf-chip", onclick: pressed((pointer) => take(slot, pointer)) },
    name(),
    words,
  );
  const select = el(
    "select",
    { "aria-label": `Level: ${asked.name}`, onchange: () => setLevel(slot, select.value) },
    levels.map((value) => el("option", { value }, value)),
  );
  const undo = el(
    "button",
    {
      type: "button",
      class: "ppf-plain",
      "aria-label": `Undo: ${asked.name}`,
      onclick: pressed((pointer) => putBack(slot, pointer)),
    },
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
    focus: (pointer) => (slot.taken ? undo : chip).focus({ preventScroll: pointer }),
  });
};
