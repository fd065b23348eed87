// The outbox: what was written is kept in the phone first and sent then, each under a key, so that nothing is lost and
// nothing comes twice, whatever happens to the network, the page or the phone. Needs no service worker.
import { openDB } from "idb";

const NAME = "maplebridge-outbox";
const ITEMS = "items";
const SENT_KEPT_MS = 24 * 3600 * 1000;
const PHOTO_SIDE = 1600;
const PHOTO_BYTES = 1_000_000;
const LONGEST_PAUSE_MS = 3600 * 1000;
let notBefore = 0;

const database = openDB(NAME, 1, {
    upgrade: (db) => db.createObjectStore(ITEMS, { keyPath: "key" }).createIndex("made", "made"),
});

export function newKey() {
    if (crypto.randomUUID) return crypto.randomUUID();
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (each) => each.toString(16).padStart(2, "0")).join("");
}

// Every field of a form, photos made smaller; the token is fetched anew when it is sent.
async function fieldsOf(form) {
    const fields = [];
    for (const [name, value] of new FormData(form)) {
        if (name === "csrfmiddlewaretoken" || name === "key") continue;
        if (value instanceof File) {
            if (value.size) fields.push({ name, file: await smaller(value), filename: value.name });
        } else fields.push({ name, value });
    }
    return fields;
}

async function smaller(file) {
    if (!file.type.startsWith("image/") || file.size < PHOTO_BYTES || !("createImageBitmap" in window)) return file;
    try {
        const picture = await createImageBitmap(file);
        const scale = Math.min(1, PHOTO_SIDE / Math.max(picture.width, picture.height));
        const canvas = document.createElement("canvas");
        canvas.width = Math.round(picture.width * scale);
        canvas.height = Math.round(picture.height * scale);
        canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
        const blob = await new Promise((give) => canvas.toBlob(give, "image/jpeg", 0.85));
        return blob && blob.size < file.size ? blob : file;
    } catch {
        return file;
    }
}

export async function keep(form, who) {
    const item = {
        key: newKey(),
        who,
        url: form.getAttribute("action"),
        label: form.dataset.label || document.title,
        fields: await fieldsOf(form),
        made: Date.now(),
        state: "waiting",
    };
    await put(item);
    return item.key;
}

export async function list() {
    return (await database).getAllFromIndex(ITEMS, "made");
}

export async function find(key) {
    return (await database).get(ITEMS, key);
}

export async function drop(key) {
    await (await database).delete(ITEMS, key);
    announce();
}

export async function put(item) {
    await (await database).put(ITEMS, item);
    announce();
}

export async function change(key, changes) {
    const db = await database;
    const transaction = db.transaction(ITEMS, "readwrite");
    const item = await transaction.store.get(key);
    if (item) await transaction.store.put({ ...item, ...changes });
    await transaction.done;
    announce();
}

function announce() {
    document.body.dispatchEvent(new CustomEvent("outbox:changed"));
}

// Sends what waits, the oldest first; one tab at a time. Says how it went: sent, offline, busy or signed_out.
// Where the server said from when it takes more, nothing is sent before, unless a person presses the button.
export function flush(who, pressed = false) {
    const work = () => send(who, pressed);
    return navigator.locks ? navigator.locks.request(NAME, work) : work();
}

async function send(who, pressed) {
    await forgetOld();
    if (!pressed && Date.now() < notBefore) return "busy";
    const waiting = (await list()).filter((item) => item.state === "waiting" && item.who === who);
    if (!waiting.length) return "sent";
    const token = await freshToken(who);
    if (typeof token !== "object") return token;
    for (const item of waiting) {
        const went = await sendOne(item, token.token);
        if (went !== "sent") return went;
    }
    return "sent";
}

async function forgetOld() {
    for (const item of await list()) {
        if (item.state === "sent" && Date.now() - item.sent > SENT_KEPT_MS) await drop(item.key);
    }
}

async function freshToken(who) {
    let answer;
    try {
        answer = await fetch("/field/token/", { cache: "no-store" });
    } catch {
        return "offline";
    }
    if (answer.status === 401) return "signed_out";
    if (isBusy(answer)) return "busy";
    if (!answer.ok) return "offline";
    const said = await answer.json();
    return said.who === who ? said : "signed_out";
}

// There is a network, and the server takes nothing just now.
function isBusy(answer) {
    if (answer.status !== 429 && answer.status < 500) return false;
    const after = answer.headers.get("Retry-After") || "";
    const until = /^\d+$/.test(after) ? Date.now() + 1000 * Number(after) : Date.parse(after);
    notBefore = Math.min(until || 0, Date.now() + LONGEST_PAUSE_MS);
    return true;
}

async function sendOne(item, token) {
    const body = new FormData();
    body.append("key", item.key);
    for (const field of item.fields) {
        if (field.file) body.append(field.name, field.file, field.filename);
        else body.append(field.name, field.value);
    }
    let answer;
    try {
        answer = await fetch(item.url, { method: "POST", body, headers: { "X-Outbox": "1", "X-CSRFToken": token } });
    } catch {
        return "offline";
    }
    if (isBusy(answer)) return "busy";
    const readable = (answer.headers.get("Content-Type") || "").includes("json");
    if (!readable) return "offline"; // something on the way answers in the server's place
    const said = await answer.json();
    if (said.done) {
        await change(item.key, { state: "sent", sent: Date.now(), fields: [], said });
    } else {
        await change(item.key, { state: said.now ? "conflict" : "refused", said });
    }
    return "sent";
}
