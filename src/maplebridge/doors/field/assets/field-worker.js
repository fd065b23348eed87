// The service worker: pages from the network, and from their copies when there is none. It sends nothing by itself.
const KEPT = "field-pages";
const STATIC = "field-static";
const PATIENCE_MS = 6000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
    const { request } = event;
    const address = new URL(request.url);
    if (request.method !== "GET" || address.origin !== self.location.origin) return;
    if (address.pathname.startsWith("/static/")) event.respondWith(fromCopies(request));
    else if (request.mode === "navigate") event.respondWith(fromNetwork(request, address));
});

async function fromCopies(request) {
    const copy = await caches.match(request, { cacheName: STATIC });
    return copy || fetch(request);
}

async function fromNetwork(request, address) {
    const pages = await caches.open(KEPT);
    try {
        const answer = await withPatience(fetch(request), await pages.match(address.pathname));
        const whole = answer.ok && !answer.redirected && (answer.headers.get("Content-Type") || "").includes("html");
        if (whole && !address.search) await pages.put(address.pathname, answer.clone());
        return answer;
    } catch {
        const copy = (await pages.match(address.pathname)) || (await pages.match("/field/"));
        return copy || Response.error();
    }
}

// A network that is there but does not answer is no network, if there is a copy to show.
function withPatience(answer, copy) {
    if (!copy) return answer;
    const late = new Promise((_, refuse) => setTimeout(() => refuse(new Error("no answer")), PATIENCE_MS));
    return Promise.race([answer, late]);
}
