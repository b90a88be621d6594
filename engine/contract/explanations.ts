/** What a figure means and what moved it. */
import type { Dimension, KpiValue, KpiDefinition } from "./figures.ts";
import type { Panel, TraceLink } from "./panels.ts";

/** What stands behind one value: its meaning, its arithmetic, its rows. */
export type Explanation = {
  definition: KpiDefinition;
  value: KpiValue;
  /**
   * the sums and their quotient as people read them; denominator null for a plain sum, `between` the 95 %
   * interval of a proportion and empty for others; where `percentile` names one, the value is that of the
   * rows' values and not the quotient
   */
  arithmetic: {
    numerator: string;
    denominator: string | null;
    value: string;
    between: string;
    percentile: "median" | "90th percentile" | "survival median" | null;
  };
  /** the choices it was made under, in words; empty for everything */
  choices: string[];
  compared: { with: string; value: string; change: string }[];
  /** usual or not, on target or not, and how it stands beside others, in words; null where none are known */
  state: { variation: string; target: string; benchmark: string | null };
  /** the first of the rows, each with its file and line */
  rows: Panel;
  total_rows: number;
  /** what moved it, where its newest finished month is a signal */
  moved: Panel | null;
  /** whether the rows sum to the value, to the last digit */
  sums: boolean;
};

/** What one member did to a figure that gave a signal. */
export type Moved = {
  dimension: Dimension | "category";
  member: string;
  /** in the figure's unit; the effects of a dimension sum to the change to the last digit */
  effect: string;
  /** by its own rate, and by its weight among the others; they sum to the effect. Null for a plain sum */
  rate_effect: string | null;
  mix_effect: string | null;
  /** the rows behind it */
  trace: TraceLink;
};

/** What else may have moved a figure; `holds` null where that cannot be said. */
export type RuledOut = {
  cause:
    | "partial_month"
    | "late_posting"
    | "mapping_change"
    | "definition_change"
    | "restatement"
    | "file_missing"
    | "held_rows"
    | "working_days";
  holds: boolean | null;
  /** what was seen */
  says: string;
};

/** The newest finished month of a figure against its natural limits, and where it is a signal, why. */
export type Anomaly = {
  kpi: string;
  name: string;
  category: string | null;
  unit: string;
  /** the month explained: the newest one of the period that is finished */
  period: string;
  value: number | null;
  /** natural limits and the mean of the months they are reckoned from; null where there are too few */
  expected: { low: number; centre: number; high: number } | null;
  state: "too few" | "rolling" | "usual" | "beyond" | "near" | "shifted";
  side: "higher" | "lower" | null;
  /** against the mean of those months; null where there is no signal, or the figure has no parts */
  change: string | null;
  /** all of it in sentences */
  says: string;
  /** the dimension that says most first, in each the strongest first */
  parts: Moved[];
  ruled_out: RuledOut[];
};
