/**
 * Lets the browser keep the page for a visit without a network, where it came from a web server. Pages opened from a
 * folder need none of it, and browsers that forbid it go on without.
 */
export async function keepForLater(): Promise<void> {
  if (!location.protocol.startsWith('http') || !('serviceWorker' in navigator)) return
  await navigator.serviceWorker.register('sw.js', { updateViaCache: 'none' }).catch(() => undefined)
}
