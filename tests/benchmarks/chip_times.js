// How long the form needs from a press on a chip to the frame that shows the new preview of partners, in milliseconds.
// Each `turn` takes another chip.
async (turn) => {
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const frame = () => new Promise((done) => requestAnimationFrame(() => {
    const channel = new MessageChannel(); // a message is delivered after the frame is drawn
    channel.port1.onmessage = () => done(performance.now());
    channel.port2.postMessage(0);
  }));
  const shown = (what) => [...document.querySelectorAll(`.ppf-step:not([hidden]) ${what}`)];
  const chips = shown(".ppf-chip");
  await pause(120);
  await frame();
  const start = performance.now();
  chips[(turn * 5) % chips.length].click();
  const time = (await frame()) - start;
  return { time, preview: shown(".ppf-fit")[0].textContent };
}
