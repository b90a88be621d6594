/**
 * How charts look on paper. Nothing is told by a tint alone: planned is an outline, what happened is solid,
 * what is worse is hatched, what is expected is dashed; tints differ in lightness, so that a copy in grey
 * says the same.
 */
const INK = "#1A1F24";
const QUIET = "#4A555E";
const BLUE = "#17467F";
const HATCHED = "url(#hatched)";

/** What `url(#hatched)` names: strokes from corner to corner, to be put at the head of a drawing. */
export const HATCH = `<defs><pattern id="hatched" patternUnits="userSpaceOnUse" width="4" height="4"><rect width="4" height="4" fill="#FFFFFF"/><path d="M0,4L4,0" stroke="${INK}" stroke-width="0.8"/></pattern></defs>`;

const AGES = ["#DCE9F5", "#A9CBE6", "#6FA5D2", "#2F72AD", "#0B3C66"];
const OTHERS = ["#FFFFFF", HATCHED, "#B8C0C7"];

const text = { color: INK, fontSize: 7.5 };
const outlined = { filled: false, stroke: INK, strokeWidth: 0.9 };

/** Marks by what they mean. */
const style = {
  value: { color: BLUE },
  young: { color: BLUE, strokeDash: [1.5, 2] },
  signal: { color: INK, shape: "diamond", size: 34 },
  band: { color: "#DFE4E9", opacity: 1 },
  stack: { stroke: QUIET, strokeWidth: 0.4 },
  part: { color: "#7FA9D3", stroke: BLUE, strokeWidth: 0.5 },
  cell: { stroke: "#FFFFFF", strokeWidth: 1 },
  "cell-label": { ...text, fontSize: 7 },
  label: { ...text, baseline: "middle" },
  budget: outlined,
  actual: { color: BLUE },
  favourable: { color: "#C9DDF1", stroke: INK, strokeWidth: 0.6 },
  adverse: { color: HATCHED, stroke: INK, strokeWidth: 0.6 },
  "fan-outer": { color: "#E3E8ED", opacity: 1 },
  "fan-inner": { color: "#BCC8D4", opacity: 1 },
  expected: { color: INK, strokeDash: [4, 2.5] },
  minimum: { color: INK, strokeWidth: 0.7, strokeDash: [9, 2, 1.5, 2] },
  lowest: { color: INK, size: 28 },
  past: { color: "#BCC8D4", opacity: 1 },
};

export const look = {
  background: "transparent",
  font: "Roboto",
  view: { stroke: null },
  axis: {
    labelColor: QUIET,
    titleColor: QUIET,
    gridColor: "#DDE2E7",
    gridWidth: 0.4,
    domainColor: QUIET,
    domainWidth: 0.5,
    tickColor: QUIET,
    tickWidth: 0.5,
    tickSize: 3,
    labelFontSize: 7,
    titleFontSize: 7,
    titleFontWeight: "normal",
    labelLimit: 150,
  },
  axisX: { grid: false },
  axisY: { domain: false, ticks: false },
  legend: {
    labelColor: INK,
    titleColor: QUIET,
    labelFontSize: 7,
    titleFontSize: 7,
    titleFontWeight: "normal",
    symbolType: "square",
    symbolSize: 40,
    symbolStrokeColor: QUIET,
    symbolStrokeWidth: 0.4,
    columnPadding: 8,
  },
  line: { strokeWidth: 1.1, strokeJoin: "round" },
  point: { filled: true, opacity: 1, size: 9 },
  range: {
    category: [BLUE, "#7FA9D3", INK, "#B8C0C7", HATCHED],
    ordinal: [...AGES, ...OTHERS],
    ramp: AGES,
    heatmap: AGES,
  },
  style,
};
