// Asks the browser for its push address when somebody presses the button. Without JavaScript letters do the same.
const form = document.querySelector("[data-push-key]");
const state = document.querySelector("[data-push-words]");

const fromText = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

async function subscribe() {
  if ((await Notification.requestPermission()) !== "granted") {
    throw new Error("This browser does not allow notices from Candour. You can change that in its settings.");
  }
  const registration = await navigator.serviceWorker.register(form.dataset.pushWorker);
  await navigator.serviceWorker.getRegistration(form.dataset.pushWorker);
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: fromText(form.dataset.pushKey),
  });
  form.elements.endpoint.value = subscription.endpoint;
  form.elements.public_key.value = toText(subscription.getKey("p256dh"));
  form.elements.secret.value = toText(subscription.getKey("auth"));
}

if (form && "serviceWorker" in navigator && "PushManager" in window) {
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    if (form.elements.endpoint.value) return;
    event.preventDefault();
    try {
      await subscribe();
      form.submit();
    } catch (fault) {
      state.textContent = fault.message || "This browser cannot be told. Letters still come.";
    }
  });
} else if (state) {
  state.textContent = "This browser cannot be told at once. Letters still come.";
}
