// How long the form needs from a press on a chip to the frame that shows the new preview of partners, in milliseconds.
// `count` chips are taken one after the other; after each third one all are put back, which isn't counted.
async (count) => {
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const frame = () => new Promise((done) => requestAnimationFrame(() => {
    const channel = new MessageChannel(); // a message is delivered after the frame is drawn
    channel.port1.onmessage = () => done(performance.now());
    channel.port2.postMessage(0);
  }));
  const shown = (what) => [...document.querySelectorAll(`.ppf-step:not([hidden]) ${what}`)];
  const times = [], previews = new Set();
  for (let turn = 0; turn < count; turn += 1) {
    const chips = shown(".ppf-chip");
    await pause(120);
    await frame();
    const start = performance.now();
    chips[(turn * 5) % chips.length].click();
    times.push((await frame()) - start);
    previews.add(shown(".ppf-fit")[0].textContent);
    if (turn % 3 === 2) for (const undo of shown(".ppf-taken button")) undo.click();
  }
  return { times, previews: previews.size };
}
