// A map without tiles: the outline of the grid and the point.
import * as L from "leaflet/dist/leaflet-src.esm.js";

function draw(element) {
    const { latitude, longitude, outline } = element.dataset;
    const point = [Number(latitude), Number(longitude)];
    const rings = JSON.parse(outline);
    const map = L.map(element, { zoomControl: false, scrollWheelZoom: false, keyboard: false, attributionControl: false });
    const shape = L.polygon(rings, { color: "#1556c0", weight: 2, fillOpacity: 0.08, interactive: false });
    if (rings.length) shape.addTo(map);
    L.circleMarker(point, { radius: 7, color: "#fff", weight: 2, fillColor: "#c42b2b", fillOpacity: 1, interactive: false }).addTo(map);
    L.control.scale({ imperial: false }).addTo(map);
    if (rings.length) map.fitBounds(shape.getBounds().extend(point), { padding: [12, 12] });
    else map.setView(point, 15);
}

for (const element of document.querySelectorAll("[data-map]")) draw(element);
