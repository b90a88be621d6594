/** What others' figures are, and how the practice's stand beside them. */

/** A row of `benchmarks.csv`; what it does not say is null. */
export type Benchmark = {
  kpi: string;
  /** whose figures they are */
  specialty: string | null;
  /** its denominator in words; `not said` where its source leaves that open */
  per: string | null;
  /** the dates it goes by, such as `post date` */
  basis: string | null;
  /** in the figure's unit, a share from 0 to 1; one bound alone is open on the other side */
  low: number | null;
  high: number | null;
  /** whose range it is, such as `better performers` or `75th percentile` */
  kind: string | null;
  unit: string;
  /** the year its figures are of */
  year: number | null;
  published: string | null;
  /** when somebody last read it at its source */
  seen: string | null;
  source: string;
  address: string | null;
  evidence: "evidenced" | "second-hand" | "professional judgement";
  /** months it is compared with */
  valid_from: string | null;
  valid_until: string | null;
  from: "shipped" | "practice";
};

/** A figure beside one benchmark. */
export type BenchmarkAnswer = Benchmark & {
  title: string;
  period: string;
  value: number | null;
  /** null where there is no value */
  standing: "below" | "inside" | "above" | "not compared" | null;
  /** whether its year lies further back than the practice's rule allows; null where it has none */
  old: boolean | null;
  /** all of it in words, and why they are not compared */
  says: string;
};
