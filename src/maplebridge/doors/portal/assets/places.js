// Where: the phone's own position, or first the town and then the village, or a map that comes on demand.
import { make, say } from "./speaking.js";

const select = document.querySelector("select[data-places]");
const locate = document.querySelector("[data-locate]");

function chooseVillageLast() {
    const groups = [...select.querySelectorAll("optgroup")];
    const towns = make("select", { class: "input", id: "r-town" });
    towns.append(select.options[0].cloneNode(true));
    for (const group of groups) towns.append(make("option", { value: group.firstElementChild.value }, group.label));
    const row = make("div", { class: "towns" }, towns);
    const label = document.querySelector("label[for=r-place]");
    const villages = label.cloneNode(false);
    villages.append(say("村（社区）", "Village"));
    villages.classList.add("visually-hidden");
    label.htmlFor = "r-town";
    select.before(row);
    row.append(villages, select);
    const chosen = select.selectedOptions[0];
    const show = (town) => {
        for (const group of groups) group.remove();
        const group = groups.find((each) => each.firstElementChild.value === town);
        select.hidden = !group;
        if (group) select.append(group);
        select.value = town;
    };
    towns.addEventListener("change", () => show(towns.value));
    select.addEventListener("place:settled", () => {
        towns.value = "";
        show("");
    });
    const start = chosen && chosen.value ? chosen.value : "";
    towns.value = start.slice(0, 9);
    show(towns.value);
    if (start) select.value = start;
}

function setPoint(form, longitude, latitude) {
    form.elements.lon.value = longitude;
    form.elements.lat.value = latitude;
}

async function ask(longitude, latitude) {
    const answer = await fetch(`/report/where/?lon=${longitude}&lat=${latitude}`, { headers: { "X-Live": "1" } });
    return { ok: answer.ok, ...(await answer.json()) };
}

function offerPosition() {
    const form = locate.closest("form");
    const said = make("p", { class: "locate__said", role: "status" });
    const near = make("button", { class: "button", type: "button" }, say("用我现在的位置", "Where I am now"));
    const drawn = make("button", { class: "button", type: "button" }, say("在地图上点", "On the map"));
    locate.append(make("div", { class: "locate__bar" }, near, drawn), said);
    locate.hidden = false;

    const settle = async (longitude, latitude) => {
        said.textContent = say("正在查找…", "Looking…");
        try {
            const place = await ask(longitude, latitude);
            said.textContent = place.ok ? place.name : place.said;
            said.classList.toggle("known", place.ok);
            setPoint(form, place.ok ? longitude : "", place.ok ? latitude : "");
            if (place.ok && select) select.value = "";
            if (place.ok) (select || form).dispatchEvent(new Event("place:settled", { bubbles: true }));
        } catch {
            said.textContent = say("没有网络，请在下面选镇和村", "No network: choose town and village below");
        }
    };

    near.addEventListener("click", () => {
        if (!navigator.geolocation) return (said.textContent = say("这部手机不能定位，请在下面选", "This phone cannot tell; choose below"));
        said.textContent = say("正在定位…", "Finding where you are…");
        navigator.geolocation.getCurrentPosition(
            (found) => settle(found.coords.longitude.toFixed(6), found.coords.latitude.toFixed(6)),
            () => (said.textContent = say("没能定位，请在下面选镇和村", "That did not work; choose town and village below")),
            { enableHighAccuracy: true, timeout: 10000, maximumAge: 60000 },
        );
    });
    drawn.addEventListener("click", () => openMap(drawn, settle, said));
    if (select) {
        select.form.addEventListener("change", (event) => {
            if (event.target !== select && event.target.id !== "r-town") return;
            setPoint(form, "", "");
            said.textContent = "";
            said.classList.remove("known");
        });
    }
}

// The map begins with the town that was chosen, if one was.
function town() {
    const towns = document.getElementById("r-town");
    return towns ? towns.value : "";
}

function openMap(button, settle, said) {
    button.disabled = true;
    said.textContent = say("正在打开地图…", "Opening the map…");
    const script = make("script", { src: locate.dataset.map, defer: "" });
    script.addEventListener("load", () => window.dispatchEvent(new CustomEvent("map:open", { detail: { after: said, settle, within: town() } })));
    script.addEventListener("error", () => {
        button.disabled = false;
        said.textContent = say("地图打不开，请在下面选", "The map does not open; choose below");
    });
    document.head.append(make("link", { rel: "stylesheet", href: locate.dataset.mapStyle }), script);
}

if (select) chooseVillageLast();
if (locate) offerPosition();
