// Keeps what is under a finger in its place, and the frame that someone waits for free. Knows no form.

/** Does something that may change the page above an element, and scrolls so that the element stays where it is. */
export const holding = (element, act) => {
  const page = document.documentElement,
    before = element.getBoundingClientRect().top;
  page.style.overflowAnchor = "none"; // the browser's own way would come on top
  act();
  scrollBy({ top: element.getBoundingClientRect().top - before, behavior: "instant" });
  requestAnimationFrame(() => page.style.removeProperty("overflow-anchor"));
};

/** Does something once the next frame is there. */
export const afterFrame = (act) => requestAnimationFrame(() => setTimeout(act));
