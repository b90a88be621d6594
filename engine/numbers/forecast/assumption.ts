/** One assumption: what it rests on, what stands behind it, and what one unit more of it does. */
import { dayFromNumber } from "../../calendar.ts";
import type { CashAssumption, CashEffect, CashLine } from "../../contract.ts";
import { sqlFile, type Session } from "../../database.ts";
import { moneyText } from "../../money.ts";
import { BadScenario, type Change } from "./scenario/scenario.ts";
import type { Behind, Stream } from "./stream.ts";

/** As it is kept: the change that is one unit more, and the rows behind it until their lines are known. */
export type KeptAssumption = Omit<CashAssumption, "effect" | "kind"> & {
  change: Change | null;
  behind: readonly Behind[];
};

type Said = Pick<KeptAssumption, "item" | "says" | "amount" | "source"> & Partial<KeptAssumption>;

/** @param said  what differs from an assumption that is measured and that nothing changes */
export const assumption = (said: Said): KeptAssumption => ({
  unit: null,
  basis: "measured",
  measured: null,
  setting: null,
  trace: null,
  lines: [],
  one_more: null,
  no_effect: null,
  assume: null,
  change: null,
  behind: [],
  ...said,
});

/** What is paid, or earned beside patients, by its stream. */
export function ofStream(stream: Stream): KeptAssumption {
  const { name, category, says, amount, source, isIncome, isDated, cents } = stream;
  const isAny = cents.some((each) => Math.round(each) !== 0);
  const change: Change | null =
    isAny && !isIncome ? { kind: "payments", category, item: name, change: 0.01 } : null;
  return assumption({
    item: name,
    says: `${says[0]!.toUpperCase()}${says.slice(1)}.`,
    amount: amount === null ? null : moneyText(BigInt(Math.round(amount))),
    unit: amount === null ? null : isDated ? "$ the next time" : "$ a month",
    source,
    basis: stream.basis,
    measured: stream.measured && {
      from: dayFromNumber(stream.measured.from),
      to: dayFromNumber(stream.measured.to),
    },
    behind: stream.behind,
    one_more: change && "1 % more",
    change,
    no_effect: change
      ? null
      : isAny
        ? "no scenario changes other income in part; one receipt of a day can be assumed"
        : "nothing of it is expected",
    assume: category === "Payroll" && change ? "payroll" : null,
  });
}

/** With the lines that the rows behind them were read from. */
export async function withLines(
  session: Session,
  assumptions: readonly KeptAssumption[],
): Promise<KeptAssumption[]> {
  const keys = new Set(assumptions.flatMap(({ behind }) => behind.map(keyOf)));
  if (keys.size === 0) return [...assumptions];
  const rows = await session.rows(sqlFile("numbers/forecast/assumption_lines.sql"), {
    rows: [...keys].join(","),
  });
  const places = new Map(
    rows.map((row) => [row["key"] as string, row as Pick<CashLine, "file" | "sha256" | "line">]),
  );
  return assumptions.map((each) => ({
    ...each,
    behind: [],
    lines: each.behind.flatMap((one): CashLine[] => {
      const place = places.get(keyOf(one));
      if (!place) return [];
      const { file, sha256, line } = place;
      const amount = moneyText(BigInt(Math.round(one.cents)));
      return [{ date: dayFromNumber(one.day), amount, file, sha256, line }];
    }),
  }));
}

const keyOf = ({ feed, row }: Behind): string => `${feed} ${row}`;

/** With what one unit more of each does. */
export const withEffects = (
  assumptions: readonly KeptAssumption[],
  effectOf: (change: Change) => CashEffect | null,
): CashAssumption[] =>
  assumptions.map((each) => {
    const { change, behind: _, ...one } = each;
    const said = { ...one, kind: change && change.kind };
    if (!change) return { ...said, effect: null };
    try {
      const effect = effectOf(change);
      const no_effect = effect ? null : "cash is not known without a general ledger";
      return { ...said, effect, no_effect };
    } catch (error) {
      if (!(error instanceof BadScenario)) throw error;
      return { ...said, effect: null, no_effect: error.message };
    }
  });
