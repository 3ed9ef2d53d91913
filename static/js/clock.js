/* Counts down in words what the server said is left: <b data-clock data-seconds="1104"
   data-words="{m} min {s} s" data-last="{s} s">. At the end it opens the page again, and the
   server, whose clock is the only one that counts, says what comes next. */
const clock = document.querySelector("[data-clock]");

if (clock) {
  const end = performance.now() + Number(clock.dataset.seconds) * 1000;
  const tick = () => {
    const left = Math.ceil((end - performance.now()) / 1000);
    if (left <= 0) {
      location.replace(location.pathname);
      return;
    }
    const words = left < 60 ? clock.dataset.last : clock.dataset.words;
    clock.textContent = words.replace("{m}", Math.floor(left / 60)).replace("{s}", left % 60);
    setTimeout(tick, 1000);
  };
  tick();
}
