/* Tabs of a card, menus, filters, rooms, share and copy. Without this file every panel, menu and filter is open to use. */

/* Tabs: arrow keys, Home and End move; a tab can be opened by its address (#trade-tab-table). */
function setUpTabs(tabbed) {
  const tabs = [...tabbed.querySelectorAll("[role=tab]")];
  const panel = tab => document.getElementById(tab.getAttribute("aria-controls"));

  function pick(chosen) {
    for (const tab of tabs) {
      const on = tab === chosen;
      tab.setAttribute("aria-selected", on);
      tab.tabIndex = on ? 0 : -1;
      panel(tab).hidden = !on;
    }
  }

  function onKey(event) {
    const at = tabs.indexOf(event.target);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const tab = tabs.at(to % tabs.length);
    pick(tab);
    tab.focus();
  }

  for (const tab of tabs) {
    tab.addEventListener("click", () => pick(tab));
    tab.addEventListener("keydown", onKey);
  }
  pick(tabs.find(tab => `#${tab.id}` === location.hash) ?? tabs[0]);
  tabbed.dataset.ready = "";
}

/* Menus close on Escape, on a choice and on a click elsewhere. */
function setUpMenu(menu) {
  const close = () => { menu.open = false; };
  document.addEventListener("click", event => {
    if (!menu.contains(event.target) || event.target.closest("a")) close();
  });
  menu.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !menu.open) return;
    close();
    menu.querySelector("summary").focus();
  });
}

/* Filters beside the list are sent at each change; on a phone they cover the list, so there the button sends them, and its
   foot says how many each change would leave. The page comes back with the focus where it was. */
function setUpFacets(form) {
  const beside = matchMedia("(min-width: 60rem)");
  const opener = document.querySelector(`[data-open="${form.id}"]`);

  const count = form.querySelector("[data-count]");
  let turn = 0;

  async function recount() {
    const mine = ++turn;
    const response = await fetch(`${form.getAttribute("action")}?${new URLSearchParams(new FormData(form))}`);
    const list = new DOMParser().parseFromString(await response.text(), "text/html").querySelector(".listbar b");
    if (mine === turn && list) count.textContent = list.textContent;
  }
  addEventListener("change", event => {
    if (event.target.form !== form) return;
    const isSort = !form.contains(event.target);
    if (!beside.matches && !isSort) return void (count && recount());
    sessionStorage.setItem("focus", event.target.id);
    form.requestSubmit();
  });
  function toggle(open) {
    form.classList.toggle("open", open);
    opener?.setAttribute("aria-expanded", open);
    if (open) form.querySelector("button, input:not([type=hidden])")?.focus();
    else opener?.focus();
  }
  opener?.addEventListener("click", () => toggle(!form.classList.contains("open")));
  form.querySelector("[data-close]")?.addEventListener("click", () => toggle(false));
  form.addEventListener("keydown", event => {
    if (event.key === "Escape" && form.classList.contains("open")) toggle(false);
  });
  const last = document.getElementById(sessionStorage.getItem("focus") ?? "");
  // The last option of a folded facet that was dropped stays in view.
  last?.closest("details")?.setAttribute("open", "");
  last?.focus({ preventScroll: true });
  sessionStorage.removeItem("focus");
}

/* Says something to a screen reader, and for two seconds on the button itself. */
function confirmOn(button, words) {
  const before = [...button.childNodes];
  document.getElementById("announcer").textContent = words;
  button.replaceChildren(words);
  setTimeout(() => button.replaceChildren(...before), 2000);
}

async function copy(button, text) {
  if (!navigator.clipboard) return void prompt(button.textContent, text);  // an address without https
  await navigator.clipboard.writeText(text);
  confirmOn(button, button.dataset.done);
}

async function share(button) {
  const url = new URL(button.dataset.share, location.href).href;
  if (!navigator.share) return copy(button, url);
  try {
    await navigator.share({ title: button.dataset.title ?? document.title, url });
  } catch (error) {
    if (error.name !== "AbortError") await copy(button, url);
  }
}

/* On a phone the rooms of a page are one line that scrolls sideways: the room that is open comes into view. */
function showRoom(here) {
  const rooms = here.parentElement;
  rooms.scrollLeft = here.offsetLeft - (rooms.clientWidth - here.offsetWidth) / 2;
}

document.querySelectorAll(".tabbed").forEach(setUpTabs);
document.querySelectorAll(".subnav [aria-current]").forEach(showRoom);
document.querySelectorAll("details.menu").forEach(setUpMenu);
document.querySelectorAll("form[data-facets]").forEach(setUpFacets);
document.addEventListener("click", event => {
  const button = event.target.closest("[data-share], [data-copy]");
  if (!button) return;
  if ("share" in button.dataset) share(button);
  else copy(button, button.dataset.copy);
});
