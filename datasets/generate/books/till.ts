import type { Cents } from "../cents.ts";
import type { Visit } from "../billing/claim.ts";
import type { Remittance } from "../billing/remittance.ts";
import { PAYERS } from "../world/payers.ts";
import type { World } from "../world/world.ts";
import type { Account } from "./accounts.ts";
import type { Journal, Side } from "./journal.ts";

const PAYS_BY_CARD = 0.72;
const SETTLES_NEXT_DAY = 0.82;
const BANK_RUNS = [2, 5];

/** What the billing system notes of money taken. */
export type Slip = {
  readonly method: "card" | "check" | "agency";
  readonly receipt: string;
  readonly checked: number;
  readonly deposited: number;
};

/** Money in and out of the practice's accounts because of patients and insurers, on the bank's days. */
export type Till = {
  /** a patient pays by card, or by cash or cheque */
  readonly take: (amount: Cents, day: number, visit: Visit) => Slip;
  /** a cheque comes back */
  readonly bounce: (amount: Cents, day: number, visit: Visit) => void;
  /** a cheque to a patient */
  readonly refund: (amount: Cents, live: boolean, day: number) => void;
  /** a cheque to an insurer */
  readonly refundInsurer: (amount: Cents, live: boolean, day: number) => void;
  /** the collection agency remits */
  readonly agency: (amount: Cents, day: number, live: boolean) => Slip;
  /** an insurer's payment reaches the bank */
  readonly deposit: (remittance: Remittance) => void;
  /** settles the cards and banks the cash box, at the end of a day */
  readonly close: (day: number) => void;
  /** what the card company settled in a month */
  readonly cardVolume: (month: number) => Cents;
};

type Sums = { live: Cents; former: Cents };

/** The card company settles a day's cards at once, one to three days later; cash and cheques wait for the next bank run. */
export function till(world: World, journal: Journal): Till {
  const { calendar, agenda } = world;
  const random = world.random("till");
  const settlements = world.random("card settlements");
  let batches: { taken: number; settled: number; sums: Sums }[] = [];
  const volumes = new Map<number, Cents>();
  let box: Sums = { live: 0, former: 0 };
  let receipts = 0;
  let checks = 1000;

  const nextReceipt = (live: boolean): string =>
    live ? `R${String(++receipts).padStart(7, "0")}` : "";
  const income = (live: boolean, account: Account): Account => (live ? account : "formerSystem");

  /** the cards of a day, which reach the bank together */
  const batchOf = (day: number): Sums => {
    const known = batches.find(({ taken }) => taken === day);
    if (known) return known.sums;
    const settled = calendar.openAfter(day + 1, settlements.chance(SETTLES_NEXT_DAY) ? 0 : 1);
    const sums = { live: 0, former: 0 };
    batches.push({ taken: day, settled, sums });
    return sums;
  };

  const bankRun = (day: number): number => {
    let run = day;
    while (!BANK_RUNS.includes(calendar.weekday(run))) run++;
    return calendar.openFrom(run);
  };

  const isBankRun = (day: number): boolean =>
    [0, 1, 2, 3, 4].some(
      (back) => BANK_RUNS.includes(calendar.weekday(day - back)) && bankRun(day - back) === day,
    );

  const payOut = (
    amount: Cents,
    live: boolean,
    day: number,
    account: Account,
    memo: string,
  ): void =>
    journal.enter(
      day,
      "Check",
      memo,
      [
        [income(live, account), amount],
        ["checking", -amount],
      ],
      String(++checks),
    );

  return {
    take(amount, day, visit) {
      const receipt = nextReceipt(visit.live);
      const part = visit.live ? "live" : "former";
      if (!calendar.isOpen(day) || random.chance(PAYS_BY_CARD)) {
        batchOf(day)[part] += amount;
        return { method: "card", receipt, checked: day, deposited: calendar.openFrom(day) };
      }
      box[part] += amount;
      return { method: "check", receipt, checked: day, deposited: bankRun(day) };
    },
    bounce: (amount, day, visit) => payOut(amount, visit.live, day, "patients", "Returned check"),
    refund: (amount, live, day) => payOut(amount, live, day, "refunds", "Patient refund"),
    refundInsurer: (amount, live, day) =>
      payOut(amount, live, day, "insurerRefunds", "Insurer refund"),
    agency(amount, day, live) {
      journal.enter(day, "Deposit", "Collection agency", [
        ["checking", amount],
        [income(live, "agency"), -amount],
      ]);
      return { method: "agency", receipt: nextReceipt(live), checked: day, deposited: day };
    },
    deposit({ payer, paid, live, trace, deposited }) {
      if (paid === 0) return;
      const { name, pays } = PAYERS[payer]!;
      agenda.on(deposited, (day) =>
        journal.enter(
          day,
          "Deposit",
          `${name} ${pays === "EFT" ? "EFT" : "check"}`,
          [
            ["checking", paid],
            [income(live, "insurers"), -paid],
          ],
          trace,
        ),
      );
    },
    close(day) {
      for (const { sums } of batches.filter(({ settled }) => settled === day)) {
        const amount = sums.live + sums.former;
        journal.enter(day, "Deposit", "Card settlement", [
          ["checking", amount],
          ["patients", -sums.live],
          ["formerSystem", -sums.former],
        ]);
        const month = calendar.month(day);
        volumes.set(month, (volumes.get(month) ?? 0) + amount);
      }
      batches = batches.filter(({ settled }) => settled > day);
      const received: Side[] = [
        ["undeposited", box.live + box.former],
        ["patients", -box.live],
        ["formerSystem", -box.former],
      ];
      journal.enter(day, "Sales Receipt", "Cash and checks received", received);
      box = { live: 0, former: 0 };
      const waiting = journal.balance("undeposited");
      if (waiting !== 0 && isBankRun(day))
        journal.enter(day, "Deposit", "Bank run", [
          ["checking", waiting],
          ["undeposited", -waiting],
        ]);
    },
    cardVolume: (month) => volumes.get(month) ?? 0,
  };
}
