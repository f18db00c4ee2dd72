/* Plotly.js over the drawn picture of a chart, in the same frame, once the reader asks for it: a mouse over the picture,
   a tap on it, or the button "Explore". Loading a page never loads Plotly. When anything fails the picture stays. */
/* Labels are placed by the pixel on the server, so a figure keeps its own size and is scaled as its picture is. */
const CONFIG = {
  displayModeBar: false, displaylogo: false, showSendToCloud: false,
  responsive: false, scrollZoom: false, doubleClick: false,
};
const PATIENCE_MS = 300;
/* Plotly.js 4.1 brings a style sheet for MapLibre, which the site's Content-Security-Policy refuses with a complaint.
   It does without where an element of this id is there; no chart here is a map. */
const MAPLIBRE_SHEET = "9f215cf04c5486422605d13261cb87401f4e7763b6296af81e98efbc0130da53";

let plotly;

/* Plotly.js, fetched once for all charts of the page; a failure may be tried again. */
function loadPlotly() {
  plotly ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.id = MAPLIBRE_SHEET;
    script.src = document.querySelector("meta[name=plotly-script]").content;
    script.onload = () => resolve(globalThis.Plotly);
    script.onerror = () => { plotly = undefined; script.remove(); reject(new Error("Plotly.js did not load")); };
    document.head.append(script);
  });
  return plotly;
}

/* The figure of the picture that fits the window and the theme now: its address with .json for .svg. */
function figureAddress(picture) {
  const source = [...picture.querySelectorAll("source")].find(one => matchMedia(one.media).matches);
  const image = source ? source.getAttribute("srcset") : picture.querySelector("img").getAttribute("src");
  return image.replace(/\.svg(?=\?|$)/, ".json");
}

async function fetchFigure(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

class Chart {
  constructor(figure) {
    this.figure = figure;
    this.plot = figure.querySelector("[data-plot]");
    this.picture = this.plot.querySelector("picture");
    this.note = figure.querySelector(".plot-note");
    this.shown = null;
    this.ask = this.ask.bind(this);
  }

  listen() {
    this.plot.addEventListener("pointerenter", event => event.pointerType === "mouse" && this.ask());
    this.plot.addEventListener("click", this.ask);
    this.figure.querySelector("[data-explore]")?.addEventListener("click", () => {
      this.figure.querySelector("[role=tab]")?.click();
      this.ask();
    });
  }

  /* Draws, or draws again when the window or the theme now wants another variant. */
  async ask() {
    const address = figureAddress(this.picture);
    if (this.shown === address) return;
    this.shown = address;
    const waiting = setTimeout(() => this.say(this.note.dataset.loading), PATIENCE_MS);
    try {
      const [Plotly, figure] = await Promise.all([loadPlotly(), fetchFigure(address)]);
      if (this.shown === address) await this.draw(Plotly, figure);
      this.say("");
    } catch {
      this.giveUp();
    } finally {
      clearTimeout(waiting);
    }
  }

  /* The layer is hidden from speech: the picture below keeps its words, and the table every number. */
  async draw(Plotly, { data, layout }) {
    this.live ??= this.addLayer();
    this.width = layout.width;
    this.fit();
    await Plotly.react(this.live, data, layout, CONFIG);
    this.plot.classList.add("drawn");
    this.sizes ??= new ResizeObserver(() => this.refresh());
    this.sizes.observe(this.picture);
  }

  addLayer() {
    const layer = Object.assign(document.createElement("div"), { className: "live", ariaHidden: "true" });
    return this.plot.appendChild(layer);
  }

  fit() {
    this.live.style.transform = `scale(${this.picture.offsetWidth / this.width})`;
  }

  giveUp() {
    this.shown = null;
    this.plot.classList.remove("drawn");
    this.say(this.note.dataset.failed);
  }

  say(words) {
    this.note.textContent = words;
  }

  /* The window or the theme has changed; out of sight, a chart waits until it is shown again. */
  refresh() {
    if (!this.shown || !this.picture.offsetWidth) return;
    if (this.live) this.fit();
    this.ask();
  }
}

const charts = [...document.querySelectorAll("[data-chart]:has([data-plot])")].map(figure => new Chart(figure));
charts.forEach(chart => chart.listen());

const refreshAll = () => charts.forEach(chart => chart.refresh());
document.addEventListener("themechange", refreshAll);
for (const media of new Set([...document.querySelectorAll("[data-plot] source")].map(source => source.media))) {
  matchMedia(media).addEventListener("change", refreshAll);
}
