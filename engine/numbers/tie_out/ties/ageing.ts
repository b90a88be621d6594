/** What the billing system's own ageing report says is owed, and what the ledger says. */
import type { Month } from "../../../calendar.ts";
import type { Tie, TieLine } from "../../../contract.ts";
import type { Session } from "../../../database.ts";
import { moneyExact } from "../../../format.ts";
import { absolute, cents, moneyText } from "../../../money.ts";
import { placed } from "../placed.ts";

/** What a report may leave out. */
const TITLES = {
  credits: "Credits, which it leaves out",
  unapplied: "Unapplied money, which it leaves out",
};

export async function ageingTie(session: Session, month: Month): Promise<Tie> {
  const [row] = await session.rows(
    `select *, cast(as_of as varchar) as day from tie_ageing
    where strftime(month, '%Y-%m') = $month`,
    { month },
  );
  if (!row) {
    return {
      ...ABOUT,
      status: "unverified",
      asked: false,
      left: null,
      says: "No ageing report of the month was imported (ageing.csv).",
      lines: [],
      rows: [],
      total_rows: 0,
    };
  }
  const said = row as Record<string, string>;
  const amount = (field: string): bigint => cents(said[field]!);
  const whole = amount("open") + amount("credits") + amount("unapplied");
  const out = (["credits", "unapplied"] as const).filter((each) =>
    said["leaves_out"]!.includes(each),
  );
  const left = amount("difference");
  const lines: TieLine[] = [
    {
      title: `A/R by the ledger on ${said["day"]}`,
      amount: moneyText(whole),
      unit: "money",
      kind: "figure",
    },
    ...out.map((field): TieLine => ({
      title: TITLES[field],
      amount: moneyText(-amount(field)),
      unit: "money",
      kind: "named",
    })),
    ...(left === 0n
      ? []
      : [
          {
            title: "Not explained",
            amount: moneyText(left),
            unit: "money",
            kind: "unexplained",
          } as const,
        ]),
    { title: "A/R by the ageing report", amount: said["printed"]!, unit: "money", kind: "result" },
  ];
  const rows = left === 0n ? [] : await placed(session, "ageing", [Number(said["row_no"])]);
  return {
    ...ABOUT,
    status: left === 0n ? "passes" : "differs",
    asked: true,
    left: moneyText(left),
    says:
      left === 0n
        ? "The ledger and the ageing report say the same."
        : `The ageing report and the ledger are $${moneyExact(moneyText(absolute(left)))} apart.`,
    lines,
    rows: rows.map((place) => ({
      says: "the report begins here",
      amount: moneyText(left),
      date: said["day"]!,
      ...place,
    })),
    total_rows: rows.length,
  };
}

const ABOUT = { tie: "ageing", title: "A/R and the ageing report" } as const;
