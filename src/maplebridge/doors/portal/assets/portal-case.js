// A case that somebody follows shows what is new by itself. What they are writing is never taken from under their hands.
import "../../parts/assets/live.js";
import { make, say } from "./speaking.js";

const main = document.querySelector("main");

function isBusy() {
    const written = [...main.querySelectorAll("textarea")].some((each) => each.value !== each.defaultValue);
    return written || Boolean(main.querySelector("form input[type=radio]:checked"));
}

function tell(...inside) {
    document.querySelector(".fresh")?.remove();
    main.prepend(make("p", { class: "notice notice--ok fresh", role: "status" }, ...inside));
}

const version = (within) => within.querySelector("[data-version]")?.dataset.version;

async function refresh() {
    try {
        const answer = await fetch(location.href, { headers: { "X-Live": "1" } });
        if (!answer.ok) return;
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
        if (version(fresh) === version(main)) return;
        if (isBusy()) return tell(say("这件事有新进展。", "Something has happened. "), make("a", { href: location.href }, say("刷新看看", "Show it")));
        main.replaceChildren(...fresh.childNodes);
        tell(say("有新进展，已更新。", "Something has happened; this is up to date."));
    } catch {
        // without network the page stays as it is
    }
}

document.body.addEventListener("live:case", refresh);
