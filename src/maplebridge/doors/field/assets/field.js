// What the field pages do beyond what the server sends; they work without it.
import "../../parts/assets/parts.js";
import { drop, find, flush, keep, list } from "./outbox.js";
import { keepShell } from "./shell.js";
import { showWaiting } from "./waiting.js";

const body = document.body;
const who = body.dataset.who || "";
const AGAIN_MS = 20000;
const PATIENCE_MS = 6000;

function toast(words) {
    const place = document.querySelector("[data-toasts]");
    if (!place || !words) return;
    const one = document.createElement("p");
    one.className = "toasts__one";
    one.textContent = words;
    place.append(one);
    setTimeout(() => one.remove(), 5000);
}

async function showCount() {
    const open = (await list()).filter((item) => item.state !== "sent" && item.who === who).length;
    const count = document.querySelector("[data-count]");
    if (!count) return;
    count.hidden = !open;
    count.textContent = open;
}

async function sendAll(pressed = false) {
    body.dataset.outbox = await flush(who, pressed);
}

// Nothing can be typed into a form while it is put away, so nothing is lost when it is emptied.
function hold(form, held) {
    form.inert = held;
    for (const button of form.querySelectorAll("button[type=submit]")) button.disabled = held;
}

document.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-outbox]");
    if (!form || !who || !("indexedDB" in window)) return;
    event.preventDefault();
    hold(form, true);
    let key;
    try {
        key = await keep(form, who);
    } catch {
        hold(form, false);
        form.submit(); // no room in the phone: the network must do
        return;
    }
    const sending = sendAll();
    if (navigator.onLine) await Promise.race([sending, new Promise((go) => setTimeout(go, PATIENCE_MS))]);
    const item = await find(key);
    hold(form, false);
    if (item.state === "sent") location.assign(item.said.address);
    else if (item.state === "waiting") stay(form);
    else await showWhatIsWrong(form, key);
});

// Kept for later: a form to write again is emptied, any other leads on.
function stay(form) {
    toast(body.dataset.outbox === "busy" ? body.dataset.busyWords : body.dataset.keptWords);
    if ("keepsPage" in form.dataset) {
        form.reset();
        for (const name of ["lon", "lat"]) if (form.elements[name]) form.elements[name].value = "";
        window.scrollTo(0, 0);
    } else location.assign("/field/waiting/");
}

// While somebody looks, the server's own page says it best, with all that was typed still in it.
async function showWhatIsWrong(form, key) {
    await drop(key);
    if (form.elements.key) form.elements.key.value = key;
    form.submit();
}

function countDown() {
    for (const place of document.querySelectorAll("[data-until]")) {
        const left = Math.round((Date.parse(place.dataset.until) - Date.now()) / 1000);
        const size = Math.abs(left);
        place.hidden = size > 24 * 3600; // the date beside it says enough
        place.textContent = `${left < 0 ? "−" : ""}${Math.floor(size / 60)}:${String(size % 60).padStart(2, "0")}`;
        place.classList.toggle("is-late", left < 0);
    }
}

async function refresh(place) {
    try {
        const answer = await fetch(place.dataset.fresh, { headers: { "X-Requested-With": "fetch" } });
        if (answer.ok && !answer.redirected) place.innerHTML = await answer.text();
        countDown();
    } catch {
        // without network the page stays as it is
    }
}

for (const place of document.querySelectorAll("[data-fresh]")) {
    for (const kind of place.dataset.on.split(" ")) body.addEventListener(`live:${kind}`, () => refresh(place));
}
for (const place of document.querySelectorAll("[data-fresh-page]")) {
    for (const kind of place.dataset.on.split(" ")) {
        body.addEventListener(`live:${kind}`, async () => {
            const answer = await fetch(location.href).catch(() => null);
            if (!answer || !answer.ok || answer.redirected) return;
            const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-fresh-page]");
            if (fresh) place.replaceChildren(...fresh.childNodes);
        });
    }
}

const locate = document.querySelector("[data-locate]");
if (locate && "geolocation" in navigator) {
    const said = document.querySelector("[data-located]");
    locate.hidden = false;
    locate.addEventListener("click", () => {
        navigator.geolocation.getCurrentPosition(
            ({ coords }) => {
                locate.form.elements.lon.value = coords.longitude.toFixed(6);
                locate.form.elements.lat.value = coords.latitude.toFixed(6);
                said.textContent = said.dataset.words;
            },
            () => (said.textContent = said.dataset.failed),
            { enableHighAccuracy: true, timeout: 10000 },
        );
    });
}

const focus = document.querySelector("[data-focus]");
if (focus) focus.focus();

if (who) {
    body.addEventListener("outbox:changed", showCount);
    window.addEventListener("online", () => sendAll());
    document.addEventListener("visibilitychange", () => document.hidden || sendAll());
    setInterval(() => sendAll(), AGAIN_MS);
    setInterval(countDown, 1000);
    countDown();
    showCount();
    sendAll();
    keepShell(who);
}

const waiting = document.querySelector("[data-waiting]");
if (waiting) showWaiting(waiting, who, sendAll);
