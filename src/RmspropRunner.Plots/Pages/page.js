// Draws every figure of the page when it is about to be seen, and again when the colours change.
"use strict";

(() => {
  const places = [...document.querySelectorAll("[data-figure]")];
  const figureOf = place => JSON.parse(document.getElementById(place.dataset.figure).textContent);
  const draw = place => drawFigure(place, figureOf(place));
  const seen = new IntersectionObserver(entries => {
    for (const entry of entries.filter(one => one.isIntersecting)) {
      seen.unobserve(entry.target);
      draw(entry.target);
    }
  }, { rootMargin: "400px" });
  places.forEach(place => seen.observe(place));
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
    places.filter(place => place.data).forEach(draw));
})();
