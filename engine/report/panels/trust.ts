/** Whether the data can be trusted: what came in, what ties out, what was found. */
import type { FileReport, ImportLogEntry, Panel, PlacedFinding, Severity } from "../../contract.ts";
import { cellText, dayText } from "../../format.ts";
import { groupBy } from "../../group.ts";
import { feedName } from "../../model/feed_names.ts";
import type { Asked } from "../asked.ts";
import { panelOf } from "../panel.ts";

export type Extent = {
  feed: string;
  rows: number;
  first: string | null;
  last: string | null;
};

/** Rows that count and the days they speak of, for every kind of export that came in. */
export async function extents({ session }: Pick<Asked, "session">): Promise<Extent[]> {
  const rows = await session.rows(
    `select feed, cast(row_count as double) as row_count,
      cast(first_day as varchar) as first_day, cast(last_day as varchar) as last_day
    from feed_extent`,
  );
  return rows.map((row) => ({
    feed: row["feed"] as string,
    rows: row["row_count"] as number,
    first: row["first_day"] as string | null,
    last: row["last_day"] as string | null,
  }));
}

/** The newest day that billing, schedule and ledger speak of. */
export function asOf(all: readonly Extent[]): string {
  const dated = all.filter(({ feed }) => ["transaction", "appointment", "ledger"].includes(feed));
  return dated.reduce((latest, { last }) => (last && last > latest ? last : latest), "");
}

export function sourcesPanel(asked: Asked, all: readonly Extent[]): Panel {
  const present = all.filter(({ rows }) => rows > 0);
  const missing = all.filter(({ rows }) => rows === 0).map(({ feed }) => feedName(feed));
  const stale = present.filter(({ last, feed }) => feed !== "budget" && isStale(asked, last));
  return panelOf(
    all,
    [
      { name: "source", title: "Source", unit: "text", of: ({ feed }) => feedName(feed) },
      { name: "rows", title: "Rows that count", unit: "count", of: ({ rows }) => rows },
      { name: "first", title: "From", unit: "day", of: ({ first }) => first },
      { name: "last", title: "To", unit: "day", of: ({ last }) => last },
      {
        name: "state",
        title: "State",
        unit: "text",
        of: ({ rows, feed, last }) =>
          rows === 0
            ? "not imported"
            : feed !== "budget" && isStale(asked, last)
              ? "ends before the period does"
              : "complete",
      },
    ],
    {
      id: "sources",
      title:
        stale.length > 0
          ? `${stale.map(({ feed, last }) => `${feedName(feed)} ends ${dayText(last!)}`).join(", ")}`
          : "Every source reaches the end of the period",
      subtitle: "rows that count · days the rows speak of",
      summary: present
        .map(({ feed, rows }) => `${feedName(feed)} ${cellText(rows, "count")} rows`)
        .join(", "),
      display: "table",
      notes: [missing.length > 0 ? `Not imported yet: ${missing.join(", ")}.` : null],
    },
  );
}

const kindOf = ({ check }: PlacedFinding): string => check;
const GRAVITY: Record<Severity, number> = { must_fix: 0, look_at: 1, information: 2 };

/** Every finding, the gravest first, each with the line it stands on. @param note  of those told elsewhere */
export function findingsPanel(found: readonly PlacedFinding[], note: string | null = null): Panel {
  // forty of one kind must not hide the one of another
  const alike = new Map([...groupBy(found, kindOf)].map(([kind, of]) => [kind, of.length]));
  const all = [...found].sort(
    (a, b) =>
      GRAVITY[a.severity] - GRAVITY[b.severity] ||
      alike.get(kindOf(a))! - alike.get(kindOf(b))! ||
      a.check.localeCompare(b.check),
  );
  const open = all.filter(({ severity }) => severity !== "information");
  return panelOf(
    all,
    [
      {
        name: "severity",
        title: "How grave",
        unit: "text",
        of: ({ severity }) => severity.replace("_", " "),
      },
      { name: "message", title: "What was found", unit: "text", of: ({ message }) => message },
      { name: "amount", title: "Amount", unit: "cents", of: ({ amount }) => amount },
      {
        name: "where",
        title: "Where",
        unit: "text",
        of: ({ file, line }) =>
          file ? `${file}${line ? ` : ${cellText(line, "count")}` : ""}` : null,
        text: ({ file, line }) =>
          file ? `${file}${line ? ` : ${cellText(line, "count")}` : ""}` : "",
      },
      { name: "fix", title: "What to do", unit: "text", of: ({ fix }) => fix },
      { name: "check", title: "Check", unit: "text", of: ({ check }) => check },
    ],
    {
      id: "findings",
      title:
        open.length === 0
          ? note
            ? "Every other check holds"
            : "Every check holds"
          : `${open.length} ${open.length === 1 ? "finding needs" : "findings need"} a look`,
      subtitle: "checks of the data and of the files · gravest first, then the rarest",
      summary:
        open.length === 0
          ? "Nothing needs a person."
          : open
              .map((f) => f.message)
              .slice(0, 3)
              .join("; "),
      display: "table",
      source: ({ sha256, line }) => (sha256 && line ? { sha256, line } : null),
      notes: [note],
    },
  );
}

