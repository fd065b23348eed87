// Keeps the wall fresh: the clock, seconds left, new numbers when the feed says so and each minute. Not for what they are.
import "../../parts/assets/parts.js";
import { drawCharts } from "../../parts/assets/charts.js";
import { face, secondsUntil } from "../../parts/assets/countdown.js";

const EVENTS = ["counts", "called", "arrive", "missed_call", "clock", "missed"];
const LEAST_MS = 4000; // however much happens, not more often
const MINUTE_MS = 60000;
const screen = document.querySelector("[data-screen]");
const panels = document.querySelector("[data-panels]");
const english = document.documentElement.lang === "en";
let fetchedAt = Date.now();
let waiting = 0;
let drift = 0; // what the server's clock is ahead of this one

function tick() {
    const now = new Date(Date.now() + drift);
    const clock = document.querySelector("[data-clock]");
    if (clock) clock.textContent = now.toLocaleString(english ? "en-GB" : "zh-CN", { timeZone: "Asia/Shanghai", dateStyle: "long", timeStyle: "medium" });
    for (const each of document.querySelectorAll("[data-until]")) {
        const left = secondsUntil(each.dataset.until, now);
        each.textContent = face(left);
        each.classList.toggle("is-late", left <= 0);
    }
    const state = document.querySelector("[data-live-words]");
    if (state) {
        const on = document.body.dataset.live === "on";
        state.textContent = on ? state.dataset.on : state.dataset.off;
        state.classList.toggle("screen__live--on", on);
    }
}

async function refresh() {
    clearTimeout(waiting);
    waiting = 0;
    fetchedAt = Date.now();
    try {
        const answer = await fetch(screen.dataset.screen, { headers: { "X-Live": "1" }, redirect: "error" });
        if (answer.status === 401 || answer.status === 403) return location.reload();
        if (!answer.ok) return undefined;
        drift = Math.round((Date.parse(answer.headers.get("Date")) - Date.now()) / 5000) * 5000;
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").body;
        panels.replaceChildren(...fresh.childNodes);
        drawCharts();
        tick();
    } catch {
        // Away for a moment: the next minute asks again, what is shown stays.
    }
    return undefined;
}

function soon() {
    if (!waiting) waiting = setTimeout(refresh, Math.max(300, fetchedAt + LEAST_MS - Date.now()));
}

if (screen) {
    for (const each of EVENTS) document.body.addEventListener(`live:${each}`, soon);
    setInterval(() => Date.now() - fetchedAt >= MINUTE_MS && refresh(), 1000);
    setInterval(tick, 1000);
    drawCharts();
    tick();
}
