/* Counts down what the server said is left: <b data-left="297">04:57</b>. At nought it stays
   there, marked data-over. Nothing is stopped by it: the host is the one who locks. */
const ends = new WeakMap();

function write(clock) {
  const left = Math.max(0, Math.ceil((ends.get(clock).at - performance.now()) / 1000));
  const parts = [Math.floor(left / 60), left % 60].map((part) => String(part).padStart(2, "0"));
  clock.textContent = parts.join(":");
  clock.toggleAttribute("data-over", left === 0);
}

function tick() {
  for (const clock of document.querySelectorAll("[data-left]:not([hidden])")) {
    const { left } = clock.dataset;
    if (ends.get(clock)?.left !== left) {
      ends.set(clock, { left, at: performance.now() + Number(left) * 1000 });
    }
    write(clock);
  }
}

setInterval(tick, 250);
