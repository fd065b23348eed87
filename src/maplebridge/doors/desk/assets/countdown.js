// Counts down to a moment, second by second; past it, it counts on with a minus.
import { face, secondsUntil } from "../../parts/assets/countdown.js";

function tick() {
    for (const element of document.querySelectorAll("[data-until]")) {
        const left = secondsUntil(element.dataset.until, Date.now());
        element.textContent = face(left);
        const call = element.closest(".call--waiting");
        if (left < 0 && call) call.classList.replace("call--waiting", "call--missed");
    }
}

if (document.querySelector("[data-until], [hx-trigger*='live:called']")) {
    setInterval(tick, 1000);
    document.addEventListener("htmx:afterSettle", tick);
    tick();
}
