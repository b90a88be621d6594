/** Figures, the rows behind them, and what moved them. */

/** What figures can be sliced and broken down by. */
export type Dimension = "provider" | "payer" | "location";

/** The choices a figure is made under; what is not chosen is everything. */
export type Slice = { [dimension in Dimension]?: string[] };

/**
 * Whether something outside stands behind the rows of a figure; `says` is what is wrong, or lacking. Where there
 * is no row that a tie-out could speak of, it is `nothing`.
 */
export type Verification = {
  state: "nothing" | "verified" | "unverified" | "differs";
  says: string | null;
};

/** One value of a KPI. */
export type KpiValue = {
  kpi: string;
  name: string;
  version: number;
  period: string;
  /** last day the value speaks of */
  as_of: string;
  /** the instant whose knowledge was used; null for what is known now */
  known_at: string | null;
  basis: string;
  slice: Record<string, string>;
  numerator: string | null;
  denominator: string | null;
  value: number | null;
  /** where a proportion of counted things lies with 95 % confidence, by Wilson's method; null for others */
  low: number | null;
  high: number | null;
  unit: string;
  /** rows behind the value; of a suppressed one 0, for how many they are is what is not told */
  n: number;
  /** share of what is still expected that is in, 0-1; null where nothing is outstanding by definition */
  maturity: number | null;
  /** withheld, because few people are behind it or could be told from it */
  suppressed: boolean;
  /** ok, or why there is no plain answer */
  status: string;
  /** whether the months of the exports it is made from tie out; nothing where it has no row */
  verified: Verification["state"];
  /** why not; null where they do */
  unverified_because: string | null;
};

/** A value as it is answered. */
export type KpiAnswer = KpiValue & {
  /** how it stands beside others, in words; null where none are known, and of a former definition */
  benchmark: string | null;
  /** until when the definition it was reckoned by was in force, and why it was replaced; null where it is in force */
  replaced: string | null;
};

/** What a figure is made of, and comes to. */
export type Amounts = Pick<KpiValue, "numerator" | "denominator" | "value">;

/** One KPI of one month, of the whole practice. */
export type Figure = Amounts & {
  kpi: string;
  version: number;
  period: string;
  category: string | null;
};

/** One definition of the catalogue. */
export type KpiDefinition = {
  id: string;
  name: string;
  version: number;
  title: string;
  means: string;
  formula: string;
  unit: string;
  better: string;
  row: string;
  /** the people or events that its parts count, where they count any */
  counts: string | null;
  /** so many are enough to compare one provider with another */
  enough: number | null;
  semantic: string;
  basis: string;
  category: string | null;
  excludes: string | null;
  source: string;
  /** what others' figures are, with date, source and how well that is known */
  benchmark: string | null;
  /** what the figure is per, where others tell it per something else */
  per: string | null;
  /** the newest target of `targets.csv`, in the figure's unit */
  target: number | null;
  /** who answers for it today, by `owners.csv`; null where nobody is named */
  owner: string | null;
  needs: string[];
  sql: string;
  /** each definition there is of the figure, oldest first; the last is the one in force */
  versions: DefinitionVersion[];
};

/** One definition of a figure: each can be asked for by its version, of any month. */
export type DefinitionVersion = {
  version: number;
  formula: string;
  basis: string;
  excludes: string | null;
  sql: string;
  /** until when it was in force, and why it was replaced; null of the one in force */
  replaced: string | null;
};

/** One row behind a value: what it is, where it stands in which file, and what it adds. */
export type TraceRow = {
  fact: string;
  date: string | null;
  month: string;
  provider: string;
  payer: string;
  location: string;
  category: string;
  numerator: string;
  denominator: string;
  file: string | null;
  sha256: string | null;
  line: number | null;
};

export type Trace = {
  value: KpiValue;
  /** all rows; `rows` may hold only the first of them */
  total_rows: number;
  /** what all of them sum to: the value's own numerator and denominator */
  sums: { numerator: string; denominator: string };
  rows: TraceRow[];
};
