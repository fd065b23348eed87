// Draws charts from the tables beside them: `data-chart="line|donut|bars|map" data-from="<id of the table>"`. The table
// stays for whoever reads instead of looks. Colours are the page's own. Not for fetching numbers.
import { BarChart, LineChart, MapChart, PieChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import { init, registerMap, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, LineChart, MapChart, PieChart, GridComponent, LegendComponent, TooltipComponent, VisualMapComponent, SVGRenderer]);

const drawn = new Map(); // element → chart
const maps = new Map(); // address → promise of a name under which the map is registered

function colour(name, otherwise) {
    return getComputedStyle(document.body).getPropertyValue(name).trim() || otherwise;
}

function palette() {
    const dark = matchMedia("print").matches ? false : document.body.classList.contains("wall") || matchMedia("(prefers-color-scheme: dark)").matches;
    return {
        ink: colour("--ink", "#222"),
        soft: colour("--soft", "#555"),
        line: colour("--line", "#ddd"),
        edge: colour("--button-edge", "#b6c0cc"),
        card: colour("--card", "#fff"),
        series: dark ? ["#4daaff", "#8fe388", "#ffc94d", "#ff8f7d", "#b49cff", "#5fe0e0", "#f09ad0", "#c8d2e0"] : ["#1556c0", "#0a7d45", "#b06a00", "#c42b2b", "#6b46c1", "#0b7285", "#a6306f", "#5a6675"],
        low: dark ? "#0d3a70" : "#dbe8fb",
        high: dark ? ["#1b78c8", "#ffc94d", "#ff6a4d"] : ["#6fa3ec", "#e8a33a", "#c42b2b"],
    };
}

function read(table) {
    const rows = [...table.querySelectorAll("tr")].map((row) => ({ name: row.dataset.name || "", cells: [...row.children].map((cell) => cell.textContent.trim()) }));
    return { heads: rows[0].cells, rows: rows.slice(1) };
}

function number(text) {
    return Number(text.replace(/[^0-9.-]/g, "")) || 0;
}

function size() {
    return Math.max(11, Math.round(parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.8));
}

function frame(colours) {
    const words = { color: colours.soft, fontSize: size() };
    return {
        textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
        animationDuration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 400,
        color: colours.series,
        tooltip: { renderMode: "richText", backgroundColor: colours.card, borderColor: colours.line, textStyle: { color: colours.ink, fontSize: size() }, confine: true },
        legend: { textStyle: words, top: 0, itemWidth: 14, itemHeight: 8 },
        words,
    };
}

function line({ heads, rows }, colours) {
    const { words, ...rest } = frame(colours);
    return {
        ...rest,
        tooltip: { ...rest.tooltip, trigger: "axis" },
        grid: { left: 4, right: 8, top: 28, bottom: 4, containLabel: true },
        xAxis: { type: "category", data: rows.map((row) => row.cells[0]), axisLabel: words, axisLine: { lineStyle: { color: colours.line } } },
        yAxis: { type: "value", minInterval: 1, axisLabel: words, splitLine: { lineStyle: { color: colours.line } } },
        series: heads.slice(1).map((name, column) => ({
            name,
            type: "line",
            smooth: 0.25,
            smoothMonotone: "x",
            symbolSize: 5,
            areaStyle: column ? undefined : { opacity: 0.15 },
            data: rows.map((row) => (row.cells[column + 1] === "" ? null : number(row.cells[column + 1]))),
        })),
    };
}

function bars({ heads, rows }, colours) {
    const { words, ...rest } = frame(colours);
    return {
        ...rest,
        legend: { show: false },
        grid: { left: 4, right: 32, top: 4, bottom: 4, containLabel: true },
        xAxis: { type: "value", minInterval: 1, axisLabel: words, splitLine: { lineStyle: { color: colours.line } } },
        yAxis: { type: "category", inverse: true, data: rows.map((row) => row.cells[0]), axisLabel: words },
        series: [{ name: heads[1], type: "bar", barMaxWidth: 16, label: { show: true, position: "right", color: colours.ink }, data: rows.map((row) => number(row.cells[1])) }],
    };
}

