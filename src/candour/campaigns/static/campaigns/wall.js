// Renews a wall as news come, and shows one picture after the other. Without it, a reload shows what is new.
// Paused, nothing new is put up; what was taken down still goes, since whoever took it down does not wait.
// A video plays once while it is up, without its sound, and new pictures wait for its end, where they go first.
// Where somebody asked for less motion, it plays when they press.
const CHANGE_EVERY = 12_000;
const RENEW_AT_MOST_EVERY = 3_000;
const RENEW_ANYWAY_AFTER = 30_000;
const LONGEST_VIDEO = 75_000;

const wall = document.querySelector("[data-wall]");
const pause = wall.querySelector("[data-wall-pause]");
const next = wall.querySelector("[data-wall-next]");
const state = wall.querySelector("[data-wall-state]");
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
let paused = false;
let renewing = 0;
let renewedAt = Date.now();
let upSince = Date.now();

const now = () => wall.querySelector("[data-wall-now]");
const pictures = () => [...wall.querySelectorAll("figure[data-key]")];
const keys = (place) => new Set([...place.querySelectorAll("[data-key]")].map((each) => each.dataset.key));

function shown() {
  return pictures().find((each) => !each.hidden);
}

function show(figure) {
  pictures().forEach((each) => { each.hidden = each !== figure; });
  upSince = Date.now();
  play();
}

function play() {
  const up = shown()?.querySelector("video");
  wall.querySelectorAll("figure video").forEach((each) => { if (each !== up || paused) each.pause(); });
  if (!up || paused || calm.matches) return;
  up.muted = true;
  // A browser that lets nothing play by itself goes on showing the still picture.
  up.play().catch(() => {});
}

// One that got stuck does not keep the wall.
function isPlaying() {
  const up = shown()?.querySelector("video");
  return Boolean(up && !up.paused && !up.ended && Date.now() - upSince < LONGEST_VIDEO);
}

function showNext() {
  const all = pictures();
  if (all.length > 1) show(all[(all.indexOf(shown()) + 1) % all.length]);
}

// A new picture comes up at once; otherwise the one that is up stays, if it still may. Says whether one came.
function putUp(fresh) {
  const before = keys(now());
  const up = shown()?.dataset.key;
  now().replaceWith(fresh);
  const all = pictures();
  const isNew = all.find((each) => !before.has(each.dataset.key));
  const one = isNew || all.find((each) => each.dataset.key === up) || all[0];
  if (one) show(one);
  return Boolean(isNew);
}

function takeDown(fresh) {
  const there = keys(fresh);
  const here = keys(now());
  now().querySelectorAll("[data-key]").forEach((each) => { if (!there.has(each.dataset.key)) each.remove(); });
  if (!shown() && pictures().length) show(pictures()[0]);
  if (!paused) return;
  const more = [...there].filter((key) => !here.has(key)).length;
  state.textContent = more ? `Paused. ${more} new` : "Paused";
}

// Says whether something new went up.
async function renew() {
  renewing = 0;
  renewedAt = Date.now();
  let page;
  try {
    page = await fetch(window.location.href, { headers: { Accept: "text/html" } });
  } catch {
    return false;
  }
  if (page.status === 404) { window.location.reload(); return false; }
  if (!page.ok) return false;
  const fresh = new DOMParser().parseFromString(await page.text(), "text/html").querySelector("[data-wall-now]");
  if (!fresh) return false;
  if (!paused && !isPlaying()) return putUp(document.adoptNode(fresh));
  takeDown(fresh);
  return false;
}

function renewSoon() {
  if (renewing) return;
  const wait = Math.max(0, renewedAt + RENEW_AT_MOST_EVERY - Date.now()) + Math.random() * 1_000;
  renewing = window.setTimeout(renew, wait);
}

// Between two videos is the one moment for what is new: on a wall of videos alone, one always plays.
async function goOn() {
  let isNew = false;
  if (Date.now() - renewedAt < RENEW_AT_MOST_EVERY) renewSoon();
  else isNew = await renew();
  if (!isNew && !paused && !calm.matches) showNext();
}

function listen() {
  const stream = new EventSource(wall.dataset.events);
  stream.addEventListener("news", renewSoon);
  window.addEventListener("pagehide", () => stream.close());
}

pause.hidden = next.hidden = false;
pause.addEventListener("click", () => {
  paused = !paused;
  pause.textContent = paused ? "Go on" : "Pause";
  state.textContent = paused ? "Paused" : "";
  play();
  if (!paused) renew();
});
wall.addEventListener("ended", goOn, { capture: true });
next.addEventListener("click", showNext);
window.setInterval(() => { if (!paused && !calm.matches && !isPlaying()) showNext(); }, CHANGE_EVERY);
window.setInterval(() => { if (Date.now() - renewedAt >= RENEW_ANYWAY_AFTER) renew(); }, 5_000);
window.addEventListener("pageshow", (event) => { if (event.persisted) { listen(); renew(); } });
if ("EventSource" in window) listen();
play();
