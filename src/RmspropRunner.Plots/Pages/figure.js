// Draws a figure, in the colours of the page: shared by the files that rmsprop writes and by the worker's page.
"use strict";

function figureTheme(isDark) {
  const ink = isDark ? "#e6e6e6" : "#222";
  const grid = isDark ? "#444" : "#ddd";
  const axis = { gridcolor: grid, linecolor: grid, zerolinecolor: grid, automargin: true };
  const scene = { gridcolor: grid, zerolinecolor: grid, backgroundcolor: "rgba(0,0,0,0)" };
  return {
    layout: {
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      font: { color: ink, family: "system-ui, sans-serif", size: 12 },
      colorway: ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#b8a800"],
      hoverlabel: { bgcolor: isDark ? "#222" : "#fff", font: { color: ink } },
      modebar: { bgcolor: "rgba(0,0,0,0)", color: grid, activecolor: ink },
      xaxis: axis,
      yaxis: axis,
      scene: { xaxis: scene, yaxis: scene, zaxis: scene },
      updatemenudefaults: { bgcolor: isDark ? "#333" : "#eee", bordercolor: grid, font: { color: ink } },
      sliderdefaults: { bgcolor: grid, bordercolor: grid },
    },
  };
}

function isDarkPage() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
}

// Gives a promise of the drawn element.
async function drawFigure(element, figure, options) {
  const layout = {
    margin: { l: 60, r: 20, t: 30, b: 50 },
    autosize: true,
    ...structuredClone(figure.layout),
    template: figureTheme(options?.isDark ?? isDarkPage()),
  };
  // Drawn again, a picture keeps what the reader has zoomed to.
  const { kind, title, layout: { xaxis, yaxis } } = figure;
  layout.uirevision = [kind, title, xaxis?.type, yaxis?.type].join();
  const draw = element.layout?.uirevision === layout.uirevision ? Plotly.react : Plotly.newPlot;
  const config = { responsive: true, displaylogo: false, ...options?.config };
  await draw(element, { data: figure.data, layout, frames: figure.frames, config });
  element.setAttribute("role", "img");
  element.setAttribute("aria-label", figure.alt);
  return element;
}
