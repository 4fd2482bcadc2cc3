// Puts a button beside words that are ready to be told, which copies them. Without it they are selected by hand.
for (const words of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "nhsuk-button nhsuk-button--secondary nhsuk-button--small";
  button.textContent = "Copy my words";
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    words.select();
    try {
      await navigator.clipboard.writeText(words.value);
      said.textContent = "Copied. Paste it where you want to tell it.";
    } catch {
      said.textContent = "Press Control and C to copy it: it is selected.";
    }
  });
  words.after(button, said);
}
