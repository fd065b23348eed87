// Draws the charts of the desk's figures from the tables beside them. Not for other pages: it is large.
import { drawCharts } from "../../parts/assets/charts.js";

drawCharts();
