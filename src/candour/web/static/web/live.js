// Says "3 new posts" where a page asked for it. It never moves what somebody is reading: a link shows what is new.
const places = [...document.querySelectorAll("[data-live]")];
const GIVE_UP_AFTER = 5;

function say(place, words) {
  const link = document.createElement("a");
  link.href = place.dataset.liveHref || window.location.href;
  link.textContent = words;
  place.replaceChildren(link);
}

function countUp(place) {
  const count = Number(place.dataset.liveCount || 0) + 1;
  place.dataset.liveCount = String(count);
  say(place, `${count} ${count === 1 ? place.dataset.liveOne : place.dataset.liveMany}. Show`);
}

function listen() {
  const address = new URL("/events", window.location.origin);
  new Set(places.map((place) => place.dataset.live)).forEach((topic) => address.searchParams.append("topic", topic));
  const stream = new EventSource(address);
  let failures = 0;
  stream.addEventListener("ready", () => { failures = 0; });
  stream.addEventListener("news", (event) => {
    places.filter((place) => place.dataset.live === event.data).forEach(countUp);
  });
  stream.addEventListener("error", () => {
    failures += 1;
    if (failures >= GIVE_UP_AFTER) {
      stream.close();
      places.forEach((place) => say(place, "This page no longer updates by itself. Look again"));
    }
  });
  window.addEventListener("pagehide", () => stream.close());
  window.addEventListener("pageshow", (event) => { if (event.persisted) listen(); });
}

if (places.length && "EventSource" in window) listen();
