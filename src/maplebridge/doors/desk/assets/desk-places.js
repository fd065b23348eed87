// Outlines of a place and its parts without tiles; a part opens its page. The table below the map leads there too.
import * as L from "leaflet/dist/leaflet-src.esm.js";

const MANY = 40, WIDE = 600; // more names, or a narrower map: they would lie upon each other
const COMMITTEE = /(居民委员会|村民委员会|居委会|村委会)$/;
const LINE = { color: "#1556c0", weight: 1.5, fillColor: "#1556c0", fillOpacity: 0.1 };

function label(name) {
    return document.createTextNode(name.replace(COMMITTEE, "") || name);
}

function draw(element, shapes) {
    const map = L.map(element, { zoomControl: false, scrollWheelZoom: false, keyboard: false, attributionControl: false, zoomSnap: 0.25 });
    const here = element.dataset.here;
    const named = shapes.features.length > 1 && shapes.features.length <= MANY && element.clientWidth >= WIDE;
    const layer = L.geoJSON(shapes, {
        style: LINE,
        interactive: true,
        onEachFeature({ properties }, part) {
            part.bindTooltip(() => label(properties.label), named ? { permanent: true, direction: "center" } : { sticky: true });
            if (properties.name === here.slice(0, 15)) return;
            part.on("mouseover", () => part.setStyle({ fillOpacity: 0.3 }));
            part.on("mouseout", () => part.setStyle({ fillOpacity: LINE.fillOpacity }));
            part.on("click", () => window.location.assign(`/desk/places/${properties.name}/`));
        },
    }).addTo(map);
    L.control.zoom({ zoomInTitle: element.dataset.closer, zoomOutTitle: element.dataset.wider }).addTo(map);
    L.control.scale({ imperial: false }).addTo(map);
    map.fitBounds(layer.getBounds(), { padding: [12, 12] });
}

async function show(element) {
    const answer = await fetch(element.dataset.places);
    const shapes = answer.ok ? await answer.json() : { features: [] };
    if (shapes.features.length) {
        draw(element, shapes);
        return;
    }
    const said = document.createElement("p");
    said.className = "soft";
    said.textContent = element.dataset.nothing;
    element.replaceWith(said);
}

for (const element of document.querySelectorAll("[data-places]")) show(element);
