// What the desk pages do beyond what the server sends; they work without it.
import "../../parts/assets/parts.js";
import "../../parts/assets/live.js";
import "./case.js";
import "./countdown.js";
import "./keys.js";
import "./fresh.js";

document.documentElement.classList.add("js");

// A form of choices sends itself when one of them changes.
document.addEventListener("change", (event) => {
    const form = event.target.closest("[data-sends-itself]");
    if (form) form.requestSubmit();
});

// The whole row opens the case; a link stays a link.
document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) document.getElementById(opener.dataset.opens).showModal();
    const setter = event.target.closest("[data-sets]");
    if (setter) {
        const control = document.getElementById(setter.dataset.sets);
        control.value = setter.dataset.value;
        control.dispatchEvent(new Event("change", { bubbles: true }));
    }
    if (event.target.closest("[data-prints]")) window.print();
    const row = event.target.closest("[data-rows] tbody tr");
    if (row && !event.target.closest("a, button, input, label") && !String(window.getSelection())) {
        row.querySelector("a[href]")?.click();
    }
});

// Answers that refuse are shown where the form stands: what was typed is in them.
document.addEventListener("htmx:beforeSwap", (event) => {
    if (![403, 404, 409, 422].includes(event.detail.xhr.status)) return;
    event.detail.shouldSwap = true;
    event.detail.isError = false;
});
document.addEventListener("htmx:afterSettle", () => document.querySelector("[data-focus]")?.focus());
