/** Tie-outs that fail, as findings: a month of an export each, what lies behind it at the bank, and typed totals. */
import type { PlacedFinding } from "../../contract.ts";
import type { Session } from "../../database.ts";
import { cents } from "../../money.ts";
import { measureOf } from "./measures.ts";
import { unbanked, unbankedFindings } from "./unbanked.ts";
import { controlsOf } from "./verification.ts";

export async function tieOutFindings(session: Session): Promise<PlacedFinding[]> {
  const failed = (await session.rows(
    `select strftime(month, '%Y-%m') as month, says from tie_states
    where state = 'differs' order by month desc, feed`,
  )) as unknown as { month: string; says: string }[];
  const typed = (await controlsOf(session)).filter(({ difference }) => cents(difference) !== 0n);
  return [
    ...unbankedFindings(await unbanked(session)),
    ...failed.map(({ month, says }) => finding("TIE_OUT", month, `${month}: ${says}`, null)),
    ...typed.map(({ month, measure, said, read, difference }) => {
      const title = measureOf(measure)?.title ?? measure;
      const message = `${month}: ${title} come to ${read}, by your system's report to ${said}`;
      return finding("CONTROL_TOTAL_DIFFERS", month, message, difference);
    }),
  ];
}

const finding = (
  check: string,
  month: string,
  message: string,
  amount: string | null,
): PlacedFinding => ({
  severity: "look_at",
  check,
  message,
  file: null,
  sha256: null,
  line: null,
  amount,
  fix: `practice certificate ${month} names the rows; so does the page Data`,
});
