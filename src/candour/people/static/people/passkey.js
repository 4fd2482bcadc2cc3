// Lets a device answer with its passkey. Without JavaScript these forms stay hidden and a code does the same.
const fromText = (text) => {
  const binary = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(binary, (sign) => sign.charCodeAt(0)).buffer;
};

const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const readable = (key) => ({
  ...key,
  challenge: fromText(key.challenge),
  ...(key.user && { user: { ...key.user, id: fromText(key.user.id) } }),
  ...(key.excludeCredentials && { excludeCredentials: key.excludeCredentials.map(withId) }),
  ...(key.allowCredentials && { allowCredentials: key.allowCredentials.map(withId) }),
});

const withId = (credential) => ({ ...credential, id: fromText(credential.id) });

function sendable(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = toText(credential.response[name]);
  }
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
}

async function options(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  const answer = await fetch(form.action, {
    headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" },
  });
  return (await answer.json()).request_options;
}

async function ask(form) {
  const { publicKey } = await options(form);
  if (form.dataset.passkey !== "add") return navigator.credentials.get({ publicKey: readable(publicKey) });
  const selection = { ...publicKey.authenticatorSelection, residentKey: "preferred" };
  return navigator.credentials.create({ publicKey: readable({ ...publicKey, authenticatorSelection: selection }) });
}

async function send(form) {
  const words = form.querySelector("[data-passkey-words]");
  words.textContent = "Your device is asking you now.";
  try {
    form.elements.credential.value = JSON.stringify(sendable(await ask(form)));
    const chosen = document.querySelector(`#${form.dataset.deviceFrom} [name=device]:checked`);
    if (chosen) form.elements.device.value = chosen.value;
    form.submit();
  } catch {
    words.textContent = "Your device gave no passkey. Try again, or use another way.";
  }
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(form);
    });
  }
}
