// The page of a case: a contact that hides itself.

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
