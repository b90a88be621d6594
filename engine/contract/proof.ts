/** What stands behind a month: ties, certificates, closed months and what changed in them. */

/** passes: equal to the cent; open: explained, and somebody should act; unverified: nothing to compare with. */
export type TieStatus = "passes" | "open" | "unverified" | "differs";

/** One step of a tie-out; from the first figure all steps lead to the result. */
export type TieLine = {
  title: string;
  amount: string;
  unit: "money" | "count";
  kind: "figure" | "timing" | "named" | "unexplained" | "result";
};

export type TieRow = {
  says: string;
  amount: string;
  date: string | null;
  file: string | null;
  line: number | null;
  sha256: string | null;
};

/** Two accounts of the same thing, held against each other. */
export type Tie = {
  tie:
    | "rows"
    | "printed"
    | "controls"
    | "roll_forward"
    | "ageing"
    | "bank"
    | "books"
    | "cash"
    | "visits";
  title: string;
  status: TieStatus;
  /** false where the other account was never imported, and the certificate does without it */
  asked: boolean;
  /** what is not explained; null where it is not money */
  left: string | null;
  says: string;
  lines: TieLine[];
  /** the largest of the rows that nothing explains */
  rows: TieRow[];
  total_rows: number;
};

/** The tie-out certificate of a month, or of an import. */
export type Certificate = {
  /** the month, or the id of the import */
  of: string;
  kind: "month" | "import";
  practice: string;
  status: TieStatus;
  left: string;
  says: string;
  ties: Tie[];
  /** of the figures it stands for; null where an import brought none */
  digest: string | null;
};

/** A total that a system's own reports print of a month. */
export type ControlMeasure = {
  id: string;
  title: string;
  /** the export it speaks of */
  feed: string;
  unit: "money" | "count";
  /** the amount of a file that it adds up, by its name there; null where no file tells it */
  in_files: string | null;
  /** whether, without printed totals, the export's month is verified only where this was typed */
  needed: boolean;
};

/** A total of a month that somebody typed from a system's own report; amount null takes it back. */
export type ControlSaid = { month: string; measure: string; amount: string | null };

/** A month that is closed: what was reported of it is kept. */
export type Closing = {
  month: string;
  /** SHA-256 of the cells that were frozen, as they are kept in the archive */
  digest: string;
  cells: number;
  at: string;
  who: string;
  /** codes of what had to be fixed when it was closed */
  open_findings: string[];
  /** what its tie-out certificate said then */
  tied_out: TieStatus;
  /** how many of its figures are not what was reported */
  restated: number;
};

/** Why a figure of a closed month is not what was reported. */
export type RestatementCause =
  | "void"
  | "source_correction"
  | "taken_out"
  | "re_class"
  | "late_posting"
  | "back_dating"
  | "matured"
  | "mapping_change"
  | "definition_change"
  | "undo";

/** One step from what was reported to what is known now; the steps of a figure follow each other. */
export type Restatement = {
  kpi: string;
  period: string;
  category: string | null;
  was: number | null;
  is: number | null;
  was_numerator: string | null;
  was_denominator: string | null;
  is_numerator: string | null;
  is_denominator: string | null;
  cause: RestatementCause;
  /** null where no import made it */
  import_id: string | null;
  at: string;
};
