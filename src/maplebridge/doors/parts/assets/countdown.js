// How long it is until a moment, as a clock face: 9:05, 3:09:05, 2 天 3:09:05; past it with a minus. Not for when to look.
const DAY = 86400;
const DAYS = document.documentElement.lang === "en" ? "d" : "天";

export function face(seconds) {
    const all = Math.abs(seconds);
    const [days, rest] = [Math.trunc(all / DAY), all % DAY];
    const parts = [Math.trunc(rest / 3600), Math.trunc((rest % 3600) / 60), rest % 60];
    if (!days && !parts[0]) parts.shift();
    const clock = parts.map((part, place) => (place ? String(part).padStart(2, "0") : part)).join(":");
    return `${seconds < 0 ? "−" : ""}${days ? `${days} ${DAYS} ` : ""}${clock}`;
}

export function secondsUntil(moment, now) {
    return Math.round((Date.parse(moment) - now) / 1000);
}
