// Offers names while somebody types one behind an @. Typing the whole name works as before, and Enter makes a new line
// until an arrow has chosen a name. A text box keeps its own role: HTML gives a box of several lines no other, and
// says by aria-autocomplete and aria-activedescendant that it has a list.
const PAUSE = 200;
const TYPED = /(?:^|[^\p{L}\p{N}_@./])@(\p{L}[\p{L}\p{M}\p{N}'’ -]{1,59})$/u;

document.querySelectorAll("textarea[data-names]").forEach((box) => {
  const list = Object.assign(document.createElement("ul"), { id: `${box.id}-names`, hidden: true, className: "candour-names" });
  const state = Object.assign(document.createElement("div"), { className: "nhsuk-u-visually-hidden" });
  let timer = 0;
  let asking = null;
  let start = -1;     // where the name behind the @ begins, -1 while there is none
  let leftAt = -1;    // a name that was chosen, or left with Escape, is not offered again
  let none = "";      // letters that nobody's name begins with: with more of them it is still nobody's
  let at = -1;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Names");
  state.setAttribute("role", "status");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  box.setAttribute("autocomplete", "off");
  box.after(list, state);

  function shut() {
    window.clearTimeout(timer);
    asking?.abort();
    list.hidden = true;
    list.replaceChildren();
    box.removeAttribute("aria-activedescendant");
    state.textContent = "";
    at = -1;
  }

  async function ask(letters) {
    asking = new AbortController();
    try {
      const answer = await fetch(`${box.dataset.names}?q=${encodeURIComponent(letters)}`, { signal: asking.signal });
      if (answer.ok && !answer.redirected) show((await answer.json()).names, letters);
    } catch { /* no connection, or more was typed: the name can be typed out */ }
  }

  function show(names, letters) {
    if (!names.length) none = letters;
    at = -1;
    box.removeAttribute("aria-activedescendant");
    list.replaceChildren(...names.map(option));
    list.hidden = !names.length;
    state.textContent = names.length ? `${names.length} ${names.length === 1 ? "name" : "names"}. Arrow down to choose.` : "";
  }

  function option(name, number) {
    const made = Object.assign(document.createElement("li"), { id: `${list.id}-${number}` });
    const more = Object.assign(document.createElement("span"), { textContent: name.more, className: "candour-names__more" });
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    made.dataset.words = name.words;
    made.append(Object.assign(document.createElement("span"), { textContent: name.words }), more);
    made.addEventListener("pointerdown", (event) => event.preventDefault());  // the box keeps the focus
    made.addEventListener("click", () => put(made));
    return made;
  }

  function move(by) {
    const all = [...list.children];
    all[at]?.setAttribute("aria-selected", "false");
    at = at < 0 && by < 0 ? all.length - 1 : (at + by + all.length) % all.length;
    all[at].setAttribute("aria-selected", "true");
    all[at].scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", all[at].id);
  }

  function put(chosen) {
    leftAt = start;
    box.setRangeText(`${chosen.dataset.words} `, start, box.selectionStart, "end");
    shut();
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.focus();
  }

  box.addEventListener("input", () => {
    const letters = box.value.slice(0, box.selectionStart).match(TYPED)?.[1] ?? "";
    start = letters ? box.selectionStart - letters.length : -1;
    if (!letters) leftAt = -1;
    if (!letters || start === leftAt || (none && letters.startsWith(none))) { shut(); return; }
    window.clearTimeout(timer);
    asking?.abort();
    timer = window.setTimeout(() => ask(letters), PAUSE);
  });
  box.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter" && at >= 0) put(list.children[at]);
    else if (event.key === "Escape") { leftAt = start; shut(); }
    else return;
    event.preventDefault();
  });
  box.addEventListener("blur", shut);
});
