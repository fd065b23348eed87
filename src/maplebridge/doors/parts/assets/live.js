// Tells a page that something is new: `live:<kind>` on the body, from one connection shared by all tabs of a browser.
// A page gets it by importing this file; `data-feed` on the body says where the feed is. `data-live-case="<number>"`
// anywhere asks for a case (`live:case`), `data-live-counts` for figures (`live:counts`). After something was missed
// every kind is told once. `data-live` on the body is on, connecting, off or signed_out. Not for what is new.

const KINDS = ["called", "whistled", "arrive", "missed_call", "desk", "moved", "clock", "message", "counts"];
const NAME = "maplebridge-live";
const ANSWER_MS = 3000; // a leading tab that says nothing for so long is frozen
const SILENT_MS = 65000; // the feed says at least that it is alive every 25 s
const GONE_MS = 5 * 60000; // a page nobody looks at for so long lets go
const SPREAD_MS = 4000; // not all pages of a county ask at once after the feed was away
const REMEMBERED = 200;

const body = document.body;
const tab = `${Date.now()}-${Math.random()}`;
const channel = "BroadcastChannel" in window && navigator.locks ? new BroadcastChannel(NAME) : null;
const others = new Map(); // what the other tabs ask for
const recent = []; // what a tab that opens just now may have missed
const seen = new Set();
let running = false;
let leading = false;
let source = null;
let asked = "";
let failures = 0;
let retry = 0;
let goneTimer = 0;
let turn = 0; // each place in the queue for the lead has a number; of an earlier one nothing is heard any more
let letGo = null;
let giveUp = null;
let heardAt = performance.timeOrigin;
let leaderAt = 0;

function wishes() {
    const marked = [...document.querySelectorAll("[data-live-case]")].map((each) => each.dataset.liveCase);
    return { cases: [...new Set(marked)], counts: Boolean(document.querySelector("[data-live-counts]")) };
}

function query() {
    const all = [wishes(), ...others.values()];
    const cases = [...new Set(all.flatMap((each) => each.cases))].sort().slice(0, 50);
    const parts = cases.map((each) => `case=${encodeURIComponent(each)}`);
    return [...parts, ...(all.some((each) => each.counts) ? ["counts=1"] : [])].join("&");
}

function show(state) {
    body.dataset.live = state;
}

function dispatch(kind, detail) {
    body.dispatchEvent(new CustomEvent(`live:${kind}`, { detail }));
}

function deliver({ kind, data, id }) {
    if (id && seen.has(id)) return;
    if (id) seen.add(id);
    if (seen.size > REMEMBERED) seen.delete(seen.values().next().value);
    if (kind === "missed") {
        setTimeout(() => [...KINDS, "case", "missed"].forEach((each) => dispatch(each, { missed: true })), Math.random() * SPREAD_MS);
        return;
    }
    dispatch(kind, data);
    if (kind === "moved" && wishes().cases.some((each) => each.split(":")[0] === data.number)) dispatch("case", data);
}

function tell(message) {
    if (channel) channel.postMessage({ ...message, tab });
}

// ---- the leading tab: it has the connection

function connect() {
    clearTimeout(retry);
    if (source) source.close();
    asked = query();
    const gap = Math.ceil((Date.now() - heardAt) / 1000) + 1;
    const mine = new EventSource(`${body.dataset.feed}?gap=${gap}${asked ? `&${asked}` : ""}`, { withCredentials: true });
    source = mine;
    if (body.dataset.live !== "off") say("connecting");
    mine.onopen = () => say("on");
    mine.onerror = () => mine === source && fail();
    mine.addEventListener("alive", () => hear(null));
    mine.addEventListener("signed_out", signOut);
    for (const kind of [...KINDS, "missed"]) {
        mine.addEventListener(kind, (event) => hear({ kind, data: JSON.parse(event.data), id: event.lastEventId }));
    }
}

function hear(event) {
    heardAt = Date.now();
    failures = 0;
    if (!event) return tell({ type: "alive" });
    if (event.kind === "missed") event.id = ""; // the identity is of the event before it
    recent.push({ at: heardAt, event });
    while (recent.length > REMEMBERED) recent.shift();
    deliver(event);
    tell({ type: "event", event });
}

function say(state) {
    show(state);
    tell({ type: "state", state });
}

