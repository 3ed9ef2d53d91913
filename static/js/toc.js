/* Marks in the contents of a lesson the section that is being read. */
const links = [...document.querySelectorAll("[data-toc] a[href^='#']")];

if (links.length) {
  const heads = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const mark = () => {
    const top = document.documentElement.clientHeight / 4;
    const past = heads.findLastIndex((head) => head && head.getBoundingClientRect().top <= top);
    links.forEach((link, place) => {
      if (place === past) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };
  addEventListener("scroll", () => requestAnimationFrame(mark), { passive: true });
  mark();
}
