// The list of what lies in the outbox, drawn from the phone alone; a conflict shows both sides.
import { drop, list, newKey, put } from "./outbox.js";

const BADGES = { waiting: "grey", sent: "green", refused: "red", conflict: "amber" };
const WORDS = { waiting: "waits", sent: "sent", refused: "refused", conflict: "conflict" };
const SAID = ["text", "result", "reason"];

function make(tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
}

export function showWaiting(place, who, send) {
    const words = place.dataset;
    const draw = async () => {
        const items = (await list()).filter((item) => item.who === who).reverse();
        place.replaceChildren(...(items.length ? items.map(drawItem) : [empty()]));
        const went = document.body.dataset.outbox;
        if (went === "signed_out") place.prepend(signedOut());
        if (went === "busy") place.prepend(make("p", "notice notice--warn", document.body.dataset.busyWords));
    };

    function empty() {
        const box = make("div", "empty");
        box.append(make("p", "empty__title", words.none));
        return box;
    }

    function signedOut() {
        const note = make("p", "notice notice--warn", `${words.signedOut} `);
        const link = make("a", "", words.signIn);
        link.href = "/account/login/?next=/field/waiting/";
        note.append(link);
        return note;
    }

    function drawItem(item) {
        const card = make("article", "card");
        card.dataset.item = item.state;
        const inside = make("div", "card__body");
        const head = make("p");
        head.append(make("strong", "", item.label), " ", make("span", `badge badge--${BADGES[item.state]}`, words[WORDS[item.state]]));
        inside.append(head, make("p", "soft small", new Date(item.made).toLocaleString()));
        if (item.state === "conflict") inside.append(bothSides(item));
        else inside.append(...mine(item));
        if (item.said && item.said.said) inside.append(make("p", "notice notice--error", item.said.said));
        for (const note of (item.said && item.said.notes) || []) inside.append(make("p", "notice notice--warn", note));
        inside.append(buttons(item));
        card.append(inside);
        return card;
    }

    function mine(item) {
        const lines = item.fields.filter((field) => SAID.includes(field.name) && field.value).map((field) => make("p", "preline", field.value));
        const photos = item.fields.filter((field) => field.file).length;
        return photos ? [...lines, make("p", "soft small", words.photos.replace("{n}", photos))] : lines;
    }

    function bothSides(item) {
        const sides = make("div", "columns sides");
        const left = make("section", "sides__one");
        left.append(make("h2", "", words.mine), ...mine(item));
        const right = make("section", "sides__one");
        right.append(make("h2", "", words.theirs), make("p", "badge badge--blue", item.said.now.state));
        for (const event of item.said.now.happened) {
            right.append(make("p", "small", `${new Date(event.at).toLocaleTimeString()} ${event.by}：${event.what} ${event.words.join(" ")}`));
        }
        sides.append(left, right);
        return sides;
    }

    function buttons(item) {
        const row = make("div", "actions");
        const press = (label, act, kind = "") => {
            const button = make("button", `button ${kind}`, label);
            button.type = "button";
            button.addEventListener("click", async () => {
                await act();
                await send(true);
                await draw();
            });
            row.append(button);
        };
        if (item.state === "conflict") {
            press(words.again, () => again(item), "button--main");
            if (item.fields.some((field) => SAID.includes(field.name) && field.value)) press(words.note, () => asNote(item));
        }
        if (item.state === "conflict" || item.state === "refused") {
            press(words.drop, async () => confirm(words.sure) && drop(item.key), "button--danger");
        }
        if (item.said && item.said.address) {
            const link = make("a", "button", words.open);
            link.href = item.said.address;
            row.append(link);
        }
        return row;
    }

    // The same again, this time knowing how the case stands. A new key: it is another wish than the one refused.
    async function again(item) {
        const fields = item.fields.map((field) => (field.name === "seen" ? { ...field, value: String(item.said.now.version) } : field));
        await drop(item.key);
        await put({ ...item, key: newKey(), fields, state: "waiting", said: undefined });
    }

    async function asNote(item) {
        const text = item.fields.filter((field) => SAID.includes(field.name)).map((field) => field.value).join("\n");
        const url = item.url.replace(/[^/]+\/$/, "note/");
        await drop(item.key);
        await put({ ...item, key: newKey(), url, fields: [{ name: "text", value: text }], state: "waiting", said: undefined });
    }

    for (const button of document.querySelectorAll("[data-flush]")) button.addEventListener("click", async () => {
        await send(true);
        await draw();
    });
    document.body.addEventListener("outbox:changed", draw);
    draw();
}
