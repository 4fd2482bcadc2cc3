// Sends pictures in pieces while somebody goes on writing. A cut line is waited for, and what has come is not sent
// again: the server says where to go on, even after the page was loaded anew and the same file chosen again.
const PIECE = 128 * 1024;
const LONGEST_WAIT = 15000;
const MAY_BE_TAKEN_LATER = [408, 425, 429];

// However often it is sent, the answer will be the same.
class NotTaken extends Error {}

document.querySelectorAll("input[type=file][data-pieces]").forEach((input) => {
  const form = input.form;
  const state = Object.assign(document.createElement("div"), { role: "status" });
  const list = state.appendChild(document.createElement("ul"));
  const name = input.name;
  let waiting = 0;
  let turn = Promise.resolve();
  list.className = "candour-list";
  input.after(state);
  // From here on the pictures go by themselves, and the form carries what became of them.
  input.removeAttribute("name");

  input.addEventListener("change", () => {
    [...input.files].forEach((file) => {
      const line = list.appendChild(document.createElement("li"));
      line.textContent = `${file.name} waits for its turn.`;
      waiting += 1;
      turn = turn.then(() => send(file, line)).finally(() => { waiting -= 1; });
    });
    input.value = "";
  });

  // Whoever posts before all is here waits for the rest, and sees how far it is.
  form.addEventListener("submit", (event) => {
    if (!waiting) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const pressed = event.submitter;
    const again = () => (waiting ? window.setTimeout(again, 300) : form.requestSubmit(pressed));
    again();
  }, { capture: true });

  // Ends in any case, so that the next one has its turn: here, or with what to do about it.
  async function send(file, line) {
    try {
      await sendWhole(file, line);
    } catch (problem) {
      const why = problem instanceof NotTaken ? "we cannot take it. Load this page again" : "it cannot be opened. Choose it again";
      end(line, `${file.name}: ${why}, or choose another one.`);
    }
  }

  async function sendWhole(file, line) {
    const key = await keyOf(file);
    const bar = Object.assign(document.createElement("progress"), { max: file.size, value: 0 });
    const words = document.createElement("span");
    const say = (text) => { if (words.textContent !== text) words.textContent = text; };
    bar.setAttribute("aria-label", file.name);
    line.replaceChildren(words, " ", bar);
    let offset = 0;
    let isAsked = false;
    let wait = 500;
    for (;;) {
      // Read before it is sent: a file that was moved would look like a line that is cut.
      const piece = await file.slice(offset, isAsked ? offset + PIECE : offset).arrayBuffer();
      try {
        const answer = await fetch(`${input.dataset.pieces}/${key}/${file.size}/${offset}`, {
          method: "POST", body: piece, redirect: "manual",
          headers: { "Content-Type": "application/octet-stream", "X-CSRFToken": token(form) },
        });
        if (answer.type === "opaqueredirect") throw new Error("signed out");
        if (answer.status >= 400 && answer.status < 500 && !MAY_BE_TAKEN_LATER.includes(answer.status)) throw new NotTaken();
        if (!answer.ok) throw new Error("not taken now");
        const came = await answer.json();
        isAsked = true;
        wait = 500;
        if (came.refused) return end(line, `${file.name}: ${came.refused}`);
        offset = bar.value = came.received;
        if (came.photo) {
          form.append(Object.assign(document.createElement("input"), { type: "hidden", name: `${name}_here`, value: came.photo }));
          return end(line, `${file.name} is here.`);
        }
        say(`${file.name} is on its way.`);
      } catch (problem) {
        if (problem instanceof NotTaken) throw problem;
        isAsked = false;
        const why = problem.message === "signed out" ? "you are signed out. Sign in on another page" : "no connection";
        say(`${file.name}: ${why}. It goes on by itself.`);
        await pause(wait);
        wait = Math.min(wait * 2, LONGEST_WAIT);
      }
    }
  }
});

function end(line, words) { line.textContent = words; }

function token(form) {
  return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? form.elements.namedItem("csrfmiddlewaretoken").value;
}

// The same file has the same key, whenever it is chosen: by what is in it.
async function keyOf(file) {
  const bytes = await file.arrayBuffer();
  const hash = crypto.subtle ? new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)) : null;
  if (hash) return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${file.size}-${file.lastModified}-${file.name.replace(/\W/g, "").slice(-20)}`;
}

// Until the line is back, or the pause is over.
function pause(wait) {
  return new Promise((go) => {
    const timer = window.setTimeout(go, wait);
    window.addEventListener("online", () => { window.clearTimeout(timer); go(); }, { once: true });
  });
}
