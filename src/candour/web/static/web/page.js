// Brings the NHS.UK components to life, on the page and in parts that htmx brings in.
import { initAll } from "../nhsuk/nhsuk-frontend.js";

initAll();
document.body.addEventListener("htmx:afterSwap", (event) => initAll({ scope: event.target }));
document.querySelector(".nhsuk-error-summary")?.focus();
