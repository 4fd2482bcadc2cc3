// Keeps what is being written: on the server as it is written; on this device only where it was marked as one's own,
// and only until the server has it. On a shared computer the page is left after some idle minutes.
const PREFIX = "candour-draft:";
const PAUSE = 800;
const LONGEST_WAIT = 30000;
const IDLE_MINUTES = 10;
const isOwnDevice = "ownDevice" in document.body.dataset;
const forms = [...document.querySelectorAll("form[data-draft]")];

const here = {
  put(form) {
    if (isOwnDevice) localStorage.setItem(PREFIX + form.dataset.draft, JSON.stringify({ at: new Date().toISOString(), fields: written(form) }));
  },
  get(form) {
    try { return isOwnDevice ? JSON.parse(localStorage.getItem(PREFIX + form.dataset.draft)) : null; } catch { return null; }
  },
  forget(form) { localStorage.removeItem(PREFIX + form.dataset.draft); },
  forgetAll() {
    Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).forEach((key) => localStorage.removeItem(key));
  },
};

function written(form) {
  const secret = [...form.querySelectorAll("input[type=password], input[type=hidden], input[type=file]")].map((field) => field.name);
  return [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !secret.includes(name));
}

// What is written, without files: those go once, when the form is sent.
function withoutFiles(form) {
  const all = new FormData(form);
  form.querySelectorAll("input[type=file]").forEach((field) => all.delete(field.name));
  return all;
}

function say(form, words) {
  const place = form.querySelector("[data-draft-state]");
  if (place && place.textContent !== words) place.textContent = words;
}

// Somebody who signed in again on another page has a new token; the one that was printed here is no longer taken.
function token() { return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1]; }

function freshen(form) {
  if (token()) form.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((field) => { field.value = token(); });
}

function sayOut(form) {
  const place = form.querySelector("[data-draft-state]");
  if (!place || place.querySelector("a")) return;
  const link = document.createElement("a");
  link.href = "/sign-in";
  link.target = "_blank";
  link.textContent = "Sign in on another page";
  place.replaceChildren("You are signed out. ", link, ", then come back and send: your words are still here.");
}

function keep(form) {
  let timer = 0;
  let wait = PAUSE;
  let isDirty = false;
  let isSent = false;
  let isOut = false;

  async function send() {
    if (!isDirty || isSent) return;
    isDirty = false;
    freshen(form);
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body: withoutFiles(form), headers: { "X-Requested-With": "fetch" } });
      if (answer.redirected || answer.status === 401 || (answer.status === 403 && !token())) throw new Error("signed out");
      if (!answer.ok) throw new Error("not kept");
      const kept = answer.status === 204 ? {} : await answer.json();
      wait = PAUSE;
      isOut = false;
      if (!isDirty) here.forget(form);
      say(form, kept.saved ? `Draft saved ${kept.saved}` : "Draft saved");
    } catch (problem) {
      isDirty = true;
      wait = Math.min(wait * 2, LONGEST_WAIT);
      timer = window.setTimeout(send, wait);
      isOut = problem.message === "signed out";
      if (isOut) sayOut(form);
      else say(form, `Not saved: no connection. Your words are still here${isOwnDevice ? ", and on this device" : ""}. We keep trying.`);
    }
  }

  function soon() {
    isDirty = true;
    here.put(form);
    window.clearTimeout(timer);
    timer = window.setTimeout(send, PAUSE);
  }

  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  // Whoever was signed out is not sent to the sign-in page with their words behind them.
  form.addEventListener("submit", async (event) => {
    const pressed = event.submitter;
    freshen(form);
    if (isOut && !isSent) {
      event.preventDefault();
      window.clearTimeout(timer);
      isDirty = true;
      await send();
      if (!isOut) form.requestSubmit(pressed);
      return;
    }
    isSent = true;
    window.clearTimeout(timer);
    here.forget(form);
  });
  window.addEventListener("online", send);
  window.addEventListener("pagehide", () => {
    if (isDirty && !isSent) navigator.sendBeacon(form.dataset.draft, withoutFiles(form));
  });
  offer(form, soon);
  return send;
}

// After a crash or a cut line: words that the server never got are offered, never put in unasked.
function offer(form, soon) {
  const found = here.get(form);
  if (!found || (form.dataset.draftSavedAt && found.at <= new Date(form.dataset.draftSavedAt).toISOString())) return;
  const place = form.querySelector("[data-draft-state]");
  if (!place) return;
  const bring = button("Bring them back", () => {
    found.fields.forEach(([name, value]) => put(form, name, value));
    say(form, "Your words are back.");
    soon();
  });
  const forget = button("Forget them", () => { here.forget(form); say(form, ""); });
  const time = new Date(found.at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  place.replaceChildren(`This device holds words from ${time} that were not saved. `, bring, " ", forget);
}

function put(form, name, value) {
  const field = form.elements.namedItem(name);
  if (!field) return;
  if (field instanceof RadioNodeList || !["checkbox", "radio"].includes(field.type)) field.value = value;
  else field.checked = true;
}

function button(words, action) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "candour-link-button";
  made.textContent = words;
  made.addEventListener("click", action);
  return made;
}

// A shared ward computer: after some idle minutes the words are on the server alone and the page is left.
function leaveWhenIdle(sends) {
  let timer = 0;
  const again = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(async () => {
      await Promise.all(sends.map((send) => send()));
      window.location.replace("/");
    }, IDLE_MINUTES * 60000);
  };
  ["input", "keydown", "pointerdown", "scroll"].forEach((name) => window.addEventListener(name, again, { passive: true }));
  again();
}

document.querySelectorAll("form[data-clears-drafts]").forEach((form) => form.addEventListener("submit", here.forgetAll));
const sends = forms.map(keep);
if (!isOwnDevice) here.forgetAll();
if (!isOwnDevice && forms.length) leaveWhenIdle(sends);
