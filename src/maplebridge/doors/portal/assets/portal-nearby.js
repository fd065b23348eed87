// Finds what is nearest: the position is asked for when somebody presses the button, sent once, and kept nowhere.
import { say } from "./speaking.js";

const form = document.querySelector("form[data-nearby]");
const button = form.querySelector("[data-position]");
const said = form.querySelector("[data-said]");

function send({ coords }) {
    form.elements.lon.value = coords.longitude.toFixed(5);
    form.elements.lat.value = coords.latitude.toFixed(5);
    form.elements.place.value = "";
    form.submit();
}

function fail() {
    said.textContent = say("没能定位，请选镇和村", "That did not work; choose town and village");
    form.elements.place.focus();
}

if (navigator.geolocation) {
    button.hidden = false;
    button.addEventListener("click", () => {
        said.textContent = say("正在定位…", "Finding where you are…");
        navigator.geolocation.getCurrentPosition(send, fail, { enableHighAccuracy: false, timeout: 10000, maximumAge: 60000 });
    });
}
form.elements.place.addEventListener("change", () => {
    form.elements.lon.value = "";
    form.elements.lat.value = "";
});
