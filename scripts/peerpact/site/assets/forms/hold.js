// Nothing moves under a finger: while a pointer is down on an element, changes wait until it is lifted and the click
// has been taken.

/** `hold.down()` says whether a pointer is down; `after` is called a frame after it is lifted. */
export const createHold = (host, after) => {
  let down = false;
  host.addEventListener("pointerdown", () => {
    down = true;
  });
  const lift = () => {
    if (!down) return;
    down = false;
    requestAnimationFrame(after);
  };
  for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, lift, true);
  window.addEventListener("blur", lift);
  return { down: () => down };
};