function donut({ rows }, colours, _, element) {
    const { words, ...rest } = frame(colours);
    const tall = element.clientHeight > element.clientWidth * 0.75;
    const place = tall ? { bottom: 0, left: "center" } : { orient: "vertical", right: 0, top: "middle" };
    return {
        ...rest,
        legend: { type: "scroll", ...place, textStyle: words, itemWidth: 12, itemHeight: 10, pageTextStyle: words },
        tooltip: { ...rest.tooltip, formatter: "{b}: {c} ({d}%)" },
        series: [{ type: "pie", radius: ["46%", "78%"], center: tall ? ["50%", "44%"] : ["33%", "50%"], label: { show: false }, itemStyle: { borderColor: colours.card, borderWidth: 1 }, data: rows.map((row) => ({ name: row.cells[0], value: number(row.cells[1]) })) }],
    };
}

function map({ heads, rows }, colours, name, element) {
    const { words, ...rest } = frame(colours);
    const values = new Map(rows.map((row) => [row.name, row.cells]));
    const most = Math.max(1, ...rows.map((row) => number(row.cells[1])));
    const labels = maps.get(name).labels;
    const parts = [...labels.keys()];
    return {
        ...rest,
        legend: { show: false },
        tooltip: { ...rest.tooltip, formatter: ({ name: code }) => [labels.get(code) || code, ...heads.slice(1).map((head, column) => `${head} ${(values.get(code) || [])[column + 1] || 0}`)].join("\n") },
        visualMap: { min: 0, max: most, left: 8, bottom: 8, itemHeight: 90, itemWidth: 10, textStyle: words, inRange: { color: [colours.low, ...colours.high] }, calculable: false },
        series: [{
            type: "map",
            map: name,
            roam: false,
            aspectScale: 0.9,
            left: 12,
            right: 12,
            top: 8,
            bottom: 8,
            showLegendSymbol: false,
            label: { show: parts.length <= 60 && element.clientWidth > 480, color: colours.ink, fontSize: Math.max(9, size() - 3), formatter: ({ name: code }) => labels.get(code) || "", textBorderColor: colours.card, textBorderWidth: 2 },
            labelLayout: { hideOverlap: true },
            itemStyle: { borderColor: colours.edge, borderWidth: parts.length > 60 ? 0.5 : 0.8, areaColor: colours.low },
            emphasis: { label: { color: colours.ink }, itemStyle: { areaColor: colours.series[2] } },
            select: { disabled: true },
            data: parts.map((code) => ({ name: code, value: number((values.get(code) || [])[1] || "0") })),
        }],
    };
}

async function known(address) {
    if (!maps.has(address)) {
        const shapes = await (await fetch(address)).json();
        registerMap(address, shapes);
        maps.set(address, { labels: new Map(shapes.features.map(({ properties }) => [properties.name, properties.label])) });
    }
    return address;
}

async function draw(element) {
    const table = document.getElementById(element.dataset.from);
    if (!table || !element.clientWidth) return;
    const kind = element.dataset.chart;
    const facts = read(table);
    const name = kind === "map" ? await known(element.dataset.map) : "";
    if (!drawn.has(element)) drawn.set(element, init(element, null, { renderer: "svg" }));
    drawn.get(element).setOption({ line, bars, donut, map }[kind](facts, palette(), name, element), true);
}

// Draws every chart of the page that can be seen, those drawn before anew; charts that have gone are let go.
export function drawCharts() {
    for (const [element, chart] of drawn) {
        if (!element.isConnected) {
            chart.dispose();
            drawn.delete(element);
        }
    }
    for (const element of document.querySelectorAll("[data-chart]")) draw(element);
}

new ResizeObserver(() => drawn.forEach((chart, element) => element.isConnected && chart.resize())).observe(document.body);
for (const look of ["(prefers-color-scheme: dark)", "print"]) matchMedia(look).addEventListener("change", drawCharts);
