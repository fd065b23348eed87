// While somebody writes, the matter is offered; a matter that asks for more shows its fields. The server files it alone.
import { make, say } from "./speaking.js";

const form = document.querySelector("form[data-report]");
const PAUSE = 600;
const LEAST_SIGNS = 4;

function start() {
    const text = form.elements.text;
    const place = form.querySelector("[data-suggestion]");
    const extra = form.querySelector("[data-extra]");
    const tiles = [...form.querySelectorAll("input[name=matter]")];
    const chosen = () => form.querySelector("input[name=matter]:checked");
    let timer = 0;
    let refused = "";

    const showFields = async (matter) => {
        extra.replaceChildren();
        if (!matter) return;
        const answer = await fetch(`/report/fields/${matter}/`, { headers: { "X-Live": "1" } });
        if (answer.status !== 200 || (chosen() && chosen().value !== matter)) return;
        const read = new DOMParser().parseFromString(await answer.text(), "text/html");
        extra.replaceChildren(...read.body.childNodes);
    };

    const choose = (matter, title) => {
        let tile = tiles.find((each) => each.value === matter);
        if (!tile) {
            tile = make("input", { type: "radio", name: "matter", value: matter });
            const other = tiles[tiles.length - 1].closest(".tile");
            other.before(make("label", { class: "tile" }, tile, make("span", {}, title)));
            tiles.push(tile);
        }
        tile.checked = true;
        tile.dispatchEvent(new Event("change", { bubbles: true }));
        place.replaceChildren();
    };

    const offer = ({ matter, title }) => {
        const yes = make("button", { type: "button", class: "button button--main button--small" }, say("对", "Yes"));
        const no = make("button", { type: "button", class: "button button--small" }, say("不是", "No"));
        yes.addEventListener("click", () => choose(matter, title));
        no.addEventListener("click", () => {
            refused = matter;
            place.replaceChildren();
            text.focus();
        });
        place.replaceChildren(make("div", { class: "suggestion" }, make("p", {}, say(`是“${title}”吗？`, `Is it “${title}”?`)), yes, no));
    };

    const ask = async () => {
        if (text.value.trim().length < LEAST_SIGNS || (chosen() && chosen().value)) return place.replaceChildren();
        const body = new FormData();
        body.append("text", text.value);
        body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
        try {
            const answer = await fetch("/report/suggest/", { method: "POST", body, headers: { "X-Live": "1" } });
            const found = await answer.json();
            if (found.matter && found.matter !== refused && !(chosen() && chosen().value)) offer(found);
            else place.replaceChildren();
        } catch {
            place.replaceChildren(); // without network nothing is offered
        }
    };

    text.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(ask, PAUSE);
    });
    form.addEventListener("change", (event) => {
        if (event.target.name !== "matter") return;
        if (event.target.value) place.replaceChildren();
        showFields(event.target.value);
    });
    if (text.value) ask();
}

if (form) start();
