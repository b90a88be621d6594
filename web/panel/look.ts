/**
 * How charts look. The engine says what a mark means by its style ("budget", "signal"); here each
 * meaning gets its colour, and colours follow the theme because they are the page's own variables.
 */
const CATEGORIES = [1, 2, 3, 4, 5].map((each) => `var(--category-${each})`);
const AGES = [1, 2, 3, 4, 5].map((each) => `var(--age-${each})`);
const HEAT = [1, 2, 3, 4, 5].map((each) => `var(--heat-${each})`);

const text = { color: "var(--ink)", fontSize: 12 };
const outlined = { filled: false, color: "var(--muted)", strokeWidth: 1.5 };

/** Marks by what they mean. */
const style = {
  // one figure over time
  value: { color: "var(--series)" },
  young: { color: "var(--series)", strokeDash: [2, 4] },
  signal: { color: "var(--adverse)", shape: "diamond", size: 110 },
  band: { color: "var(--band)", opacity: 1 },
  // parts of a whole
  stack: { stroke: "var(--surface)", strokeWidth: 0.75 },
  part: { color: "var(--series)" },
  cell: { stroke: "var(--surface)", strokeWidth: 2 },
  "cell-label": { ...text, fontSize: 11 },
  label: { ...text, baseline: "middle" },
  // plan against what happened
  budget: outlined,
  actual: { color: "var(--series)" },
  favourable: { color: "var(--favourable)" },
  adverse: { color: "var(--adverse)" },
  // what is to come
  "fan-outer": { color: "var(--fan-outer)", opacity: 1 },
  "fan-inner": { color: "var(--fan-inner)", opacity: 1 },
  expected: { color: "var(--series)", strokeDash: [5, 4] },
  minimum: { color: "var(--adverse)", strokeWidth: 1.5 },
  lowest: { color: "var(--adverse)", size: 90 },
  assumed: { color: "var(--category-3)", strokeDash: [1, 3], strokeWidth: 3, strokeCap: "round" },
  "assumed-lowest": { color: "var(--category-3)", size: 90, shape: "square" },
  past: { color: "var(--fan-outer)", opacity: 1 },
};

const axis = {
  labelColor: "var(--muted)",
  titleColor: "var(--muted)",
  gridColor: "var(--grid)",
  domainColor: "var(--line)",
  tickColor: "var(--line)",
  labelFontSize: 12,
  titleFontSize: 12,
  titleFontWeight: "normal",
  labelLimit: 220,
};

export const look = {
  background: "transparent",
  // the panel's summary and table speak to a screen reader; the drawing is left out
  aria: false,
  // named, because labels are measured before they are drawn
  font: "system-ui, sans-serif",
  padding: 4,
  view: { stroke: null },
  axis,
  axisX: { grid: false, labelSeparation: 8 },
  axisY: { domain: false, ticks: false },
  legend: {
    labelColor: "var(--ink)",
    titleColor: "var(--muted)",
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: "normal",
    symbolType: "square",
  },
  line: { strokeWidth: 2, strokeJoin: "round" },
  point: { filled: true, opacity: 1, size: 22 },
  range: {
    category: CATEGORIES,
    ordinal: [...AGES, ...CATEGORIES.slice(1, 4)],
    ramp: HEAT,
    heatmap: HEAT,
  },
  style,
};