/** A source is stale when it ends more than three days before the period does. */
const isStale = ({ period }: Asked, last: string | null): boolean =>
  last === null || last < `${period.last}-26`;

/** Every import with what became of its files, the newest first. */
export function importsPanel(imports: readonly ImportLogEntry[]): Panel {
  const rows = [...imports].reverse();
  const files = rows.flatMap((entry) => (entry.undone ? [] : entry.files));
  return panelOf(
    rows,
    [
      {
        name: "at",
        title: "When",
        unit: "text",
        of: ({ at }) => at.slice(0, 16).replace("T", " "),
      },
      { name: "who", title: "By", unit: "text", of: ({ who }) => who },
      {
        name: "known_at",
        title: "Known from",
        unit: "day",
        of: (row) => row.known_at.slice(0, 10),
      },
      { name: "files", title: "Files", unit: "count", of: (row) => row.files.length },
      { name: "rows", title: "Rows that count", unit: "count", of: (row) => row.rows },
      {
        name: "held",
        title: "Rows held back",
        unit: "count",
        of: (row) => row.files.reduce((sum, file) => sum + file.rows.quarantined, 0),
      },
      {
        name: "state",
        title: "State",
        unit: "text",
        of: (row) => (row.undone ? "taken back" : stateOf(row.files)),
      },
      { name: "import_id", title: "Import", unit: "text", of: (row) => row.import_id },
    ],
    {
      id: "imports",
      title: `${counted(rows.filter((row) => !row.undone).length, "import")}, ${counted(files.length, "file")}`,
      subtitle: "newest first · each can be taken back whole",
      summary: `${files.filter(({ status }) => status === "rejected").length} files were rejected.`,
      display: "table",
    },
  );
}

/** Every file of the imports that count: where its records went, and whether its own totals are met. */
export function filesPanel(imports: readonly ImportLogEntry[]): Panel {
  const files = imports
    .filter(({ undone }) => !undone)
    .flatMap((entry) => entry.files)
    .reverse();
  const counts = ["read", "loaded", "unchanged", "superseded", "quarantined", "ignored"] as const;
  const totals = files.flatMap((file) => file.control_totals);
  const met = totals.filter(({ agrees }) => agrees).length;
  return panelOf(
    files,
    [
      { name: "file", title: "File", unit: "text", of: ({ path }) => path },
      { name: "format", title: "Read as", unit: "text", of: ({ format }) => format },
      { name: "status", title: "Status", unit: "text", of: ({ status }) => status },
      ...counts.map((name) => ({
        name,
        title: name === "quarantined" ? "held back" : name,
        unit: "count" as const,
        of: ({ rows }: FileReport) => rows[name],
      })),
      { name: "totals", title: "Its own totals", unit: "text", of: totalsText, text: totalsText },
    ],
    {
      id: "files",
      title: `${cellText(met, "count")} of ${cellText(totals.length, "count")} totals that the files print are met to the cent`,
      subtitle: "records · read = loaded + unchanged + superseded + held back + ignored",
      summary: `${cellText(files.length, "count")} files; ${totals.length - met} printed totals are not met.`,
      display: "table",
      source: ({ sha256, status }) =>
        sha256 && status !== "rejected" ? { sha256, line: 1 } : null,
    },
  );
}

const counted = (count: number, what: string): string =>
  `${cellText(count, "count")} ${what}${count === 1 ? "" : "s"}`;

function totalsText({ control_totals, status }: FileReport): string {
  if (status === "duplicate" || status === "rejected") return "";
  if (control_totals.length === 0) return "prints none";
  const wrong = control_totals.filter(({ agrees }) => !agrees);
  if (wrong.length === 0) return `✓ ${control_totals.length} met`;
  return wrong
    .map((total) => `✗ ${total.measure}: prints ${total.printed}, read ${total.read}`)
    .join("; ");
}

function stateOf(files: readonly FileReport[]): string {
  const count = (status: FileReport["status"]): number =>
    files.filter((file) => file.status === status).length;
  const parts = [
    count("partial") > 0 ? `${count("partial")} in part` : null,
    count("rejected") > 0 ? `${count("rejected")} rejected` : null,
    count("duplicate") > 0 ? `${count("duplicate")} repeated` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? "whole" : parts.join(", ");
}
