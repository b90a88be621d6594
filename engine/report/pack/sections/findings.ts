/** What the checks found and nobody has settled: counted by check, for what they say names claims. */
import type { PlacedFinding } from "../../../contract.ts";
import { cellText } from "../../../format.ts";
import { groupBy } from "../../../group.ts";
import { cents, moneyText } from "../../../money.ts";
import { panelOf } from "../../panel.ts";
import type { PackAsked, Section } from "../section.ts";

type Alike = { check: string; found: readonly PlacedFinding[] };

export async function findingsSection(asked: PackAsked): Promise<Section> {
  const open = asked.records.findings.filter(({ severity }) => severity !== "information");
  const must = open.filter(({ severity }) => severity === "must_fix").length;
  const rows = [...groupBy(open, ({ severity, check }) => `${severity} ${check}`).values()]
    .map((found): Alike => ({ check: found[0]!.check, found }))
    .sort((a, b) => gravity(a) - gravity(b) || a.check.localeCompare(b.check));
  const says =
    open.length === 0
      ? "Every check holds; no finding is open."
      : `${cellText(open.length, "count")} ${open.length === 1 ? "finding is" : "findings are"} open; ${must === 0 ? "none" : cellText(must, "count")} must be fixed.`;
  const panel = panelOf(
    rows,
    [
      {
        name: "check",
        title: "What was checked",
        unit: "text",
        of: ({ check }) => checkText(check),
      },
      {
        name: "severity",
        title: "How grave",
        unit: "text",
        of: ({ found }) => found[0]!.severity.replace("_", " "),
      },
      { name: "count", title: "Findings", unit: "count", of: ({ found }) => found.length },
      { name: "amount", title: "Amounts", unit: "cents", of: amountOf },
      { name: "fix", title: "What to do", unit: "text", of: ({ found }) => found[0]!.fix },
    ],
    {
      id: "findings",
      title: says.slice(0, -1),
      subtitle: "by check · gravest first · practice check names each of them",
      summary: says,
      display: "table",
    },
  );
  return Promise.resolve({
    id: "findings",
    title: "Findings",
    says: [says],
    panels: rows.length > 0 ? [panel] : [],
  });
}

/** A check in words. @example checkText("OVERPAYMENT_CLOCK") // => "Overpayment clock" */
export const checkText = (check: string): string =>
  `${check.charAt(0)}${check.slice(1).toLowerCase().replaceAll("_", " ")}`;

/** The sum of their amounts; null where none has one. */
function amountOf({ found }: Alike): string | null {
  const amounts = found.flatMap(({ amount }) => (amount === null ? [] : [cents(amount)]));
  return amounts.length > 0 ? moneyText(amounts.reduce((sum, each) => sum + each, 0n)) : null;
}

const gravity = ({ found }: Alike): number => (found[0]!.severity === "must_fix" ? 0 : 1);
