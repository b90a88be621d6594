/** The lines of each statement, what each is the sum of, and its amounts by month. To add one, copy a line. */
import type { StatementAhead, StatementAheadLine } from "../../contract.ts";
import { moneyText } from "../../money.ts";
import type { Position } from "./opening.ts";
import type { Rolled } from "./roll.ts";

type Line = {
  id: string;
  title: string;
  /** null for a sum of other lines */
  of: ((month: Rolled) => bigint) | null;
  plus?: readonly string[];
  minus?: readonly string[];
  /** stays although it is nothing throughout */
  stays?: true;
  overTime?: StatementAheadLine["over_time"];
};

type Statement = { id: StatementAhead["statement"]; title: string; lines: readonly Line[] };

const line = (id: string, title: string, of: (month: Rolled) => bigint, stays?: true): Line => ({
  id,
  title,
  of,
  ...(stays ? { stays } : {}),
});
const total = (id: string, title: string, plus: string[], minus: string[] = []): Line => ({
  id,
  title,
  of: null,
  plus,
  minus,
});

/** @param basis  which revenue is counted */
export function statementsOf(
  opening: Position,
  rolled: readonly Rolled[],
  basis: "cash" | "accrual",
): StatementAhead[] {
  const categories = [...new Set(rolled.flatMap(({ happened }) => Object.keys(happened.costs)))];
  return [
    profitAndLoss(categories, basis),
    BALANCE_SHEET,
    cashFlow(categories),
    CASH_FLOW_INDIRECT,
    EQUITY,
  ].map((statement) => written(statement, opening, rolled));
}

const costId = (category: string): string =>
  `cost_${category.toLowerCase().replaceAll(/[^a-z]+/g, "_")}`;

const profitAndLoss = (categories: readonly string[], basis: "cash" | "accrual"): Statement => ({
  id: "profit_and_loss",
  title: "Profit and loss",
  lines: [
    basis === "cash"
      ? line("patients", "Patients and insurers, received", ({ happened }) => happened.patients)
      : line(
          "patients",
          "Patients and insurers, for work of the month",
          ({ happened }) => happened.earned!,
        ),
    line("other_income", "Other income", ({ happened }) => happened.otherIncome),
    line("refunds", "Refunds", ({ happened }) => happened.refunds),
    total("revenue", "Revenue", ["patients", "other_income"], ["refunds"]),
    ...categories.map((category) =>
      line(costId(category), category, ({ happened }) => happened.costs[category] ?? 0n),
    ),
    total("costs", "Running costs", categories.map(costId)),
    total("ebitda", "EBITDA", ["revenue"], ["costs"]),
    line("depreciation", "Depreciation", ({ result }) => result.depreciation),
    line("interest", "Interest", ({ happened }) => happened.interest),
    line("fees", "Fees of borrowing", ({ happened }) => happened.fees),
    total("net_income", "Net income", ["ebitda"], ["depreciation", "interest", "fees"]),
  ],
});

const held = (id: string, title: string, name: keyof Position, stays?: true): Line => ({
  ...line(id, title, ({ after }) => after[name], stays),
  overTime: "last",
});
const heldTotal = (id: string, title: string, plus: string[], minus: string[] = []): Line => ({
  ...total(id, title, plus, minus),
  overTime: "last",
});

const BALANCE_SHEET: Statement = {
  id: "balance_sheet",
  title: "Balance sheet",
  lines: [
    held("cash", "Cash", "cash", true),
    held("receivables", "Receivables, at what is expected of them", "receivables"),
    held("investments", "Short-term investments", "investments"),
    heldTotal("current_assets", "Current assets", ["cash", "receivables", "investments"]),
    held("fixed_assets", "Furniture and equipment, at cost", "fixedAssets"),
    held("written_down", "Written down", "writtenDown"),
    held("restricted", "Restricted cash", "restricted"),
    held("other_assets", "Other assets", "otherAssets"),
    heldTotal(
      "assets",
      "Assets",
      ["current_assets", "fixed_assets", "restricted", "other_assets"],
      ["written_down"],
    ),
    held("payables", "Payables", "payables"),
    held("payroll_liabilities", "Payroll liabilities", "payrollLiabilities"),
    held("line_of_credit", "Line of credit", "line", true),
    held("due_within_year", "Debt due within a year", "dueWithinYear"),
    held("funding_gap", "Funding gap: money that is not there", "gap", true),
    heldTotal("current_liabilities", "Current liabilities", [
      "payables",
      "payroll_liabilities",
      "line_of_credit",
      "due_within_year",
      "funding_gap",
    ]),
    {
      ...line("long_term_debt", "Debt due later", ({ after }) => after.debt - after.dueWithinYear),
      overTime: "last",
    },
    heldTotal("liabilities", "Liabilities", ["current_liabilities", "long_term_debt"]),
    held("capital", "Owners' capital", "capital"),
    held("retained", "Retained earnings, after draws", "retained"),
    held("unexplained", "What the books do not explain", "unexplained"),
    heldTotal("equity", "Owners' equity", ["capital", "retained", "unexplained"]),
    heldTotal("liabilities_and_equity", "Liabilities and equity", ["liabilities", "equity"]),
    heldTotal(
      "difference",
      "Assets less liabilities and equity",
      ["assets"],
      ["liabilities_and_equity"],
    ),
  ],
};

const FLOWS_END: readonly Line[] = [
  total("net_change", "Change of cash", ["operating", "investing", "financing"]),
  { ...line("opening_cash", "Cash before", ({ before }) => before.cash, true), overTime: "first" },
  { ...total("closing_cash", "Cash then", ["opening_cash", "net_change"]), overTime: "last" },
];

