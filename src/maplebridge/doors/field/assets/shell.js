// Lets the field's pages open without signal where the browser can: a service worker and copies of the pages. The outbox
// does not depend on it. Copies belong to whoever is signed in; another person's are thrown away.
const PAGES = ["/field/", "/field/report/", "/field/waiting/", "/field/map/"];
const KEPT = "field-pages";
const STATIC = "field-static";
const OWNER = "maplebridge-field-owner";
const AGAIN_MS = 10 * 60 * 1000;

export async function keepShell(who) {
    if (!("serviceWorker" in navigator) || !("caches" in window)) return;
    try {
        await navigator.serviceWorker.register("/field/worker.js", { scope: "/field/" });
        const [owner, at] = (localStorage.getItem(OWNER) || " ").split(" ");
        if (owner !== who) await caches.delete(KEPT);
        else if (Date.now() - Number(at) < AGAIN_MS) return;
        if (!navigator.onLine) return;
        await copy();
        localStorage.setItem(OWNER, `${who} ${Date.now()}`);
    } catch {
        // private windows and full phones keep nothing; the pages work online
    }
    document.body.dataset.shell = "kept";
}

async function copy() {
    const pages = await caches.open(KEPT);
    const files = new Set();
    for (const address of PAGES) {
        const answer = await fetch(address);
        if (!answer.ok || answer.redirected) continue;
        const text = await answer.clone().text();
        await pages.put(address, answer);
        for (const [, found] of text.matchAll(/(?:src|href)="(\/static\/[^"]+)"/g)) files.add(found);
    }
    await (await caches.open(STATIC)).addAll([...files]);
}
