/** The tie-out certificate of a month: whether its numbers agree with everything that knows them too. */
import { monthNumber, type Month } from "../../calendar.ts";
import type { Certificate, Tie, TieStatus } from "../../contract.ts";
import type { Session } from "../../database.ts";
import { cents, moneyText } from "../../money.ts";
import { spanOf, NoDataOfPeriod } from "../period.ts";
import { ageingTie } from "./ties/ageing.ts";
import { controlTie } from "./ties/controls.ts";
import { moneyTie } from "./ties/money.ts";
import { rollForwardTie } from "./ties/roll_forward.ts";
import { visitTie } from "./ties/visits.ts";

const GRAVITY: Record<TieStatus, number> = { passes: 0, open: 1, unverified: 2, differs: 3 };

/** @throws {NoDataOfPeriod} */
export async function certificateOf(
  session: Session,
  month: Month,
  practice: string,
): Promise<Omit<Certificate, "digest">> {
  const span = await spanOf(session);
  if (!span || monthNumber(month) < monthNumber(span.first) || month > span.last) {
    throw new NoDataOfPeriod(`there are no data of ${month}; import its files first`);
  }
  const ties: Tie[] = [
    await controlTie(session, month),
    await rollForwardTie(session, month),
    await ageingTie(session, month),
    await moneyTie(session, "bank", month),
    await moneyTie(session, "books", month),
    await moneyTie(session, "cash", month),
    await visitTie(session, month),
  ];
  // a place that was never imported leaves the others standing
  const counted = ties.filter(({ asked }) => asked);
  const status = counted.reduce<TieStatus>(
    (worst, tie) => (GRAVITY[tie.status] > GRAVITY[worst] ? tie.status : worst),
    "passes",
  );
  const left = counted.reduce(
    (sum, tie) => sum + (tie.left === null ? 0n : abs(cents(tie.left))),
    0n,
  );
  return {
    month,
    practice,
    status,
    left: moneyText(left),
    says: SAYS[status](moneyText(left)),
    ties,
  };
}

const SAYS: Record<TieStatus, (left: string) => string> = {
  passes: () => "Everything that can be compared agrees to the cent.",
  open: () => "Everything agrees to the cent; what is open is named.",
  unverified: () => "Nothing disagrees, but not everything could be compared.",
  differs: (left) => `${left} are not explained.`,
};

const abs = (value: bigint): bigint => (value < 0n ? -value : value);
