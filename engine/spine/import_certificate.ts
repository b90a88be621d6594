/** The tie-out certificate of an import, as the journal tells it: where its rows went, and what stands behind them. */
import type { Certificate, FileReport, ImportLogEntry, Tie, TieLine, TieRow } from "../contract.ts";
import { absolute, cents, moneyText } from "../money.ts";
import { verdictOf } from "../numbers/tie_out/certificate.ts";
import { measureOf } from "../numbers/tie_out/measures.ts";

export function importCertificate(entry: ImportLogEntry, practice: string): Certificate {
  const files = entry.files.filter(({ status }) => status !== "duplicate");
  const ties = [rowTie(files), printedTie(files), typedTie(entry)];
  const { import_id: of, digest } = entry;
  return { of, kind: "import", practice, ...verdictOf(ties), ties, digest };
}

const PLACES = ["loaded", "unchanged", "superseded", "quarantined", "ignored"] as const;

/** Every record of every file is in one place. */
function rowTie(files: readonly FileReport[]): Tie {
  const sum = (of: (file: FileReport) => number): number =>
    files.reduce((total, file) => total + of(file), 0);
  const read = sum(({ rows }) => rows.read);
  const placed = sum(({ rows }) => PLACES.reduce((total, place) => total + rows[place], 0));
  const held = sum(({ rows }) => rows.quarantined);
  const rejected = files.filter(({ status }) => status === "rejected");
  const line = (title: string, amount: number, kind: TieLine["kind"]): TieLine => ({
    title,
    amount: String(amount),
    unit: "count",
    kind,
  });
  return {
    ...about("rows", "Every record"),
    status: read !== placed ? "differs" : held > 0 || rejected.length > 0 ? "open" : "passes",
    says:
      read !== placed
        ? `${read - placed} records are nowhere.`
        : held > 0 || rejected.length > 0
          ? `Every record is accounted for; ${held} are held back and ${rejected.length} files were not taken.`
          : "Every record is accounted for, and none is held back.",
    lines: [
      line("Records read", read, "figure"),
      ...PLACES.map((place) =>
        line(
          place === "quarantined" ? "Held back" : `Records ${place}`,
          sum(({ rows }) => rows[place]),
          "named",
        ),
      ),
    ],
  };
}

/** What the files themselves print at their ends. */
function printedTie(files: readonly FileReport[]): Tie {
  const taken = files.filter(({ status }) => status !== "rejected");
  const totals = taken.flatMap((file) => file.control_totals.map((total) => ({ file, total })));
  const wrong = totals.filter(({ total }) => !total.agrees);
  const rows = wrong.map(({ file, total }): TieRow => ({
    says: `${total.measure}: prints ${total.printed}, its rows come to ${total.read}`,
    amount: "0.00",
    date: null,
    file: file.path,
    line: null,
    sha256: file.sha256,
  }));
  const printing = taken.filter(({ control_totals }) => control_totals.length > 0).length;
  return {
    ...about("printed", "Totals that the files print"),
    asked: totals.length > 0,
    status: wrong.length > 0 ? "differs" : "passes",
    says:
      totals.length === 0
        ? "None of the files prints a total."
        : `${totals.length - wrong.length} of ${totals.length} totals are met, in ${printing} of ${taken.length} files.`,
    lines: [],
    rows,
    total_rows: rows.length,
  };
}

/** What somebody typed from a report. */
function typedTie({ controls }: ImportLogEntry): Tie {
  const wrong = controls.filter(({ difference }) => cents(difference) !== 0n);
  const left = wrong.reduce((sum, { difference }) => sum + absolute(cents(difference)), 0n);
  return {
    ...about("controls", "Totals that were typed"),
    asked: controls.length > 0,
    status: wrong.length > 0 ? "differs" : "passes",
    left: moneyText(left),
    says:
      controls.length === 0
        ? "Nobody typed what the systems' reports say."
        : wrong.length > 0
          ? `Not what was typed: ${wrong.map(({ measure }) => measureOf(measure)?.title ?? measure).join(", ")}.`
          : "All of them agree to the cent.",
    lines: controls.flatMap(({ measure, said, read, difference }): TieLine[] => {
      const { title, unit } = measureOf(measure) ?? { title: "Rows", unit: "count" };
      return [
        { title: `${title}, as typed`, amount: said, unit, kind: "figure" },
        { title: `${title}, as read`, amount: read, unit, kind: "figure" },
        ...(cents(difference) === 0n
          ? []
          : [
              {
                title: "Difference",
                amount: difference,
                unit,
                kind: "unexplained",
              } as const,
            ]),
      ];
    }),
  };
}

const about = (tie: Tie["tie"], title: string) => ({
  tie,
  title,
  asked: true,
  left: null,
  rows: [] as TieRow[],
  total_rows: 0,
});
