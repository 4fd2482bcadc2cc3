// Brings the NHS.UK components to life, on the page and in parts that htmx brings in.
import { initAll } from "../nhsuk/nhsuk-frontend.js";

initAll();
document.body.addEventListener("htmx:afterSwap", (event) => initAll({ scope: event.target }));
// A part that answers with a whole page (somebody was signed out) is not put inside this one.
document.body.addEventListener("htmx:beforeSwap", (event) => {
  if (/^\s*<!doctype html/i.test(event.detail.serverResponse)) event.detail.shouldSwap = false;
});
document.querySelector(".nhsuk-error-summary")?.focus();
