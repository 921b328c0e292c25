// How long the directory needs from a click on a filter to the frame that shows its people, in milliseconds.
// `count` clicks on one option after the other; after each third one everything is reset, which counts as well.
async (count) => {
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const frame = () => new Promise((done) => requestAnimationFrame(() => {
    const channel = new MessageChannel(); // a message is delivered after the frame is drawn
    channel.port1.onmessage = () => done(performance.now());
    channel.port2.postMessage(0);
  }));
  const times = [];
  const measure = async (button) => {
    await pause(120);
    await frame();
    const start = performance.now();
    button.click();
    times.push((await frame()) - start);
  };
  for (let turn = 0; turn < count; turn += 1) {
    const boxes = document.querySelectorAll(".pp-option input");
    await measure(boxes[(turn * 7) % boxes.length]);
    if (turn % 3 === 2) await measure(document.querySelector(".pp-reset"));
  }
  return { times, elements: document.querySelectorAll("#pp-directory, #pp-directory *").length };
}
