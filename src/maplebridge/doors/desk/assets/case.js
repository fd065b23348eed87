// The page of a case: a contact that hides itself, and photos that open in place.

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

// ---- photos: the dialog stands in the page; without a script each photo opens by itself

const viewer = document.getElementById("viewer");
let shown = 0;

function pictures() {
    return [...document.querySelectorAll("[data-picture]")];
}

function show(step) {
    const all = pictures();
    shown = (step + all.length) % all.length;
    const image = viewer.querySelector("img");
    image.src = all[shown].href;
    image.alt = all[shown].querySelector("img").alt;
}

document.addEventListener("click", (event) => {
    const picture = event.target.closest("[data-picture]");
    if (!viewer || !picture || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    show(pictures().indexOf(picture));
    viewer.showModal();
});

if (viewer) {
    viewer.addEventListener("click", (event) => {
        const step = event.target.dataset.step;
        if (step) show(shown + Number(step));
    });
    viewer.addEventListener("keydown", (event) => {
        if (event.key === "ArrowLeft") show(shown - 1);
        if (event.key === "ArrowRight") show(shown + 1);
    });
}
