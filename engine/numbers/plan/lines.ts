/** A version of a plan as lines that foot: revenue and cost with their totals, and the drivers beneath. */
import type { PlanChange, PlanLine } from "../../contract.ts";
import { moneyExact } from "../../format.ts";
import { cents, decimal, decimalText, minus, moneyText, sum } from "../../money.ts";
import { BadPlan } from "./bad_plan.ts";
import { cellsOf, DRIVERS, splitKey, type Cells } from "./cells.ts";
import type { Known } from "./known.ts";
import { monthsBy, ruleWords } from "./rule.ts";
import type { Made } from "./steps.ts";

/** Every line of revenue and cost, planned or not, and then their totals. */
export function linesOf(
  made: Made,
  known: Known,
  behaves: ReadonlyMap<string, string>,
): PlanLine[] {
  const lines = known.lines.map(({ line, title, kind, group, behaviour }): PlanLine => {
    const amounts = [...cellsOf(made.cells, line, null, known.months.length)];
    return {
      line,
      title,
      payer: null,
      kind,
      group,
      behaviour: behaves.get(line) ?? behaviour,
      ...shown(amounts, added(amounts)),
      origin: originOf(line, made, known),
    };
  });
  return [...lines, ...totals(lines)];
}

/** The drivers there are, by payer. What is counted adds up over the year, a rate does not. */
export const driversOf = ({ cells }: Made): PlanLine[] =>
  [...cells]
    .map(([key, amounts]) => ({ ...splitKey(key), amounts: [...amounts] }))
    .filter(({ line }) => line in DRIVERS)
    .map(({ line, payer, amounts }) => ({
      line,
      title: DRIVERS[line]!,
      payer,
      kind: "driver" as const,
      group: "drivers",
      behaviour: null,
      ...shown(
        amounts,
        line === "visits"
          ? decimalText(sum(amounts.flatMap((each) => (each === null ? [] : [decimal(each)]))))
          : null,
      ),
      origin: null,
    }))
    .sort((a, b) => order(a) - order(b) || ((a.payer ?? "") < (b.payer ?? "") ? -1 : 1));

const order = ({ line }: { line: string }): number => Object.keys(DRIVERS).indexOf(line);

/** How a line came about: its rule, while its months are still what the rule makes of them. */
function originOf(line: string, { cells, rules }: Made, known: Known): string | null {
  const rule = rules.get(line);
  if (!rule) return null;
  const words = ruleWords(rule, known);
  try {
    const made = monthsBy(rule, cells, known);
    const now = cellsOf(cells, line, null, known.months.length);
    const off = now.filter((text, i) => cents(text ?? "0") !== made[i]).length;
    if (off === 0) return words;
    return `${words}; ${off} of ${now.length} months differ from it now`;
  } catch (error) {
    if (!(error instanceof BadPlan)) throw error;
    return `${words}; cannot be worked out again: ${error.message}`;
  }
}

/** The rows that differ, in the order of the statement and of time; equal figures are no change. */
export function changesOf(before: Cells, after: Cells, known: Known): PlanChange[] {
  const titles = new Map(known.lines.map(({ line, title }) => [line, title]));
  return [...after].flatMap(([key, amounts]) => {
    const { line, payer } = splitKey(key);
    const old = before.get(key);
    return amounts.flatMap((is, i): PlanChange[] => {
      const was = old?.[i] ?? null;
      if (is === null || (was !== null && areEqual(was, is))) return [];
      const title = titles.get(line) ?? DRIVERS[line] ?? line;
      return [{ line, title, payer, month: known.months[i]!, was, is }];
    });
  });
}

const areEqual = (a: string, b: string): boolean => minus(decimal(a), decimal(b)).units === 0n;

function totals(lines: readonly PlanLine[]): PlanLine[] {
  const total = (line: string, title: string, kind: PlanLine["kind"], signs: Signs): PlanLine => {
    const months =
      lines[0]?.amounts.map((_, i) =>
        lines.reduce(
          (sum, each) => sum + (signs[each.kind] ?? 0n) * cents(each.amounts[i] ?? "0"),
          0n,
        ),
      ) ?? [];
    return {
      line,
      title,
      payer: null,
      kind,
      group: "total",
      behaviour: null,
      ...shown(months.map(moneyText), moneyText(months.reduce((all, each) => all + each, 0n))),
      origin: null,
    };
  };
  return [
    total("total_revenue", "Total revenue", "revenue", { revenue: 1n }),
    total("total_expense", "Total expense", "expense", { expense: 1n }),
    total("net_income", "Net income", "result", { revenue: 1n, expense: -1n }),
  ];
}

type Signs = Partial<Record<PlanLine["kind"], bigint>>;

const shown = (amounts: (string | null)[], total: string | null) => ({
  amounts,
  texts: amounts.map(figureText),
  total,
  total_text: figureText(total),
});

/** A figure of a plan, without cents where there are none. @example figureText("1234.00") // => "1,234" */
const figureText = (text: string | null): string => {
  if (text === null) return "";
  const [, whole, fraction = ""] = /^(-?\d+)(?:\.(\d*))?$/.exec(text)!;
  const grouped = moneyExact(`${whole}.00`).slice(0, -3);
  const isNone = !/[1-9]/.test(fraction);
  return isNone
    ? grouped
    : `${text.startsWith("-") && !grouped.startsWith("−") ? "−" : ""}${grouped}.${fraction}`;
};

const added = (amounts: readonly (string | null)[]): string | null =>
  amounts.every((each) => each === null)
    ? null
    : moneyText(amounts.reduce((sum, each) => sum + cents(each ?? "0"), 0n));
