/* Marking words in a text. What they mean is read on the server: this script only says which words, and shows what
   comes back. The page works without it, as forms. */
(() => {
  "use strict";

  const text = document.querySelector(".text");
  if (!text) return;
  document.documentElement.classList.add("scripted");
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const bar = $(".makebar"), side = $("#side"), keys = $("#keys");
  const WORD = /[\p{L}\p{N}$€₸₽₹%](?:[^\s“”"«»]*[\p{L}\p{N}$€%])?/gu;
  const ranges = list => (list || "").split(" ").filter(Boolean).map(item => item.split("-"));
  const say = words => { $("#live").textContent = words; };

  /* Words. Positions count code points, as the server does; a string counts some signs twice. */
  const paragraphs = $$(".pt").map((element, index) => {
    const whole = element.textContent, points = at => [...whole.slice(0, at)].length;
    const found = [...whole.matchAll(WORD)].map(match => ({ at: match.index, until: match.index + match[0].length }));
    const words = found.map(({ at, until }) => ({ start: points(at), end: points(until) }));
    element.textContent = "";
    let done = 0;
    const gaps = [], spans = found.map(({ at, until }, number) => {
      const gap = document.createElement("span"), span = document.createElement("span");
      gap.className = "gap"; gap.textContent = whole.slice(done, at); gaps.push(gap);
      span.className = "w"; span.id = `w${index}-${number}`; span.textContent = whole.slice(at, until);
      span.dataset.word = number; done = until; element.append(gap, span);
      return span;
    });
    element.append(whole.slice(done));
    element.classList.add("live");
    const within = (start, end) => ({
      first: words.findIndex(word => word.end > start), last: words.findLastIndex(word => word.start < end),
    });
    const seen = ranges(element.dataset.places).map(([start, end]) => within(+start, +end)).filter(place => place.first >= 0 && place.last >= place.first);
    ranges(element.dataset.tags).forEach(([start, end, kind]) => {
      const { first, last } = within(+start, +end);
      for (let at = first; at >= 0 && at <= last; at++) spans[at].classList.add("kd", kind);
    });
    seen.forEach(({ first, last }) => { for (let at = first; at <= last; at++) if (!spans[at].matches(".kd")) spans[at].classList.add("sug"); });
    return { element, index, number: element.dataset.number, words, spans, gaps, seen };
  });

  /* What is marked, and where the cursor is. */
  let marked = null, cursor = { p: 0, w: 0 }, anchor = null, asked = null;
  const quoteOf = ({ p, first, last }) => paragraphs[p].spans.slice(first, last + 1).map((span, at) => (at ? paragraphs[p].gaps[first + at].textContent : "") + span.textContent).join("");
  const address = (part, more) => {
    const { words, number } = paragraphs[marked.p];
    const query = new URLSearchParams({ p: number, start: words[marked.first].start, end: words[marked.last].end, ...more });
    return `${text.dataset.mark}${part}?${query}`;
  };

  function draw() {
    paragraphs.forEach(({ element, spans, gaps, index }) => {
      const mine = marked && marked.p === index;
      spans.forEach((span, at) => {
        const on = Boolean(mine && at >= marked.first && at <= marked.last);
        span.classList.toggle("sel", on);
        span.classList.toggle("cur", index === cursor.p && at === cursor.w);
        gaps[at].classList.toggle("sel", on && at > marked.first);
        if (element.hasAttribute("role")) span.setAttribute("aria-selected", on);
      });
      element.closest("li").classList.toggle("here", Boolean(mine) || index === cursor.p);
      element.tabIndex = index === cursor.p ? 0 : -1;
    });
  }

  /* Only the paragraph with the cursor is a box of words; the others are plain text. */
  function enter(p, w, focus = true) {
    const before = paragraphs.find(({ element }) => element.hasAttribute("role"));
    cursor = { p: Math.max(0, Math.min(paragraphs.length - 1, p)), w };
    const { element, spans, gaps, number } = paragraphs[cursor.p];
    if (before && before.element !== element) {
      ["role", "aria-label", "aria-multiselectable", "aria-activedescendant", "aria-describedby"].forEach(name => before.element.removeAttribute(name));
      before.spans.forEach(span => ["role", "aria-selected"].forEach(name => span.removeAttribute(name)));
      before.gaps.forEach(gap => gap.removeAttribute("role"));
    }
    element.setAttribute("role", "listbox");
    element.setAttribute("aria-multiselectable", "true");
    element.setAttribute("aria-label", `¶${number}`);
    element.setAttribute("aria-describedby", "keys-short");
    spans.forEach(span => span.setAttribute("role", "option"));
    gaps.forEach(gap => gap.setAttribute("role", "presentation"));
    if (spans.length) element.setAttribute("aria-activedescendant", spans[Math.min(w, spans.length - 1)].id);
    draw();
    if (focus) { element.focus({ preventScroll: true }); element.scrollIntoView({ block: "nearest" }); }
  }

  function mark(p, first, last, ask = true) {
    marked = { p, first: Math.min(first, last), last: Math.max(first, last) };
    draw();
    if (ask) showBar();
  }

  function unmark() { marked = null; bar.hidden = true; draw(); }

  function showBar() {
    const here = marked, answer = fetch(address("words/", {})).then(response => response.text());
    asked = answer.then(html => {
      if (marked !== here) return;
      const what = $(".what", bar);
      what.innerHTML = html;
      bar.dataset.likely = what.firstElementChild?.dataset.likely || "statement";
      $$("button", bar).forEach(button => button.classList.toggle("likely", button.dataset.kind === bar.dataset.likely));
      putBelow(paragraphs[here.p].element, paragraphs[here.p].spans[here.last]);
      say(`${quoteOf(here)}. ${what.textContent.trim()}`);
    });
  }

  /* Between two paragraphs, so that no word is covered, and the paragraph stays where it is under the pointer; on a telephone at the
     foot of the screen, and the words above it. */
  function putBelow(element, word) {
    const { top } = element.getBoundingClientRect();
    $("form.pr", element.closest("li")).after(bar);
    bar.hidden = false;
    scrollBy(0, element.getBoundingClientRect().top - top);
    word.scrollIntoView({ block: "nearest" });
  }

  const seenAt = (p, w) => paragraphs[p].seen.find(({ first, last }) => w >= first && w <= last);
  function markHere(p, w) {
    const place = seenAt(p, w), isMarked = place && marked && marked.p === p && marked.first === place.first && marked.last === place.last;
    if (place && !isMarked) mark(p, place.first, place.last); else mark(p, w, w);
  }

  function next(step) {
    const all = paragraphs.flatMap(({ seen, spans }, p) => seen.filter(({ first }) => !spans[first].matches(".kd")).map(place => ({ p, ...place })));
    const order = (p, w) => p * 1e5 + w, at = marked ? order(marked.p, marked.first) : order(cursor.p, cursor.w) - 0.5;
    const place = step > 0 ? all.find(({ p, first }) => order(p, first) > at) : all.findLast(({ p, first }) => order(p, first) < at);
    if (!place) { say(keys.dataset.none || ""); return false; }
    enter(place.p, place.first);
    mark(place.p, place.first, place.last);
    return true;
  }

  /* The form beside the text. */
  async function open(kind) {
    if (!marked) markHere(cursor.p, cursor.w);
    await asked;
    const where = address("", { as: kind || bar.dataset.likely });
    bar.hidden = true;
    const response = await fetch(`${where}&part=claim`);
    if (!response.ok) { location.assign(where); return; }
    side.innerHTML = await response.text();
    history.replaceState(null, "", where);
    firstField()?.focus();
    side.scrollIntoView({ block: "nearest" });
  }

  /* The words of a form that came with the page are marked in the text too. */
  function markOfForm({ elements: { p, start, end } }) {
    const at = paragraphs.findIndex(({ number }) => number === p.value), words = paragraphs[at]?.words ?? [];
    const first = words.findIndex(word => word.end > +start.value), last = words.findLastIndex(word => word.start < +end.value);
    if (first >= 0 && last >= first) mark(at, first, last, false);
  }

  /* The first field that nothing was read for, or the first of all. */
  function firstField() {
    const fields = $$("#claim_form fieldset :is(input:not([type=hidden]), select, textarea)");
    return fields.find(field => field.name === "title" || field.required && !field.value) ?? fields[0];
  }

  async function reread(form) {
    const response = await fetch(form.dataset.reading, { method: "POST", body: new FormData(form) });
    const box = $("#reading", form);
    if (!response.ok || !box) return;
    box.innerHTML = await response.text();
    box.hidden = !box.childElementCount;
  }
  let soon;
  side.addEventListener("input", event => {
    const form = event.target.closest("#claim_form");
    if (!form) return;
    clearTimeout(soon);
    soon = setTimeout(() => reread(form), 250);
    keep(form);
  });
  side.addEventListener("keydown", event => {
    const form = event.target.closest("#claim_form");
    if (event.key === "Escape") { event.preventDefault(); close(); }
    if (form && event.key === "Enter" && event.ctrlKey) { event.preventDefault(); form.requestSubmit(); }
  });
  side.addEventListener("click", event => { if (event.target.closest(".close")) { event.preventDefault(); close(); } });
  side.addEventListener("submit", event => { if (event.target.id === "claim_form") forget(); });
  function close() { $("#claim_form")?.remove(); enter(cursor.p, cursor.w); }

  /* What is typed is kept on this device until it is saved. */
  const KEPT = `marking:${text.dataset.mark}`;
  const placeOf = form => ["p", "start", "end", "as"].map(name => form.elements[name].value).join(":");
  function keep(form) {
    const fields = [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
    try { localStorage.setItem(KEPT, JSON.stringify({ place: placeOf(form), fields })); } catch { /* a device may refuse */ }
  }
  function forget() { try { localStorage.removeItem(KEPT); } catch { /* the same */ } }
  function giveBack() {
    const form = $("#claim_form"), kept = JSON.parse(localStorage.getItem(KEPT) || "null");
    if (!form || !kept || kept.place !== placeOf(form)) return;
    for (const [name, value] of kept.fields) { const field = form.elements[name]; if (field && "value" in field && field.type !== "checkbox") field.value = value; }
  }

  /* Mouse and pen drag; a touch marks the first and the last word, so that the page still scrolls. */
  let drag = null;
  const wordAt = (x, y) => document.elementFromPoint(x, y)?.closest(".w");
  const placeOfWord = word => ({ p: paragraphs.findIndex(({ element }) => element === word.closest(".pt")), w: +word.dataset.word });
  text.addEventListener("pointerdown", event => {
    const word = event.target.closest(".w");
    if (!word || event.button) return;
    const { p, w } = placeOfWord(word);
    if (event.pointerType === "touch") { drag = { p, w, x: event.clientX, y: event.clientY, isTouch: true }; return; }
    event.preventDefault();
    if (event.shiftKey && marked && marked.p === p) { enter(p, w); mark(p, Math.min(marked.first, w), Math.max(marked.last, w)); return; }
    drag = { p, w, moved: false };
    enter(p, w);
  });
  document.addEventListener("pointermove", event => {
    if (!drag || drag.isTouch) return;
    const word = wordAt(event.clientX, event.clientY), place = word && placeOfWord(word);
    if (place && place.p === drag.p && (place.w !== drag.w || drag.moved)) { drag.moved = true; mark(drag.p, drag.w, place.w, false); }
  });
  document.addEventListener("pointerup", event => {
    if (!drag) return;
    const { p, w, x, y, isTouch, moved } = drag;
    drag = null;
    if (isTouch && Math.abs(event.clientX - x) + Math.abs(event.clientY - y) > 12) return;
    if (moved) { mark(p, marked.first, marked.last); return; }
    if (isTouch) enter(p, w, false);
    if (isTouch && marked && marked.p === p && (w < marked.first || w > marked.last)) mark(p, Math.min(marked.first, w), Math.max(marked.last, w));
    else markHere(p, w);
  });
  document.addEventListener("pointercancel", () => { drag = null; });

  /* Keys, while the text has the focus. */
  let digits = "", digitsEnd;
  function goTo(digit) {
    digits += digit;
    clearTimeout(digitsEnd);
    digitsEnd = setTimeout(() => { digits = ""; }, 900);
    const p = paragraphs.findIndex(({ number }) => number === digits);
    if (p >= 0) { unmark(); enter(p, 0); say(`¶${digits}. ${paragraphs[p].element.textContent}`); }
  }
  function moveWord(to, isMarking) {
    const w = Math.max(0, Math.min(paragraphs[cursor.p].spans.length - 1, to));
    if (isMarking) { anchor = marked && anchor !== null ? anchor : cursor.w; enter(cursor.p, w); mark(cursor.p, anchor, w); return; }
    anchor = null; unmark(); enter(cursor.p, w); say(paragraphs[cursor.p].spans[w]?.textContent || "");
  }
  function toStop() {
    const { spans, gaps } = paragraphs[cursor.p], first = marked ? marked.first : cursor.w;
    let last = marked ? marked.last + 1 : cursor.w;
    while (last < spans.length - 1 && !/[,;:.!?”]/.test(gaps[last + 1].textContent)) last++;
    if (last < spans.length) { enter(cursor.p, last); mark(cursor.p, first, last); }
  }
  function undo() {
    const form = $("#undo_form");
    form.elements.p.value = paragraphs[cursor.p].number;
    form.requestSubmit();
  }
  const plain = {
    ArrowDown: () => { unmark(); enter(cursor.p + 1, 0); }, ArrowUp: () => { unmark(); enter(cursor.p - 1, 0); },
    " ": () => markHere(cursor.p, cursor.w), ".": toStop, n: () => next(1), N: () => next(-1),
    r: () => $("form.pr", paragraphs[cursor.p].element.closest("li")).requestSubmit(), u: undo,
    "?": () => keys.showModal(), Enter: () => marked ? open() : markHere(cursor.p, cursor.w), Escape: unmark,
  };
  text.addEventListener("keydown", event => {
    if (!event.target.matches(".pt") || event.altKey || event.metaKey) return;
    const { key } = event, kind = $(`button[data-letter="${CSS.escape(key.toUpperCase())}"]`, bar);
    if (event.ctrlKey) { if (key !== "z") return; plain.u(); }
    else if (key === "ArrowRight" || key === "ArrowLeft") moveWord(cursor.w + (key === "ArrowRight" ? 1 : -1), event.shiftKey);
    else if (key === "Home" || key === "End") moveWord(key === "Home" ? 0 : Infinity, event.shiftKey);
    else if (/^\d$/.test(key)) goTo(key);
    else if (plain[key]) plain[key]();
    else if (kind && key.length === 1) open(kind.dataset.kind);
    else return;
    event.preventDefault();
  });
  text.addEventListener("focusin", event => {
    const p = paragraphs.findIndex(({ element }) => element === event.target);
    if (p >= 0 && p !== cursor.p) enter(p, 0);
  });
  bar.addEventListener("click", event => { const button = event.target.closest("button"); if (button) open(button.dataset.kind); });
  bar.addEventListener("keydown", event => { if (event.key === "Escape") { unmark(); enter(cursor.p, cursor.w); } });

  /* Where the page was left: at the next words after those that were saved, or at the paragraph that is named. */
  const query = new URLSearchParams(location.search), named = paragraphs.findIndex(({ number }) => number === query.get("p"));
  if (named >= 0 && query.get("after")) {
    const { words } = paragraphs[named], after = words.findIndex(({ start }) => start >= +query.get("after"));
    enter(named, after < 0 ? words.length : after);
    if (!next(1)) enter(named, 0);
  } else enter(Math.max(0, named), 0, named >= 0 && !$("#claim_form"));
  if ($("#claim_form")) { markOfForm($("#claim_form")); paragraphs[named]?.element.scrollIntoView({ block: "center" }); firstField()?.focus({ preventScroll: true }); }
  giveBack();
  /* A browser that goes to the #p19 of an address takes the focus away, and the keys with it. */
  addEventListener("load", () => setTimeout(() => {
    if (named >= 0 && document.activeElement === document.body) paragraphs[cursor.p].element.focus({ preventScroll: true });
  }));
})();
