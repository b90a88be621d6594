/**
 * Budget against actual by statement line, static or flexed to the visits that took place.
 */
import type { StatementLine } from "../../contract.ts";
import { sqlFile, type Session } from "../../database.ts";
import { cents, moneyText } from "../../money.ts";
import type { Months } from "../kpi/window.ts";

export type Statement = {
  lines: StatementLine[];
  /** visits planned and seen, over all payers; null where the plan has none */
  visits: { budget: string; actual: string } | null;
};

/**
 * @param flexed  whether variable lines are recomputed at the actual volume before comparing
 */
export async function statement(
  session: Session,
  period: Months,
  flexed: boolean,
): Promise<Statement> {
  const rows = await session.rows(sqlFile("numbers/budget/statement.sql"), {
    first: period.first,
    last: period.last,
  });
  const [volume] = await session.rows(sqlFile("numbers/budget/volume.sql"), {
    first: period.first,
    last: period.last,
  });
  const planned = Number(volume?.["budget"] ?? 0);
  const visits =
    planned > 0 ? { budget: String(planned), actual: volume!["actual"] as string } : null;
  const lines = rows.map((row): StatementLine => {
    const budget = cents(row["budget"] as string);
    const actual = cents(row["actual"] as string);
    const isVariable = row["behaviour"] === "variable";
    const flex =
      isVariable && visits ? scaled(budget, BigInt(visits.actual), BigInt(visits.budget)) : budget;
    return lineOf({
      line: row["line"] as string,
      title: row["title"] as string,
      kind: row["kind"] as "revenue" | "expense",
      group: row["line_group"] as string,
      behaviour: row["behaviour"] as string,
      budget,
      flex,
      actual,
      flexed,
    });
  });
  return { lines: [...lines, ...totals(lines, flexed)], visits };
}

type Amounts = {
  line: string;
  title: string;
  kind: StatementLine["kind"];
  group: string;
  behaviour: string | null;
  budget: bigint;
  flex: bigint;
  actual: bigint;
  flexed: boolean;
};

function lineOf(amounts: Amounts): StatementLine {
  const { budget, flex, actual, flexed, kind } = amounts;
  const planned = flexed ? flex : budget;
  const variance = kind === "expense" ? planned - actual : actual - planned;
  return {
    line: amounts.line,
    title: amounts.title,
    kind,
    group: amounts.group,
    behaviour: amounts.behaviour,
    budget: moneyText(budget),
    flex: moneyText(flex),
    actual: moneyText(actual),
    variance: moneyText(variance),
    variance_percent: planned === 0n ? null : Number(variance) / Math.abs(Number(planned)),
    favourable: variance === 0n ? null : variance > 0n,
  };
}

function totals(lines: readonly StatementLine[], flexed: boolean): StatementLine[] {
  const add = (kind: StatementLine["kind"], field: "budget" | "flex" | "actual"): bigint =>
    lines.filter((line) => line.kind === kind).reduce((sum, line) => sum + cents(line[field]), 0n);
  const total = (
    line: string,
    title: string,
    kind: StatementLine["kind"],
    of: (field: "budget" | "flex" | "actual") => bigint,
  ) =>
    lineOf({
      line,
      title,
      kind,
      group: "total",
      behaviour: null,
      budget: of("budget"),
      flex: of("flex"),
      actual: of("actual"),
      flexed,
    });
  return [
    total("total_revenue", "Total revenue", "revenue", (field) => add("revenue", field)),
    total("total_expense", "Total expense", "expense", (field) => add("expense", field)),
    total(
      "net_income",
      "Net income",
      "result",
      (field) => add("revenue", field) - add("expense", field),
    ),
  ];
}

/** amount × whole ÷ part, rounded half away from zero to the cent. */
function scaled(amount: bigint, whole: bigint, part: bigint): bigint {
  const numerator = amount * whole;
  const half = numerator < 0n ? -part : part;
  return (2n * numerator + half) / (2n * part);
}
