// What every page does in the browser. Not for what one door does.
import "./live.js";
import "./once.js";

// Chosen tiles show it in every browser; `:has` is too new for some phones.
function markChosen(group) {
    for (const tile of group.querySelectorAll(".tile")) {
        const input = tile.querySelector("input");
        if (input) tile.classList.toggle("is-chosen", input.checked);
    }
}

document.addEventListener("change", (event) => {
    const group = event.target.closest(".tiles");
    if (group) markChosen(group);
});

for (const group of document.querySelectorAll(".tiles")) markChosen(group);
