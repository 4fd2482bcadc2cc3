// Shows that something waits while no page of Candour is open, and opens it. It keeps nothing and caches nothing.
self.addEventListener("push", (event) => {
  const told = event.data ? event.data.json() : {};
  event.waitUntil(
    self.registration.showNotification(told.title || "Candour", {
      body: told.words || "Something waits for you.",
      tag: told.key || "candour",
      data: { opens: told.opens || "/notices" },
    }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const address = new URL(event.notification.data.opens, self.location.origin);
  if (address.origin === self.location.origin) event.waitUntil(self.clients.openWindow(address.href));
});
