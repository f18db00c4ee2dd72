/* Forms of the administration: search boxes get a name for speech, and a refused form opens at its first error. */
(() => {
  "use strict";

  const nameOf = select => select.getAttribute("aria-label")
    ?? document.querySelector(`label[for="${CSS.escape(select.id)}"]`)?.textContent.trim().replace(/:$/, "") ?? "";

  /* A box stands beside the list that it replaces; its drop-down is at the end of the page. */
  function nameBox(box) {
    const select = box.previousElementSibling;
    if (!select?.matches("select.admin-autocomplete")) return;
    box.querySelectorAll(".select2-selection, .select2-selection__rendered[role], .select2-search__field").forEach(part => {
      part.removeAttribute("aria-labelledby");
      part.setAttribute("aria-label", nameOf(select));
    });
  }

  function nameAll() {
    document.querySelectorAll("select.admin-autocomplete + .select2-container").forEach(nameBox);
    const open = document.querySelector("select.admin-autocomplete + .select2-container--open")?.previousElementSibling;
    document.querySelectorAll(".select2-dropdown .select2-search__field").forEach(field => {
      if (open) field.setAttribute("aria-label", nameOf(open));
    });
  }

  /* Django heads the column of names of rows within a form by a head that says nothing. */
  function emptyHeads() {
    document.querySelectorAll("th.original:empty").forEach(head => {
      const cell = document.createElement("td");
      cell.className = head.className;
      head.replaceWith(cell);
    });
  }

  /* A row of another pair would be refused: boxes look among those of the pair that the form is about. */
  function lookInOwnPair() {
    const pair = () => document.querySelector("#id_pair")?.value || document.querySelector("[data-pair]")?.dataset.pair;
    window.django?.jQuery?.ajaxPrefilter(options => {
      if (options.url.includes("/autocomplete/") && pair()) options.data += `&pair=${encodeURIComponent(pair())}`;
    });
  }

  /* The link of a problem leads to its field, or to the box that stands in place of one. */
  function toField(event) {
    const field = document.querySelector(event.target.closest(".problems a")?.hash || null);
    const box = field?.matches("select.admin-autocomplete") ? field.nextElementSibling?.querySelector(".select2-selection") : field;
    if (!box) return;
    event.preventDefault();
    box.focus({ preventScroll: true });
    box.scrollIntoView({ block: "center" });
  }

  function openAtFirstError() {
    const first = document.querySelector("#content-main form .errorlist:not(.nonfield)");
    if (!first) return;
    first.closest("details")?.setAttribute("open", "");
    const field = document.querySelector("#content-main form [aria-invalid=true]");
    const box = field?.matches("select.admin-autocomplete") ? field.nextElementSibling?.querySelector(".select2-selection") : field;
    box?.focus({ preventScroll: true });
    first.scrollIntoView({ block: "center" });
  }

  addEventListener("DOMContentLoaded", () => {
    new MutationObserver(nameAll).observe(document.body, { childList: true, subtree: true });
    nameAll();
    emptyHeads();
    lookInOwnPair();
    document.querySelector(".problems")?.addEventListener("click", toField);
  });
  /* After Django's own script has gone to the first field. */
  addEventListener("load", openAtFirstError);
})();

/* A form that is open says so, and asks who else has it. */
(() => {
  "use strict";

  const HEARTBEAT = 45_000;

  addEventListener("DOMContentLoaded", () => {
    const others = document.querySelector(".others[data-open]");
    const form = document.querySelector("#content-main form[method=post]");
    const token = form?.querySelector("[name=csrfmiddlewaretoken]")?.value;
    if (!others || !token) return;

    const body = extra => new URLSearchParams({ csrfmiddlewaretoken: token, ...extra });

    async function ask() {
      if (document.hidden) return;
      const answer = await fetch(others.dataset.open, { method: "POST", body: body({}), redirect: "manual" }).catch(() => null);
      if (answer?.ok) others.textContent = (await answer.json()).others;
    }

    setInterval(ask, HEARTBEAT);
    let isSent = false;
    form.addEventListener("submit", () => { isSent = true; });
    addEventListener("pagehide", () => { if (!isSent) navigator.sendBeacon(others.dataset.open, body({ left: "1" })); });
    addEventListener("pageshow", event => { if (event.persisted) { isSent = false; ask(); } });
  });
})();
