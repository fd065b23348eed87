// The map of a grid: outlines and open cases, no tiles.
import L from "leaflet";

const box = document.querySelector("[data-map]");
const said = document.querySelector("[data-map-said]");
const cells = document.querySelector("[data-map-cases]");

async function draw() {
    const answer = await fetch(box.dataset.map);
    const { outlines, cases } = await answer.json();
    const map = L.map(box, { attributionControl: false });
    const shapes = L.featureGroup();
    for (const outline of outlines) L.geoJSON(outline, { style: { color: "#07803f", weight: 2, fillOpacity: 0.06 } }).addTo(shapes);
    for (const { at, title, address } of cases) {
        const mark = L.circleMarker(at, { radius: 9, color: "#fff", weight: 2, fillColor: "#c92a2a", fillOpacity: 1 });
        const link = document.createElement("a");
        link.href = address;
        link.textContent = title;
        mark.bindPopup(link).addTo(shapes);
        cells.append(cell(title, address));
    }
    shapes.addTo(map);
    if (shapes.getLayers().length) map.fitBounds(shapes.getBounds(), { padding: [12, 12] });
}

function cell(title, address) {
    const row = document.createElement("li");
    const link = document.createElement("a");
    link.className = "cell";
    link.href = address;
    link.textContent = title;
    row.append(link);
    return row;
}

draw().catch(() => (said.textContent = said.dataset.failed));
