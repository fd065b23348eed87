// The screen for two: larger and smaller letters, an empty half at a press. Nothing is sent.
const SIZES = ["", "talk-1", "talk-2", "talk-3"];
let size = 1;

function resize(step) {
    size = Math.min(SIZES.length - 1, Math.max(0, size + step));
    document.body.classList.remove(...SIZES.filter(Boolean));
    if (SIZES[size]) document.body.classList.add(SIZES[size]);
}

for (const [mark, step] of [["[data-smaller]", -1], ["[data-larger]", 1]]) {
    const button = document.querySelector(mark);
    if (!button) continue;
    button.hidden = false;
    button.addEventListener("click", () => resize(step));
}

for (const button of document.querySelectorAll("[data-clear]")) {
    const half = document.getElementById(button.dataset.clear);
    button.hidden = false;
    button.addEventListener("click", () => {
        half.value = "";
        half.focus();
    });
}

if (document.body.classList.contains("talking")) resize(0);
