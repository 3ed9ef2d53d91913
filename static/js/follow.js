/* Follows the host: <main data-follow="address of the pulse" data-known='{"tag": …, "page": …}'>.
   Every three seconds or so the phone asks, without cookies, whether anything is new; the answer
   is 304, or says what the page must look like and how long the clock runs. A new page is opened
   at once: what was typed is kept by unsent.js and put back by restore.js. */
const EVERY = 2500;
const JITTER = 1000;
const page = document.querySelector("[data-follow]");

if (page) {
  const known = JSON.parse(page.dataset.known);
  let clock = document.querySelector(".session-clock");

  const hear = ({ tag, page: now, seconds }) => {
    known.tag = tag;
    if (now !== known.page) location.replace(page.dataset.home);
    const next = clock.cloneNode(true);
    next.hidden = seconds === null;
    next.dataset.left = `${seconds ?? ""}`;
    clock.replaceWith(next);
    clock = next;
  };

  const ask = async () => {
    const headers = { "If-None-Match": known.tag };
    const asked = { headers, credentials: "omit", cache: "no-store" };
    const answer = await fetch(page.dataset.follow, asked);
    if (answer.status === 200) hear(await answer.json());
  };

  const beat = async () => {
    if (!document.hidden) await ask().catch(() => {});
    setTimeout(beat, EVERY + Math.random() * JITTER);
  };

  setTimeout(beat, Math.random() * EVERY);
  document.addEventListener("visibilitychange", () => document.hidden || ask().catch(() => {}));
}
