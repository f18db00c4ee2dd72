/* Popover of a citation mark: the words quoted, the paragraph in our words, where it is, and the ways to its context
   and to the original. Without this file, with ctrl or another button, or for a paragraph that the page did not bring,
   the mark is a link. */
const data = document.getElementById("cited");
const template = document.getElementById("citation");
const cited = data ? JSON.parse(data.textContent) : {};
let opened = null;

/* Below the mark where there is room, else above; never past the edges of the window. */
function place(popover, mark) {
  const at = mark.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = popover;
  const left = Math.max(16, Math.min(at.left, document.documentElement.clientWidth - width - 16));
  const below = at.bottom + 8 + height <= innerHeight || at.top < height + 8;
  const top = below ? at.bottom + 8 : at.top - height - 8;
  popover.style.left = `${left + scrollX}px`;
  popover.style.top = `${top + scrollY}px`;
}

function fill(popover, paragraph) {
  const said = popover.querySelector(".said");
  const original = popover.querySelector(".original");
  popover.querySelector(".where").textContent = [paragraph.source, paragraph.date].filter(Boolean).join(" · ");
  popover.querySelector(".summary").textContent = paragraph.summary;
  popover.querySelector(".context").href = paragraph.url;
  said.hidden = !paragraph.quote;
  said.textContent = paragraph.quote ? `“${paragraph.quote}”` : "";
  original.hidden = !paragraph.original;
  original.href = paragraph.original || paragraph.url;
}

function open(popover, mark) {
  if (popover.matches(":popover-open")) popover.hidePopover();
  opened?.setAttribute("aria-expanded", "false");
  opened = mark;
  mark.setAttribute("aria-expanded", "true");
  fill(popover, cited[mark.dataset.cite]);
  popover.showPopover();
  place(popover, mark);
  popover.focus({ preventScroll: true });
}

/* Closed by Escape or a touch elsewhere: the focus goes back to the mark, unless the reader has moved it on. */
function closed(popover) {
  opened?.setAttribute("aria-expanded", "false");
  const lost = document.activeElement === document.body || popover.contains(document.activeElement);
  if (lost) opened?.focus({ preventScroll: true });
}

function isPlainClick(event) {
  return event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
}

if (template && "popover" in HTMLElement.prototype) {
  const popover = template.content.firstElementChild;
  document.body.append(popover);
  popover.addEventListener("toggle", event => {
    if (event.newState === "closed") closed(popover);
  });
  for (const mark of document.querySelectorAll("[data-cite]")) {
    if (mark.dataset.cite in cited) mark.setAttribute("aria-expanded", "false");
  }
  document.addEventListener("click", event => {
    const mark = event.target.closest("[data-cite]");
    if (!mark || !(mark.dataset.cite in cited) || !isPlainClick(event)) return;
    event.preventDefault();
    open(popover, mark);
  });
}
