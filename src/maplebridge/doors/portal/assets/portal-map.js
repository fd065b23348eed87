// The map on which somebody taps where something is: outlines of grids, no tiles. Loaded on demand only.
import L from "leaflet";
import { make, say } from "./speaking.js";

window.addEventListener("map:open", async (event) => {
    const { after, settle, within } = event.detail;
    const box = make("div", { class: "map", role: "application", "aria-label": say("地图：点一下选位置", "Map: tap to choose") });
    after.after(box);
    const answer = await fetch(`/report/grids/?within=${within || ""}`);
    const shapes = await answer.json();
    const map = L.map(box, { attributionControl: false, preferCanvas: true });
    const layer = L.geoJSON(shapes, { style: { color: "#07803f", weight: 1, fillColor: "#07803f", fillOpacity: 0.06 } });
    layer.addTo(map);
    map.fitBounds(layer.getBounds());
    after.textContent = say("点一下地图上的位置", "Tap the place on the map");
    let mark = null;
    map.on("click", ({ latlng }) => {
        if (mark) mark.remove();
        mark = L.circleMarker(latlng, { radius: 9, color: "#fff", weight: 3, fillColor: "#c92a2a", fillOpacity: 1 }).addTo(map);
        settle(latlng.lng.toFixed(6), latlng.lat.toFixed(6));
    });
});
