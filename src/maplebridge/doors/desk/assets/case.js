// The page of a case: a map, a contact that hides itself, countdowns, and a bar when somebody else acts.

function countDown(element) {
    const end = Date.now() + Number(element.dataset.hidesAfter) * 1000;
    const shown = element.querySelector("[data-seconds]");
    const timer = setInterval(() => {
        const left = Math.ceil((end - Date.now()) / 1000);
        if (left > 0 && element.isConnected) {
            if (shown) shown.textContent = String(left);
            return;
        }
        clearInterval(timer);
        element.remove();
    }, 250);
}

document.addEventListener("htmx:afterSettle", () => {
    for (const element of document.querySelectorAll("[data-hides-after]:not([data-counting])")) {
        element.dataset.counting = "1";
        countDown(element);
    }
});

document.body.addEventListener("live:case", (event) => {
    const bar = document.querySelector("[data-live-case]");
    if (!bar || bar.firstChild || event.detail?.number !== bar.dataset.liveCase) return;
    const link = Object.assign(document.createElement("a"), { href: "", textContent: bar.dataset.moved });
    link.dataset.reload = "";
    const line = Object.assign(document.createElement("p"), { className: "notice fresh" });
    line.setAttribute("role", "status");
    line.append(link);
    bar.append(line);
});
