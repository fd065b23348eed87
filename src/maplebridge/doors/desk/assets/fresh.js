// Says above a list that something new has come in; the list itself does not jump.

const bar = document.getElementById("fresh");
const told = new Set();
let soon = 0;

async function ask() {
    const query = new URLSearchParams([...told].slice(-50).map((number) => ["n", number]));
    const answer = await fetch(`${bar.dataset.arrived}?${query}`, { headers: { "HX-Request": "true" } });
    if (answer.ok) bar.innerHTML = await answer.text();
}

document.body.addEventListener("live:desk", (event) => {
    const number = String(event.detail?.number ?? "");
    const row = document.querySelector(`tr[data-number="${CSS.escape(number)}"]`);
    if (row) row.classList.add("is-changed");
    if (!bar || row || !number) return;
    told.add(number);
    clearTimeout(soon);
    soon = setTimeout(ask, 800);
});

document.addEventListener("click", (event) => {
    if (event.target.closest("[data-reload]")) {
        event.preventDefault();
        window.location.reload();
    }
});
