// Measures pages in one browser. Reads {chrome, flags, pages: [{url, cookie}], rounds} as JSON on standard input; writes,
// for each page, the scores of its rounds and what was found wanting. Not for speed: the machine is shared.
import { text } from "node:stream/consumers";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const { chrome, flags, pages, rounds } = JSON.parse(await text(process.stdin));
const browser = await launch({ chromePath: chrome, chromeFlags: flags, logLevel: "silent" });

async function measure({ url, cookie }) {
    const { lhr } = await lighthouse(url, {
        port: browser.port,
        onlyCategories: ["accessibility"],
        extraHeaders: cookie ? { Cookie: cookie } : {},
        clearStorageTypes: ["cookies", "service_workers", "cache_storage"], // each page comes with the cookies of its reader
        throttlingMethod: "provided",
        blockedUrlPatterns: ["*/feed*"], // it stays open for ever, and to be idle is what is waited for
        maxWaitForLoad: 4000,
        // What hinders people does not change while a page rests, so nothing is waited for but its loading.
        pauseAfterFcpMs: 0,
        pauseAfterLoadMs: 0,
        networkQuietThresholdMs: 250,
        cpuQuietThresholdMs: 0,
        logLevel: "silent",
    });
    const audits = lhr.categories.accessibility.auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => lhr.audits[id]);
    const wanting = audits.filter(({ score }) => score !== null && score < 1).map(({ id }) => id);
    return { score: Math.round(lhr.categories.accessibility.score * 100), wanting, met: lhr.finalDisplayedUrl, error: lhr.runtimeError?.code };
}

// What a machine sees of a page does not change between looks: only a page that falls short is looked at again.
function settled(results) {
    return results.length === 1 && results[0].score === 100;
}

const found = [];
try {
    for (const page of pages) {
        const results = [];
        while (results.length < rounds && !settled(results)) results.push(await measure(page));
        found.push({ url: page.url, results });
    }
} finally {
    await browser.kill();
}
process.stdout.write(JSON.stringify(found));
