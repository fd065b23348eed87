// Counts down to a moment, second by second; past it, it counts on with a minus.

function tick() {
    for (const element of document.querySelectorAll("[data-until]")) {
        const left = Math.round((Date.parse(element.dataset.until) - Date.now()) / 1000);
        const [minutes, seconds] = [Math.trunc(Math.abs(left) / 60), Math.abs(left) % 60];
        const clock = minutes < 60 ? `${minutes}:${String(seconds).padStart(2, "0")}` : `${Math.trunc(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:${String(seconds).padStart(2, "0")}`;
        element.textContent = `${left < 0 ? "−" : ""}${clock}`;
        const call = element.closest(".call--waiting");
        if (left < 0 && call) call.classList.replace("call--waiting", "call--missed");
    }
}

if (document.querySelector("[data-until], [hx-trigger*='live:called']")) {
    setInterval(tick, 1000);
    document.addEventListener("htmx:afterSettle", tick);
    tick();
}
