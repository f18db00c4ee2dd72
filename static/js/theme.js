/* Runs in the head, before the first paint: says that script works, and puts the reader's choice of theme in place.
   A chart's <picture> has its own sources for dark; they follow the system until a choice overrides them. */
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const DARK = /\(prefers-color-scheme: dark\)/;

  const chosen = () => root.dataset.theme;
  const current = () => chosen() ?? (system.matches ? "dark" : "light");

  /* Without script a dark source reads "… and (prefers-color-scheme: dark)"; a theme replaces that part, none restores it. */
  function follow(source, theme) {
    source.dataset.media ??= source.media;
    const media = source.dataset.media;
    source.media = { dark: media.replace(DARK, "(min-width: 0)"), light: "not all" }[theme] ?? media;
  }

  function followAll(theme) {
    const dark = document.querySelectorAll("source[media*='prefers-color-scheme'], source[data-media]");
    dark.forEach(source => follow(source, theme));
  }

  function remember(theme) {
    try {
      if (theme) localStorage.setItem("theme", theme);
      else localStorage.removeItem("theme");
    } catch { /* storage is closed to us: the choice lasts as long as the page */ }
  }

  function choose(theme) {
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
    remember(theme);
    followAll(theme);
    document.dispatchEvent(new CustomEvent("themechange"));
  }

  function stored() {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null;
    }
  }

  root.classList.add("js");
  addEventListener("error", event => event.target.type === "module" && root.classList.remove("js"), true);

  if (["light", "dark"].includes(stored())) {
    root.dataset.theme = stored();
    const whileLoading = new MutationObserver(() => followAll(chosen()));
    whileLoading.observe(root, { childList: true, subtree: true });
    addEventListener("DOMContentLoaded", () => whileLoading.disconnect());
  }

  addEventListener("beforeprint", () => followAll("light"));
  addEventListener("afterprint", () => followAll(chosen()));
  system.addEventListener("change", () => document.dispatchEvent(new CustomEvent("themechange")));
  document.addEventListener("click", event => {
    if (!event.target.closest("[data-switch-theme]")) return;
    const next = current() === "dark" ? "light" : "dark";
    choose(next === (system.matches ? "dark" : "light") ? null : next);
  });
})();
