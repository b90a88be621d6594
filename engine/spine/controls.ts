/** Totals that were typed from a system's own reports: entries of the journal, the last of each counts. */
import { dayIn, firstDay, isMonth } from "../calendar.ts";
import type { ControlSaid, FileReport, TypedTotal } from "../contract.ts";
import { cents, moneyText } from "../money.ts";
import { CONTROL_MEASURES, measureOf } from "../numbers/tie_out/measures.ts";
import type { PracticeFolder, Settings } from "../practice.ts";
import { completedJournal } from "./current.ts";
import { note, type Entry } from "./journal.ts";
import { asOnlyWriter } from "./lock.ts";

/** What was typed is no total of a month. */
export class BadControl extends Error {
  override name = "BadControl";
}

/** The totals that count now, by month and measure. */
export function controlsSaid(entries: readonly Entry[]): ControlSaid[] {
  const said = new Map<string, ControlSaid>();
  for (const entry of entries) {
    if (entry.action !== "control") continue;
    for (const total of entry.totals) said.set(`${total.month} ${total.measure}`, total);
  }
  return [...said.entries()]
    .filter(([, { amount }]) => amount !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, total]) => total);
}

/**
 * Writes totals of months down, or takes them back. All or none.
 *
 * @throws {BadControl} {InUse}
 */
export async function sayControls(
  folder: PracticeFolder,
  settings: Settings,
  totals: readonly ControlSaid[],
): Promise<ControlSaid[]> {
  const today = dayIn(settings.time_zone, new Date());
  const checked = totals.map((total) => checkedTotal(total, today));
  return asOnlyWriter(folder, async () => {
    const { entries } = await completedJournal(folder);
    if (checked.length > 0) note(folder.journal, [{ action: "control", totals: checked }]);
    return controlsSaid([...entries, { action: "control", totals: checked } as Entry]);
  });
}

function checkedTotal({ month, measure, amount }: ControlSaid, today: string): ControlSaid {
  if (!isMonth(month) || firstDay(month) > today) {
    throw new BadControl(`${month} is not a month that has begun; write it as 2026-09`);
  }
  if (!CONTROL_MEASURES.some(({ id }) => id === measure)) {
    const all = CONTROL_MEASURES.map(({ id }) => id).join(", ");
    throw new BadControl(`"${measure}" is no total that can be compared; there are ${all}`);
  }
  return { month, measure, amount: amount === null ? null : amountOf(amount) };
}

/** @throws {BadControl} */
function amountOf(text: string): string {
  const plain = text.replaceAll(/[$,\s]/g, "");
  if (!/^-?\d{1,13}(\.\d{1,2})?$/.test(plain)) {
    throw new BadControl(`"${text}" is not an amount; write it as 412880.15`);
  }
  return moneyText(cents(plain));
}

/**
 * Checks totals that are typed with an import, before anything is touched.
 *
 * @throws {BadControl}
 */
export const checkedTotals = (
  controls: readonly { measure: string; amount: string }[],
): { measure: string; amount: string }[] =>
  controls.map(({ measure, amount }) => {
    const known = ["rows", ...CONTROL_MEASURES.flatMap(({ id, in_files }) => (in_files ? id : []))];
    if (!known.includes(measure)) {
      throw new BadControl(
        `"${measure}" is no total of files that can be compared; there are ${known.join(", ")}`,
      );
    }
    return { measure, amount: amountOf(amount) };
  });

/** Totals that were typed with an import, beside what its files hold: rows, and their amounts added up. */
export function compareTotals(
  controls: readonly { measure: string; amount: string }[],
  files: readonly FileReport[],
): TypedTotal[] {
  const taken = files.filter(({ status }) => status !== "rejected" && status !== "duplicate");
  return controls.map(({ measure, amount: said }) => {
    const name = measureOf(measure)?.in_files ?? "";
    const holds = ({ rows, amounts }: FileReport): bigint =>
      measure === "rows" ? BigInt(rows.read - rows.ignored) * 100n : cents(amounts[name] ?? "0");
    const read = taken.reduce((sum, file) => sum + holds(file), 0n);
    return { measure, said, read: moneyText(read), difference: moneyText(cents(said) - read) };
  });
}

/**
 * A measure and its amount, as in `payments=412880.15`.
 *
 * @throws {BadControl}
 */
export function parseControl(text: string): { measure: string; amount: string } {
  const [, measure, amount] = /^\s*(\w+)\s*=\s*(.*?)\s*$/.exec(text) ?? [];
  if (measure === undefined || amount === undefined) {
    throw new BadControl(`"${text}" is not a total; write it as payments=412880.15`);
  }
  return { measure, amount };
}
