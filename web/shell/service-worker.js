// Serves one whole version of the site, with or without a network. `web/shell/offline.mjs`
// writes the two lines below when the site is built.
const VERSION = "";
const FILES = {};

// Several sites may share an origin: each has its caches under its own scope.
const PREFIX = `interleave ${self.registration.scope} `;
const CACHE = PREFIX + VERSION;

/** The beginning of the SHA-256 of bytes, in base64, as long as another one is. */
async function digestOf(bytes, { length }) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return btoa(String.fromCharCode(...new Uint8Array(digest))).slice(0, length);
}

// A version is had whole or not at all: each file must have the digest of its build, so that
// a host that is being updated in this very moment gives no mixture.
self.addEventListener("install", (event) => event.waitUntil((async () => {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(Object.entries(FILES).map(async ([file, digest]) => {
      const response = await fetch(file, { cache: "no-cache" });
      if (!response.ok) throw new Error(`${file}: ${response.status}`);
      const bytes = await response.clone().arrayBuffer();
      if (await digestOf(bytes, digest) !== digest) throw new Error(`${file}: of another build`);
      await cache.put(file, response);
    }));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
})()));

// Takes over only when the reader says so: never in the middle of a run or a lesson.
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
})()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const url = new URL(request.url);
  if (!url.href.startsWith(self.registration.scope)) return;
  let file = decodeURIComponent(url.pathname.slice(new URL(self.registration.scope).pathname.length));
  if (file === "" || file.endsWith("/")) file += "index.html";
  if (!Object.hasOwn(FILES, file)) return;
  event.respondWith((async () => {
    const cache = await caches.open(CACHE);
    return await cache.match(file) ?? fetch(request);
  })());
});
