// Checks a receipt in the browser alone: its chain, its signature. No request leaves; works from a file on disk too.
import { verifyAsync } from "@noble/ed25519";
import { make, say } from "./speaking.js";

const KIND = "maplebridge-receipt-1";
const GENESIS = "0".repeat(64);
const encoder = new TextEncoder();
const root = document.querySelector("[data-verify]");
const keys = JSON.parse(root.dataset.keys);

const when = (text) => new Date(text).toLocaleString(say("zh-CN", "en-GB"), { timeZone: "Asia/Shanghai" });
const fromHex = (text) => Uint8Array.from(text.match(/../g) || [], (pair) => parseInt(pair, 16));
const toHex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const fromBase64 = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

// JSON with sorted keys and no spaces, as the signed text has it.
function canonical(value) {
    if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
    if (value === null || typeof value !== "object") return JSON.stringify(value);
    return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
}

function join(...parts) {
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
        whole.set(part, at);
        at += part.length;
    }
    return whole;
}

async function hash(prev, said) {
    return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", join(fromHex(prev), encoder.encode(canonical(said))))));
}

async function isSigned(receipt, key) {
    const signature = fromBase64(receipt.signature.split(":")[1]);
    const message = join(encoder.encode("receipt"), new Uint8Array(1), encoder.encode(receipt.statement));
    try {
        const known = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
        return await crypto.subtle.verify("Ed25519", known, signature, message);
    } catch {
        return verifyAsync(signature, message, key); // browsers whose own cryptography does not know Ed25519
    }
}

// The first flaw: {kind, n}; null when everything is as it was signed.
async function findFlaw(receipt) {
    let prev = GENESIS;
    for (const [index, milestone] of receipt.milestones.entries()) {
        const { prev: before, hash: kept, ...said } = milestone;
        if (before !== prev || milestone.n !== index + 1 || (await hash(prev, said)) !== kept) return { kind: "changed", n: index + 1 };
        prev = kept;
    }
    const statement = JSON.parse(receipt.statement);
    const same = statement.last === prev && statement.number === receipt.number && statement.county === receipt.county;
    if (!same) return { kind: "statement", n: receipt.milestones.length };
    const key = keys[receipt.signature.split(":")[0]];
    if (!key) return { kind: "stranger", n: 0 };
    return (await isSigned(receipt, fromBase64(key))) ? null : { kind: "signature", n: 0 };
}

const FLAWS = {
    unreadable: () => say("这不是回执文件。", "This is not a receipt."),
    changed: (n) => say(`第 ${n} 条记录被改动过，或者前面少了一条。`, `Milestone ${n} was changed, or one before it is missing.`),
    statement: () => say("记录和签名的内容对不上：最后一条、编号或县被改动过。", "The milestones and what was signed differ: the last one, the number or the county was changed."),
    stranger: () => say("签名用的不是本县公布的密钥。", "It is not signed with a key of this county."),
    signature: () => say("签名不对：这份回执不是本县签发的，或者被改动过。", "The signature is wrong: it was not issued here, or was changed."),
    back: (n) => say(`两份回执的第 ${n} 条不一样：后来的应当以先前的开头。`, `The two receipts differ at milestone ${n}: the later must begin with the earlier.`),
};

function table(receipt, flaw) {
    const rows = receipt.milestones.map((each) => {
        const language = say("zh", "en");
        const row = make("tr", flaw && flaw.n === each.n ? { class: "is-late" } : {});
        for (const text of [each.n, each.action[language], each.state[language], when(each.happened_at)]) {
            row.append(make("td", {}, String(text)));
        }
        return row;
    });
    const head = make("tr", {}, ...[say("序", "No."), say("办理", "Step"), say("状态", "State"), say("时间", "When")].map((text) => make("th", { scope: "col" }, text)));
    return make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": say("办理记录", "Milestones") },
        make("table", { class: "table" }, make("thead", {}, head), make("tbody", {}, ...rows)));
}

function show(name, receipt, flaw) {
    const good = !flaw;
    const words = good
        ? say("真实、完整，没有被改动过。", "Genuine and whole; nothing was changed.")
        : FLAWS[flaw.kind](flaw.n);
    const result = make("section", { class: `card verdict verdict--${good ? "good" : "bad"}` });
    const body = make("div", { class: "card__body" }, make("h2", {}, good ? `✓ ${words}` : `✗ ${words}`), make("p", { class: "small soft" }, name));
    result.append(body);
    if (receipt) {
        body.append(make("p", { class: "number" }, receipt.number.replace(/(.{4})(?=.)/g, "$1 ")));
        if (good) body.append(make("p", { class: "small" }, say("签发时间 ", "Issued ") + when(JSON.parse(receipt.statement).issued_at)));
        body.append(table(receipt, flaw));
    }
    return result;
}

async function read(file) {
    try {
        const receipt = JSON.parse(await file.text());
        if (receipt.kind !== KIND) throw new Error("another kind");
        return { name: file.name, receipt, flaw: await findFlaw(receipt) };
    } catch {
        return { name: file.name, receipt: null, flaw: { kind: "unreadable", n: 0 } };
    }
}

// Of two receipts of one case the later begins with the earlier; otherwise something was dated back.
function compare(read) {
    const sound = read.filter((each) => !each.flaw).sort((a, b) => a.receipt.milestones.length - b.receipt.milestones.length);
    for (const [index, later] of sound.entries()) {
        const earlier = sound.slice(0, index).find((each) => each.receipt.number === later.receipt.number);
        if (!earlier) continue;
        const at = earlier.receipt.milestones.findIndex((each, n) => each.hash !== later.receipt.milestones[n].hash);
        if (at >= 0) later.flaw = { kind: "back", n: at + 1 };
    }
}

async function check(files) {
    const results = root.querySelector("[data-results]");
    results.replaceChildren();
    if (!window.crypto || !crypto.subtle) {
        results.append(make("p", { class: "notice notice--error" }, say("这个浏览器不能核验，请换新版浏览器。", "This browser cannot check receipts; use a newer one.")));
        return;
    }
    const all = await Promise.all([...files].map(read));
    compare(all);
    results.append(...all.map((each) => show(each.name, each.receipt, each.flaw)));
}

const input = root.querySelector("input[type=file]");
input.addEventListener("change", () => check(input.files));
root.addEventListener("dragover", (event) => event.preventDefault());
root.addEventListener("drop", (event) => {
    event.preventDefault();
    check(event.dataTransfer.files);
});
