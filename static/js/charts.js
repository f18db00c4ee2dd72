/* A chart to explore in place of its picture, once the reader presses "Explore": Plotly's own axes, legend, zoom and
   hover over the same figures. Loading a page never loads Plotly. When anything fails the picture stays. */
const CONFIG = {
  displayModeBar: true, displaylogo: false, showSendToCloud: false, responsive: true, scrollZoom: false,
  modeBarButtons: [["zoom2d", "pan2d", "zoomIn2d", "zoomOut2d", "resetScale2d"]],
};
const PATIENCE_MS = 300;
/* On a telephone the words of a point would cover the chart: they are hidden there by the sheet and stand under it. */
const SMALL = matchMedia("(max-width: 48rem)");
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

/* The figure in the theme of now: the address of the picture with .json for .svg. It has one layout for all widths. */
function figureAddress(picture) {
  const source = [...picture.querySelectorAll("source")].find(one => matchMedia(one.media).matches);
  const image = source ? source.getAttribute("srcset") : picture.querySelector("img").getAttribute("src");
  return image.replace(/\.narrow-/, ".wide-").replace(/\.svg(?=\?|$)/, ".json");
}

async function fetchFigure(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

class Chart {
  constructor(figure) {
    this.figure = figure;
    this.button = figure.querySelector("[data-explore]");
    this.name = this.button.textContent;
    this.plot = figure.querySelector("[data-plot]");
    this.picture = this.plot.querySelector("picture");
    this.note = figure.querySelector(".plot-note");
    this.shown = null;
  }

  listen() {
    this.button.addEventListener("click", () => this.shown ? this.close() : this.open());
  }

  async open() {
    this.figure.querySelector("[role=tab]")?.click();
    if (!await this.draw()) return;
    this.layer.focus();
    this.say(this.note.dataset.keys);
  }

  close() {
    this.shown = null;
    globalThis.Plotly?.purge(this.layer);
    this.layer?.remove();
    this.layer = undefined;
    this.plot.classList.remove("drawn");
    this.button.textContent = this.name;
    this.button.focus();
    this.say("");
  }

  /* Draws, or draws again in the theme of now; tells whether it is drawn. */
  async draw() {
    const address = figureAddress(this.picture);
    if (this.shown === address) return true;
    this.shown = address;
    const waiting = setTimeout(() => this.say(this.note.dataset.loading), PATIENCE_MS);
    try {
      const [Plotly, { data, layout }] = await Promise.all([loadPlotly(), fetchFigure(address)]);
      if (this.shown !== address) return false;
      this.layer ??= this.addLayer();
      this.plot.classList.add("drawn");
      await Plotly.react(this.layer, data, layout, CONFIG);
      this.layer.removeAllListeners("plotly_hover");
      this.layer.on("plotly_hover", ({ points }) => SMALL.matches && this.say(points.map(one => one.customdata).join("\n")));
      this.button.textContent = this.button.dataset.close;
      this.at = { series: 0, point: -1 };
      this.say("");
      return true;
    } catch {
      this.shown = null;
      this.plot.classList.remove("drawn");
      this.say(this.note.dataset.failed);
      return false;
    } finally {
      clearTimeout(waiting);
    }
  }

  addLayer() {
    const layer = document.createElement("div");
    layer.className = "live";
    layer.tabIndex = 0;
    layer.role = "group";
    layer.ariaLabel = this.picture.querySelector("img").alt;
    layer.addEventListener("keydown", event => this.press(event));
    return this.plot.appendChild(layer);
  }

  /* Right and left along a series, down and up to the next; each point is pointed at and spoken. */
  press(event) {
    if (event.key === "Escape") return this.close();
    const [along, across] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key] ?? [];
    if (along === undefined) return;
    event.preventDefault();
    const series = this.layer.data.map((_one, index) => index).filter(index => this.layer.data[index].visible !== "legendonly");
    if (!series.length) return;
    const place = Math.max(series.indexOf(this.at.series), 0);
    const next = series[Math.min(Math.max(place + across, 0), series.length - 1)];
    const last = this.layer.data[next].customdata.length - 1;
    this.at = { series: next, point: Math.min(Math.max(this.at.point + along, 0), last) };
    globalThis.Plotly.Fx.hover(this.layer, [{ curveNumber: next, pointNumber: this.at.point }]);
    this.say(this.layer.data[next].customdata[this.at.point]);
  }

  say(words) {
    this.note.textContent = words;
  }
}

const charts = [...document.querySelectorAll("[data-chart]:has([data-explore])")].map(figure => new Chart(figure));
charts.forEach(chart => chart.listen());
document.addEventListener("themechange", () => charts.forEach(chart => chart.shown && chart.draw()));
