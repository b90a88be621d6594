/** What a lender advances on receivables: the certificate, and what each payer adds to it. */
import type { BorrowingBase, Panel, PanelTotal } from "../../contract.ts";
import { cardText, dayText } from "../../format.ts";
import { panelOf, type Column } from "../panel.ts";

export function borrowingBaseSays({ available, base, reason }: BorrowingBase): string {
  if (available === null) return `The borrowing base is not known: ${reason}`;
  const money = (text: string | null): string => cardText(Number(text), "money");
  return `Receivables carry a line of ${money(base)}; ${money(available)} of it is not drawn`;
}

export function borrowingBasePanel(report: BorrowingBase, problem: string | null): Panel {
  const title = borrowingBaseSays(report);
  return panelOf(
    report.steps,
    [
      {
        name: "what",
        title: "Step",
        unit: "text",
        of: ({ what, is_total: isTotal }) => (isTotal ? what : `less ${what}`),
      },
      { name: "amount", title: "Amount", unit: "cents", of: ({ amount }) => amount },
    ],
    {
      id: "borrowing_base",
      title,
      subtitle: `$ · as of ${dayText(report.as_of)} · ${report.lender ?? "usual terms"}`,
      summary: `${title}.`,
      display: "table",
      totals: totalsOf(report.steps),
      notes: [
        ...(problem === null ? [] : [problem]),
        ...(report.quote === null ? [] : [`“${report.quote}”`]),
        ...report.assumed,
      ],
    },
  );
}

/** Each total is the one before it and the lines between. */
function totalsOf(steps: BorrowingBase["steps"]): PanelTotal[] {
  let since: number[] = [];
  return steps.flatMap(({ is_total: isTotal }, row): PanelTotal[] => {
    const plus = since;
    since = isTotal ? [row] : [...since, row];
    return isTotal && plus.length > 0 ? [{ row, plus }] : [];
  });
}

export function borrowingBasePayersPanel({ payers, as_of: day }: BorrowingBase): Panel {
  type Row = (typeof payers)[number];
  const money = (name: keyof Row, title: string): Column<Row> => ({
    name,
    title,
    unit: "cents",
    of: (row) => row[name],
  });
  const counting = payers.filter(({ eligible }) => Number(eligible) > 0);
  const title = `${counting.length} of ${payers.length} payers count for the borrowing base`;
  return panelOf(
    payers,
    [
      { name: "payer", title: "Payer", unit: "text", of: ({ payer }) => payer },
      { name: "kind", title: "Kind", unit: "text", of: ({ kind }) => kind },
      money("owed", "Owed"),
      money("patient", "By patients"),
      money("over_age", "Over age"),
      money("denied", "Denied"),
      money("not_billed", "Not billed"),
      money("cross_aged", "Too much over age"),
      money("credits", "Credits"),
      money("counted", "Counts"),
      money("expected", "Expected in"),
      money("excess", "Over the limit"),
      money("eligible", "Eligible"),
    ],
    {
      id: "borrowing_base_payers",
      title,
      subtitle: `$ · as of ${dayText(day)} · counts = owed less the columns between`,
      summary: `${title}.`,
      display: "table",
    },
  );
}
