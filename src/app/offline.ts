/** Registers the service worker of the built page; without one (development, private windows) everything else still works. */
export function workOffline(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  navigator.serviceWorker.register(new URL("sw.js", document.baseURI)).catch(() => {
    // Forbidden here: the page simply needs its network.
  });
}
