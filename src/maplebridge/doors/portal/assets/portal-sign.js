// Signing by hand on the screen: strokes become a picture that goes with the form. Without it one signs on paper.
const form = document.querySelector("form[data-sign]");
const canvas = form.querySelector("canvas");
const drawn = form.querySelector("[name=drawn]");
const pen = canvas.getContext("2d");
let strokes = 0;
let last = null;

function clear() {
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    strokes = 0;
    drawn.value = "";
}

function at(event) {
    const box = canvas.getBoundingClientRect();
    return [((event.clientX - box.left) * canvas.width) / box.width, ((event.clientY - box.top) * canvas.height) / box.height];
}

function draw(from, to) {
    pen.strokeStyle = "#111";
    pen.lineWidth = 7;
    pen.lineCap = pen.lineJoin = "round";
    pen.beginPath();
    pen.moveTo(...from);
    pen.lineTo(...to);
    pen.stroke();
}

canvas.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    last = at(event);
    draw(last, last);
    strokes += 1;
});
canvas.addEventListener("pointermove", (event) => {
    if (!last) return;
    const here = at(event);
    draw(last, here);
    last = here;
});
for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => (last = null));
form.querySelector("[data-clear]").addEventListener("click", clear);
form.addEventListener("submit", () => {
    drawn.value = strokes > 0 ? canvas.toDataURL("image/png") : "";
}, { capture: true });

clear();
form.querySelector(".sign__box").hidden = false;
form.querySelector(".sign__paper").open = false;
