/**
 * The one script of a page, written for browsers and kept small. The page is complete without it. It
 * - says each time in the reader's zone as well,
 * - turns a promise into "late" when its time passes with no news,
 * - follows changes by server-sent events, and asks once a minute where these do not get through (or where a plain web
 *   server serves the written copy). Parts are matched by id and only what differs is touched, so that focus, opened
 *   details and screen readers stay where they are.
 */
export const script = String.raw`(() => {
"use strict";
const own = document.currentScript, live = own && own.dataset.live;
const mine = Intl.DateTimeFormat().resolvedOptions().timeZone;
const lang = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
const zoneName = (at, zone) => new Intl.DateTimeFormat(navigator.language, { timeZone: zone, timeZoneName: "short" })
  .formatToParts(at).find(({ type }) => type === "timeZoneName").value;
const words = (at, zone, day) => new Intl.DateTimeFormat(lang, { ...(day && { day: "numeric", month: "short" }),
  ...(day === 2 && { year: "numeric" }), hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone })
  .format(at) + " " + zoneName(at, zone);
const isUtc = /^(Etc\/)?(UTC|GMT|Universal|Zulu)$/.test(mine);

function localise(root) {
  if (isUtc) return;
  for (const time of root.querySelectorAll("time.t:not([data-mine])")) {
    const at = new Date(time.dateTime), utc = document.createElement("span");
    time.dataset.mine = "";
    utc.className = "utc";
    utc.textContent = " (" + words(at, "UTC") + ")";
    time.replaceChildren(words(at, mine, /\d{4}/.test(time.textContent) ? 2 : 1), utc);
  }
  for (const note of root.querySelectorAll("[data-zone]")) note.textContent = note.dataset.zone;
}

for (const field of document.querySelectorAll("input[name=timeZone]")) field.value = mine;

function judge() {
  for (const due of document.querySelectorAll("[data-due]")) {
    if (Date.parse(due.dataset.due) > Date.now()) continue;
    const box = due.closest(".promise");
    box.classList.add("late");
    box.querySelector(".late-words").hidden = false;
  }
}


// Makes a part of the page equal to a fresh one and touches only what differs. What the reader opened stays open.
function follow(old, fresh) {
  if (old.nodeType !== 1) { if (old.data !== fresh.data) old.data = fresh.data; return; }
  if (old.matches("time.t")) {
    if (old.dateTime !== fresh.dateTime) old.replaceWith(document.importNode(fresh, true));
    return;
  }
  for (const { name, value } of [...fresh.attributes])
    if (name !== "open" && old.getAttribute(name) !== value) old.setAttribute(name, value);
  for (const { name } of [...old.attributes])
    if (name !== "open" && !fresh.hasAttribute(name)) old.removeAttribute(name);
  let next = old.firstChild;
  for (const wanted of [...fresh.childNodes]) {
    const named = wanted.id && document.getElementById(wanted.id);
    const kept = named ? named.parentNode === old && named : next && !next.id && next.nodeName === wanted.nodeName && next;
    if (!kept) { old.insertBefore(document.importNode(wanted, true), next); continue; }
    const after = kept === next ? kept.nextSibling : next;
    if (kept !== next) old.insertBefore(kept, next);
    follow(kept, wanted);
    next = after;
  }
  while (next) { const gone = next; next = next.nextSibling; gone.remove(); }
}

function show(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  for (const id of ["now", "active", "planned", "components", "recent", "entry"]) {
    const old = document.getElementById(id), part = fresh.getElementById(id);
    if (old && part) follow(old, part);
  }
  document.title = fresh.title;
  localise(document);
  judge();
}

const connection = document.getElementById("connection");
const tell = (on) => { if (connection) connection.textContent = connection.dataset[on ? "on" : "off"]; };

async function refresh() {
  try {
    const answer = await fetch(location.pathname, { cache: "no-cache" });
    if (!answer.ok) throw 0;
    show(await answer.text());
    return true;
  } catch { return false; }
}

let poll;
const pollOn = () => { poll = poll || setInterval(async () => tell(await refresh()), 60000); };
const pollOff = () => { clearInterval(poll); poll = 0; };

function listen() {
  const source = new EventSource(live);
  let opened = false;
  source.addEventListener("open", () => { tell(true); pollOff(); if (opened) refresh(); opened = true; });
  source.addEventListener("changed", refresh);
  source.addEventListener("error", () => {
    pollOn();
    if (source.readyState === 2) { if (!opened) tell(true); else tell(false); setTimeout(listen, 300000); }
    else tell(false);
  });
}

localise(document);
judge();
setInterval(judge, 15000);
if (live && window.EventSource) listen(); else if (live) pollOn();
})();
`;
