// The keyboard of lists: j, k, Enter, /, g, ?.

function rows() {
    return [...document.querySelectorAll("[data-rows] tbody tr")];
}

function choose(step) {
    const all = rows();
    if (!all.length) return;
    const now = all.findIndex((row) => row.getAttribute("aria-selected") === "true");
    const next = Math.min(Math.max(now + step, 0), all.length - 1);
    for (const row of all) row.removeAttribute("aria-selected");
    all[next].setAttribute("aria-selected", "true");
    all[next].querySelector("a[href]").focus();
    all[next].scrollIntoView({ block: "nearest" });
}

const KEYS = {
    j: () => choose(1),
    k: () => choose(-1),
    "/": () => document.querySelector('[data-key="/"]')?.focus(),
    g: () => window.location.assign("/desk/"),
    "?": () => document.getElementById("help")?.showModal(),
};

function isTyping(target) {
    return target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]") !== null;
}

document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    const key = event.key === "Enter" && event.target === document.body ? "y" : event.key;
    const own = document.querySelector(`[data-key="${CSS.escape(key)}"]:is(a, button)`);
    if (own) {
        event.preventDefault();
        own.click();
    } else if (KEYS[key]) {
        event.preventDefault();
        KEYS[key]();
    }
});
