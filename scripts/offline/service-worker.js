/**
 * Makes the page work without a network after the first visit. The build puts VERSION and FILES in: every file of the page, named by its
 * contents. A new version is fetched beside the old one and takes over once no page of the old one is open, so that no page is ever mixed.
 */
/* global VERSION, FILES */
const CACHE = `steepest-${VERSION}`;
const PAGE = "./";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("steepest-") && name !== CACHE;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  // Every link is the same page: what differs stands in its query.
  const wanted = request.mode === "navigate" ? PAGE : request;
  event.respondWith(caches.open(CACHE).then((cache) => cache.match(wanted).then((hit) => hit ?? fetch(request))));
});
