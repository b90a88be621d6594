/** The same money in two places, from what the one says to what the other received. */
import type { Month } from "../../../calendar.ts";
import type { Tie, TieLine, TieRow } from "../../../contract.ts";
import type { Row, Session } from "../../../database.ts";
import { sqlFile } from "../../../database.ts";
import { moneyExact } from "../../../format.ts";
import { cents, moneyText } from "../../../money.ts";
import type { Meeting } from "../pieces.ts";
import { placed } from "../placed.ts";

type Words = { title: string; ours: string; theirs: string; none: string; place: string };

const WORDS: Record<Meeting["id"], Words> = {
  bank: {
    title: "Collections and the bank",
    ours: "Collections posted in billing",
    theirs: "Deposits of collections at the bank",
    none: "No bank statement covers the month.",
    place: "bank",
  },
  books: {
    title: "Collections and the books",
    ours: "Collections posted in billing",
    theirs: "Collections in the general ledger",
    none: "No general ledger covers the month.",
    place: "books",
  },
  cash: {
    title: "Cash in the books and at the bank",
    ours: "Cash moved by the books",
    theirs: "Cash moved at the bank",
    none: "No bank statement and ledger cover the month together.",
    place: "bank",
  },
};

const SOURCES: Record<string, string> = {
  insurers: "Insurers' money",
  patients: "Cards and checks of patients",
  agency: "The agency's money",
  refunds: "Refunds and returned checks",
  deposits: "Deposits",
  payments: "Checks and payments",
};

/** What explains a step, in words; null where nothing does. */
function reasonOf(kind: string, source: string, { place }: Words): string | null {
  const what = SOURCES[source] ?? "Money";
  if (kind === "earlier") return `${what} of another month, in the ${place} in this one`;
  if (kind === "later") return `${what} of this month, in the ${place} in another`;
  if (kind === "waiting") return `${what} on the way to the ${place}`;
  if (kind === "unposted") return `In the ${place}, not yet posted`;
  if (kind === "before") return "Of the time before the data begin";
  if (kind.startsWith("other ")) return `No collections: ${kind.slice(6)}`;
  return null;
}

const FAULTS: Record<string, (words: Words) => string> = {
  differs: () => "The same money, in another amount",
  missing: ({ place }) => `Not found in the ${place}`,
  strange: ({ place }) => `In the ${place}, and nowhere else`,
};

/** Rows of a tie-out that are listed; the count says how many there are. */
const SHOWN = 50;

export async function moneyTie(session: Session, id: Meeting["id"], month: Month): Promise<Tie> {
  const words = WORDS[id];
  const { rows: steps, covered, ours } = await stepsOf(session, id, month);
  if (!covered) {
    return {
      tie: id,
      title: words.title,
      status: "unverified",
      asked: false,
      left: null,
      says: words.none,
      lines: [],
      rows: [],
      total_rows: 0,
    };
  }
  const lines: TieLine[] = [{ title: words.ours, amount: ours, unit: "money", kind: "figure" }];
  let left = 0n;
  for (const step of steps) {
    const [kind, source] = [step["kind"] as string, step["source"] as string];
    const reason = reasonOf(kind, source, words);
    if (reason === null) left += cents(step["amount"] as string);
    lines.push({
      title: reason ?? FAULTS[kind]!(words),
      amount: step["amount"] as string,
      unit: "money",
      kind: reason === null ? "unexplained" : kind.startsWith("other ") ? "named" : "timing",
    });
  }
  const total = lines.reduce((sum, { amount }) => sum + cents(amount), 0n);
  lines.push({ title: words.theirs, amount: moneyText(total), unit: "money", kind: "result" });
  const faults = steps.filter((step) => FAULTS[step["kind"] as string] !== undefined);
  const { rows, total: count } =
    faults.length === 0 ? { rows: [], total: 0 } : await faultsOf(session, id, month, words);
  return {
    tie: id,
    title: words.title,
    status: faults.length > 0 ? "differs" : "passes",
    asked: true,
    left: moneyText(left),
    says:
      faults.length > 0
        ? `$${moneyExact(moneyText(left))} are not explained; ${count} ${count === 1 ? "row is" : "rows are"} behind it.`
        : "They agree to the cent; what lies between them is named.",
    lines,
    rows,
    total_rows: count,
  };
}

async function stepsOf(
  session: Session,
  id: string,
  month: Month,
): Promise<{ rows: Row[]; covered: boolean; ours: string }> {
  const values = { id, month };
  const { covered, ours } = await session.row(
    `select
      exists (
        select 1 from tie_reached
        where
          tie = $id
          and covered_from <= cast($month || '-01' as date)
          and last_day(cast($month || '-01' as date)) <= covered_to
      ) as covered,
      (
        select cast(coalesce(sum(amount), 0) as varchar) from tie_piece
        where tie = $id and side = 'ours' and strftime(month, '%Y-%m') = $month
      ) as ours`,
    values,
  );
  const rows = await session.rows(
    `select kind, source, cast(sum(amount) as varchar) as amount
    from tie_steps
    where tie = $id and strftime(month, '%Y-%m') = $month
    group by kind, source, is_fault
    having is_fault or sum(amount) <> 0
    order by is_fault, kind, source`,
    values,
  );
  return { rows, covered: covered as boolean, ours: ours as string };
}

/** The rows that nothing explains, the largest first. */
async function faultsOf(
  session: Session,
  id: string,
  month: Month,
  words: Words,
): Promise<{ rows: TieRow[]; total: number }> {
  const rows = await session.rows(sqlFile("numbers/tie_out/faults.sql"), {
    id,
    month,
    most: SHOWN,
  });
  const of = async (feed: string): Promise<Map<number, TieRow>> => {
    const mine = rows.filter((row) => row["feed"] === feed);
    const numbers = mine.map((row) => row["row_no"] as number);
    const places = await placed(session, feed, numbers);
    return new Map(
      mine.map((row, i) => [
        rows.indexOf(row),
        {
          says: FAULTS[row["kind"] as string]!(words),
          amount: row["amount"] as string,
          date: row["day"] as string,
          ...places[i]!,
        },
      ]),
    );
  };
  const placedRows = new Map<number, TieRow>();
  for (const feed of new Set(rows.map((row) => row["feed"] as string))) {
    for (const [at, row] of await of(feed)) placedRows.set(at, row);
  }
  return {
    rows: rows.map((_, at) => placedRows.get(at)!),
    total: (rows[0]?.["of_so_many"] as number | undefined) ?? 0,
  };
}
