// While somebody writes, the matter is offered; a matter that asks for more shows its fields. The server files it alone.
import { make, say } from "./speaking.js";

const form = document.querySelector("form[data-report]");
const PAUSE = 600;
const LEAST_SIGNS = 4;

function start() {
    const text = form.elements.text;
    const place = form.querySelector("[data-suggestion]");
    const alike = form.querySelector("[data-alike]");
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

    const showAlike = (found) => {
        const joined = form.querySelector("input[name=join]:checked");
        if (joined && joined.value) return; // whoever has chosen goes on writing, and the choice stays
        alike.replaceChildren();
        if (!found || !found.length) return;
        const boxes = found.map((each) => {
            const box = make("input", { type: "radio", name: "join", value: each.reference });
            return make("label", { class: "choice" }, box, make("span", {}, each.title, make("br"), make("span", { class: "small soft" }, each.note)));
        });
        const alone = make("input", { type: "radio", name: "join", value: "", checked: "" });
        const legend = make("legend", { class: "field__label" }, say("附近有人反映过，是同一件事吗？", "Others nearby have told us. Is it the same?"));
        alike.append(make("fieldset", { class: "field alike-list" }, legend, ...boxes, make("label", { class: "choice" }, alone, make("span", {}, say("不是，单独上报", "No, report it by itself")))));
    };

    const ask = async () => {
        if (text.value.trim().length < LEAST_SIGNS) return place.replaceChildren();
        const body = new FormData();
        for (const name of ["text", "place", "lon", "lat", "csrfmiddlewaretoken"]) body.append(name, form.elements[name] ? form.elements[name].value : "");
        body.append("matter", chosen() ? chosen().value : "");
        try {
            const answer = await fetch("/report/suggest/", { method: "POST", body, headers: { "X-Live": "1" } });
            const found = await answer.json();
            const open = found.matter && found.matter !== refused && !(chosen() && chosen().value);
            if (open) offer(found);
            else place.replaceChildren();
            showAlike(found.alike);
        } catch {
            place.replaceChildren(); // without network nothing is offered
        }
    };
    const askSoon = () => {
        clearTimeout(timer);
        timer = setTimeout(ask, PAUSE);
    };

    text.addEventListener("input", askSoon);
    form.addEventListener("place:settled", askSoon);
    form.addEventListener("change", (event) => {
        const name = event.target.name;
        if (name === "place" || name === "matter") askSoon();
        if (name !== "matter") return;
        if (event.target.value) place.replaceChildren();
        showFields(event.target.value);
    });
    if (text.value) ask();
}

if (form) start();