function fail() {
    source.close();
    source = null;
    failures += 1;
    say(failures > 2 || !navigator.onLine ? "off" : "connecting");
    retry = setTimeout(connect, Math.min(60000, 500 * 2 ** failures) * (0.5 + Math.random()));
}

function disconnect() {
    clearTimeout(retry);
    if (source) source.close();
    source = null;
}

function signOut() {
    tell({ type: "signed_out" });
    endSignedOut();
}

function endSignedOut() {
    stop();
    show("signed_out");
    dispatch("signed_out", {});
}

function welcome({ tab: newcomer, cases, counts, since }) {
    others.set(newcomer, { cases, counts });
    tell({ type: "state", state: body.dataset.live });
    for (const { at, event } of recent) {
        if (at >= since) tell({ type: "event", event, to: newcomer });
    }
    if (query() !== asked) connect();
}

// ---- who leads

function queue(steal) {
    turn += 1;
    const mine = turn;
    if (giveUp) giveUp.abort();
    giveUp = new AbortController();
    const how = steal ? { steal: true } : { signal: giveUp.signal };
    const held = navigator.locks.request(NAME, how, () => (mine === turn && running ? lead() : null));
    held.catch(() => {
        // Taken away by a tab that somebody looks at, or given up by ourselves.
        if (mine !== turn || !running) return;
        leading = false;
        disconnect();
        queue(false);
    });
}

function lead() {
    leading = true;
    others.clear();
    tell({ type: "who" });
    connect();
    return new Promise((done) => {
        letGo = done;
    });
}

function stepDown() {
    leading = false;
    disconnect();
    if (letGo) letGo();
    letGo = null;
}

async function handOver() {
    const { pending } = await navigator.locks.query();
    if (!leading || !document.hidden || !pending.some((each) => each.name === NAME)) return;
    stepDown();
    queue(false);
}

function ask() {
    const asking = Date.now();
    tell({ type: "join", ...wishes(), since: performance.timeOrigin });
    setTimeout(() => {
        if (running && !leading && !document.hidden && leaderAt < asking) queue(true);
    }, ANSWER_MS);
}

function receive({ data: message }) {
    if (!running) return;
    if (leading) {
        if (message.type === "join") welcome(message);
        if (message.type === "leave") others.delete(message.tab);
        return;
    }
    if (message.type === "join" || message.type === "leave" || (message.to && message.to !== tab)) return;
    leaderAt = Date.now();
    if (message.type === "who") tell({ type: "join", ...wishes(), since: Date.now() });
    if (message.type === "state") show(message.state);
    if (message.type === "signed_out") endSignedOut();
    if (message.type === "alive" || message.type === "event") heardAt = Date.now();
    if (message.type === "event") deliver(message.event);
}

// ---- coming and going

function start() {
    if (running || !body.dataset.feed || body.dataset.live === "signed_out") return;
    running = true;
    leading = !channel;
    show("connecting");
    if (!channel) return connect();
    channel.onmessage = receive;
    queue(false);
    ask();
}

function stop() {
    if (!running) return;
    running = false;
    clearTimeout(goneTimer);
    tell({ type: "leave" });
    stepDown();
    if (giveUp) giveUp.abort();
}

function look() {
    clearTimeout(goneTimer);
    if (document.hidden) {
        goneTimer = setTimeout(stop, GONE_MS);
        if (leading && channel) handOver();
    } else if (!running) {
        start();
    } else {
        check();
    }
}

function check() {
    if (!running || document.hidden) return;
    if (leading && source && Date.now() - heardAt > SILENT_MS) connect();
    if (!leading && Date.now() - leaderAt > SILENT_MS) ask();
}

function again() {
    if (running && leading) connect();
}

document.addEventListener("visibilitychange", look);
window.addEventListener("pagehide", stop);
window.addEventListener("pageshow", (event) => event.persisted && start());
window.addEventListener("online", again);
window.addEventListener("offline", () => running && show("off"));
setInterval(check, 10000);

// What a page fetches because of an event is no use of it: it does not keep anybody signed in.
body.addEventListener("htmx:configRequest", ({ detail }) => {
    const cause = detail.triggeringEvent;
    if (cause && cause.type.startsWith("live:")) detail.headers["X-Live"] = "1";
});

// A fragment may have brought another case along.
body.addEventListener("htmx:afterSettle", () => {
    if (!running) return;
    if (leading && query() !== asked) connect();
    if (!leading) tell({ type: "join", ...wishes(), since: Date.now() });
});

start();
