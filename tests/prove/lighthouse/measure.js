// Measures pages in one browser, as each is once it has loaded. Reads {chrome, flags, pages: [{url, cookie}], rounds} as
// JSON on standard input; writes, for each page, the scores of its rounds and what was found wanting. Not for speed: the
// machine is shared.
import { text } from "node:stream/consumers";
import { snapshot } from "lighthouse";
import puppeteer from "puppeteer-core";

const { chrome, flags, pages, rounds } = JSON.parse(await text(process.stdin));
const PHONE = { width: 412, height: 823, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true }; // Lighthouse's own
const browser = await puppeteer.launch({ executablePath: chrome, args: flags });

// Each look has a browser of its own: the cookies of its reader, and nothing that an earlier page has kept.
async function measure({ url, cookie }) {
    const context = await browser.createBrowserContext();
    try {
        const page = await context.newPage();
        await page.setViewport(PHONE);
        if (cookie) await page.setExtraHTTPHeaders({ Cookie: cookie });
        await page.goto(url, { waitUntil: "load" });
        return found(await snapshot(page, { flags: { onlyCategories: ["accessibility"], disableFullPageScreenshot: true } }));
    } finally {
        await context.close();
    }
}

function found({ lhr: { audits, categories, finalDisplayedUrl, runtimeError } }) {
    const weighed = categories.accessibility.auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => audits[id]);
    const wanting = weighed.filter(({ score }) => score !== null && score < 1).map(({ id }) => id);
    const score = Math.round(categories.accessibility.score * 100);
    return { score, wanting, met: finalDisplayedUrl, error: runtimeError?.code };
}

// What a machine sees of a page does not change between looks: only a page that falls short is looked at again.
function settled(results) {
    return results.length === 1 && results[0].score === 100;
}

const measured = [];
try {
    for (const page of pages) {
        const results = [];
        while (results.length < rounds && !settled(results)) results.push(await measure(page));
        measured.push({ url: page.url, results });
    }
} finally {
    await browser.close();
}
process.stdout.write(JSON.stringify(measured));
