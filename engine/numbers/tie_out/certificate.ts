/** The tie-out certificate of a month: whether its numbers agree with everything that knows them too. */
import type { Month } from "../../calendar.ts";
import type { Certificate, Tie, TieStatus } from "../../contract.ts";
import type { Session } from "../../database.ts";
import { moneyExact } from "../../format.ts";
import { absolute, cents, moneyText } from "../../money.ts";
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
  if (!span || month < span.first || month > span.last) {
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
  return { of: month, kind: "month", practice, ...verdictOf(ties), ties };
}

/** What the tie-outs come to together; one that was not asked leaves the others standing. */
export function verdictOf(ties: readonly Tie[]): Pick<Certificate, "status" | "left" | "says"> {
  const counted = ties.filter(({ asked }) => asked);
  const status = counted.reduce<TieStatus>(
    (worst, tie) => (GRAVITY[tie.status] > GRAVITY[worst] ? tie.status : worst),
    "passes",
  );
  const left = counted.reduce((sum, { left: mine }) => sum + absolute(cents(mine ?? "0")), 0n);
  return { status, left: moneyText(left), says: saysOf(status, left, counted) };
}

function saysOf(status: TieStatus, left: bigint, ties: readonly Tie[]): string {
  if (status === "passes") return "Everything that can be compared agrees to the cent.";
  if (status === "open") return "Everything agrees to the cent; what is open is named.";
  if (status === "unverified") return "Nothing disagrees, but not everything could be compared.";
  const names = ties.filter((tie) => tie.status === "differs").map(({ title }) => title);
  const which = `These do not agree: ${names.join("; ")}.`;
  return left === 0n ? which : `$${moneyExact(moneyText(left))} are not explained. ${which}`;
}
