/* Keeps where a reader is: the block at the top of the page, the heading above it, and
   whether the end was seen. <article data-place="address" data-version="key">. What is
   on the page works without it: the button at the end says the same. */
const leaf = document.querySelector("[data-place]");
const PAUSE = 1500;

if (leaf) {
  const blocks = [...leaf.querySelectorAll(".prose > [id]")];
  let kept = "";
  let timer;

  const here = () => {
    const top = document.documentElement.clientHeight / 6;
    const past = blocks.filter((block) => block.getBoundingClientRect().top <= top);
    return { block: past.at(-1), heading: past.findLast((block) => /^H[23]$/.test(block.tagName)) };
  };

  const body = (isEnd) => {
    const { block, heading } = here();
    const data = new FormData();
    data.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "");
    data.set("version", leaf.dataset.version);
    data.set("place", block?.id ?? "");
    data.set("section", heading?.id ?? "");
    if (isEnd) data.set("end", "1");
    return data;
  };

  const leave = () => {
    const data = body(false);
    if (data.get("place") !== kept) navigator.sendBeacon(leaf.dataset.place, data);
    kept = data.get("place");
  };

  const keep = async (isEnd = false) => {
    const data = body(isEnd);
    if (!isEnd && data.get("place") === kept) return;
    kept = data.get("place");
    try {
      const answer = await fetch(leaf.dataset.place, { method: "POST", body: data });
      if (answer.status === 200) show(await answer.text());
    } catch {
      kept = "";
    }
  };

  const show = (html) => {
    const made = document.createRange().createContextualFragment(html);
    document.querySelector("[data-finish]").replaceWith(made);
    window.htmx?.process(document.querySelector("[data-finish]"));
  };

  let end = new IntersectionObserver((seen) => {
    if (!seen.some((one) => one.isIntersecting)) return;
    end.disconnect();
    end = null;
    keep(true);
  });
  const watch = () => end?.observe(document.querySelector("[data-finish]"));
  watch();
  document.addEventListener("htmx:oobAfterSwap", watch);

  addEventListener("scroll", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  }, { passive: true });
  document.addEventListener("visibilitychange", () => document.hidden && leave());
}