const cashFlow = (categories: readonly string[]): Statement => ({
  id: "cash_flow",
  title: "Cash flow, direct",
  lines: [
    line("patients", "From patients and insurers", ({ happened }) => happened.patients),
    line("other_income", "Other income", ({ happened }) => happened.otherIncome),
    line("refunds", "Refunds", ({ happened }) => -happened.refunds),
    ...categories.map((category) =>
      line(costId(category), category, ({ happened }) => -(happened.costs[category] ?? 0n)),
    ),
    line("interest", "Interest", ({ happened }) => -happened.interest),
    line("fees", "Fees of borrowing", ({ happened }) => -happened.fees),
    total("operating", "Operating cash flow", [
      "patients",
      "other_income",
      "refunds",
      ...categories.map(costId),
      "interest",
      "fees",
    ]),
    line("equipment", "Equipment", ({ happened }) => -happened.equipment),
    line("saved", "Put aside or taken from savings", (m) => -m.happened.saved - m.broughtIn),
    total("investing", "Investing cash flow", ["equipment", "saved"]),
    line("borrowed", "Loans taken up", ({ happened }) => happened.borrowed),
    line("principal", "Loans paid off", ({ happened }) => -happened.principal),
    line("line_drawn", "Line of credit drawn", ({ happened }) => happened.lineDrawn),
    line("line_repaid", "Line of credit paid back", ({ happened }) => -happened.lineRepaid),
    line("brought_in", "Brought in by owners", ({ broughtIn }) => broughtIn),
    line("draws", "Owner draws", ({ happened }) => -happened.draws),
    line("taxes", "Taxes of the owners", ({ happened }) => -happened.taxes),
    line("gap", "Funding gap, more or less", ({ after, before }) => after.gap - before.gap),
    total("financing", "Financing cash flow", [
      "borrowed",
      "principal",
      "line_drawn",
      "line_repaid",
      "brought_in",
      "draws",
      "taxes",
      "gap",
    ]),
    ...FLOWS_END,
  ],
});

const change =
  (name: keyof Position, sign: 1n | -1n) =>
  ({ before, after }: Rolled): bigint =>
    sign * (after[name] - before[name]);

const CASH_FLOW_INDIRECT: Statement = {
  id: "cash_flow_indirect",
  title: "Cash flow, indirect",
  lines: [
    line("net_income", "Net income", ({ result }) => result.netIncome),
    line("depreciation", "Depreciation, no money paid", change("writtenDown", 1n)),
    line("receivables", "Receivables grown", change("receivables", -1n)),
    line("payables", "Payables grown", change("payables", 1n)),
    line("payroll_liabilities", "Payroll liabilities grown", change("payrollLiabilities", 1n)),
    total("operating", "Operating cash flow", [
      "net_income",
      "depreciation",
      "receivables",
      "payables",
      "payroll_liabilities",
    ]),
    line("fixed_assets", "Furniture and equipment grown", change("fixedAssets", -1n)),
    line("investments", "Short-term investments grown", change("investments", -1n)),
    total("investing", "Investing cash flow", ["fixed_assets", "investments"]),
    line("debt", "Loans grown", change("debt", 1n)),
    line("line_of_credit", "Line of credit grown", change("line", 1n)),
    line("gap", "Funding gap grown", change("gap", 1n)),
    line("capital", "Owners' capital grown", change("capital", 1n)),
    line(
      "draws",
      "Draws and taxes of the owners",
      (month) => change("retained", 1n)(month) - month.result.netIncome,
    ),
    total("financing", "Financing cash flow", [
      "debt",
      "line_of_credit",
      "gap",
      "capital",
      "draws",
    ]),
    ...FLOWS_END,
  ],
};

const EQUITY: Statement = {
  id: "equity",
  title: "Retained earnings",
  lines: [
    {
      ...line("before", "Retained earnings before", ({ before }) => before.retained, true),
      overTime: "first",
    },
    line("net_income", "Net income", ({ result }) => result.netIncome, true),
    line("draws", "Owner draws", ({ happened }) => happened.draws, true),
    line("taxes", "Taxes of the owners", ({ happened }) => happened.taxes, true),
    {
      ...total("after", "Retained earnings then", ["before", "net_income"], ["draws", "taxes"]),
      overTime: "last",
    },
  ],
};

/** Amounts of every line; lines that are nothing throughout are left out, in sums too. */
function written(
  { id, title, lines }: Statement,
  opening: Position,
  rolled: readonly Rolled[],
): StatementAhead {
  const amounts = new Map<string, bigint[]>();
  // a balance sheet also has what it opens with, as a month of its own in which nothing happens
  const isSheet = id === "balance_sheet";
  const months = isSheet ? [{ ...rolled[0]!, after: opening }, ...rolled] : rolled;
  for (const { id: name, of, plus = [], minus = [] } of lines) {
    const sum = (names: readonly string[], month: number): bigint =>
      names.reduce((all, each) => all + amounts.get(each)![month]!, 0n);
    amounts.set(
      name,
      months.map((month, i) => (of ? of(month) : sum(plus, i) - sum(minus, i))),
    );
  }
  const isKept = ({ id: name, of, stays }: Line): boolean =>
    of === null || stays === true || amounts.get(name)!.some((amount) => amount !== 0n);
  const kept = lines.filter(isKept);
  const names = new Set(kept.map((each) => each.id));
  return {
    statement: id,
    title,
    lines: kept.map(({ id: name, title: called, plus = [], minus = [], overTime = "sum" }) => {
      const texts = amounts.get(name)!.map(moneyText);
      return {
        line: name,
        title: called,
        plus: plus.filter((each) => names.has(each)),
        minus: minus.filter((each) => names.has(each)),
        over_time: overTime,
        opening: isSheet ? texts[0]! : null,
        amounts: isSheet ? texts.slice(1) : texts,
      };
    }),
  };
}
