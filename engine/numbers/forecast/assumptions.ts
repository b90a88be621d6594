/** What a forecast takes for granted and what it does not know, in sentences with figures. */
import { dayFromNumber } from "../../calendar.ts";
import type { CashAssumption, CashMethod } from "../../contract.ts";
import { dayText, moneyExact, moneyShort, tableText } from "../../format.ts";
import { moneyText } from "../../money.ts";
import { shiftSays } from "./deductible.ts";
import { paymentLags } from "./payment_lags.ts";
import type { Projection } from "./projection.ts";
import { simulationSays } from "./simulation/says.ts";
import type { Simulation } from "./simulation/simulation.ts";

export type Assumptions = { assumptions: CashAssumption[]; notes: string[] };

const A_QUARTER = 91;

export function assumptionsOf(
  projection: Projection,
  method: CashMethod,
  simulation: Simulation | null,
  week: number,
): Assumptions {
  const usesLags = method === "payment_lags";
  const streams = projection.streams.filter(({ isIncome }) => usesLags || !isIncome);
  return {
    assumptions: [
      ...openingSays(projection),
      ...(usesLags
        ? [
            ...workSays(projection),
            ...lagsSay(projection),
            ...deductiblesSay(projection),
            ...bankSays(projection),
          ]
        : []),
      ...streams.map(({ name, says, amount, source }): CashAssumption => ({
        item: name,
        says: sentence(says),
        amount: amount === null ? null : money(amount),
        source,
      })),
      ...simulationSays(simulation, week),
    ],
    notes: notesOf(projection),
  };
}

function openingSays({ known }: Projection): CashAssumption[] {
  if (known.balance === null) return [];
  return [
    {
      item: "Opening balance",
      says: `Cash and undeposited funds of the general ledger at the end of ${dayText(dayFromNumber(known.origin.day - 1))}.`,
      amount: money(known.balance),
      source: "general ledger",
    },
  ];
}

/** Visits and what one brings in charges, over the first quarter. */
function workSays({ known, volume }: Projection): CashAssumption[] {
  if (!volume) return [];
  const { days, origin } = known;
  const sumOf = (values: Float64Array, from: number, to: number): number => {
    let sum = 0;
    for (let day = Math.max(days.first, from); day < to; day++) sum += values[day - days.first]!;
    return sum;
  };
  const since = volume.through + 1 - A_QUARTER;
  const done = sumOf(volume.done, since, volume.through + 1);
  const usual = done / Math.max(1, days.count(Math.max(days.first, since), volume.through + 1));
  if (volume.counted === "charges") {
    return [
      {
        item: "Charges",
        says: `${moneyShort(usual / 100)} on a working day over the last quarter; the same is expected on, by weekday, season and holidays. Appointments are not known long enough to count visits.`,
        amount: money(usual),
        source: "billing system",
      },
    ];
  }
  const end = origin.day + A_QUARTER;
  const scheduled = sumOf(volume.scheduled, origin.day, end);
  const expected = sumOf(volume.expected, origin.day, end);
  const charged = known.charges.reduce(
    (sum, source) => sum + sumOf(source, since, volume.through + 1 - 14),
    0,
  );
  const visits = sumOf(volume.done, since, volume.through + 1 - 14);
  const booked =
    volume.kept === null
      ? "no appointments to come are in the book, so all of them by weekday, season and holidays"
      : `${count(scheduled)} of them from the appointment book, of which ${percent(volume.kept)} is kept, and ${count(expected)} not booked yet, by weekday, season and holidays`;
  return [
    {
      item: "Visits",
      says: `${count(scheduled + expected)} in the next 13 weeks, ${booked}; ${count(done)} in the last 13.`,
      amount: null,
      source: "appointments",
    },
    ...(visits > 0
      ? [
          {
            item: "Charges for a visit",
            says: `${exact(charged / visits)} on average over the last quarter, dearer or cheaper by season.`,
            amount: money(charged / visits),
            source: "billing system",
          },
        ]
      : []),
  ];
}

function lagsSay(projection: Projection): CashAssumption[] {
  return paymentLags(projection).map(
    ({ payer, kept, payments, days_to_half, days_to_nine_tenths }) => ({
      item: payer,
      says: `${percent(kept)} of ${payer === "Patients" ? "everything" : "what is"} charged is paid: half of that ${after(days_to_half)} after the visit and nine tenths ${after(days_to_nine_tenths)}, as in ${count(payments)} payments of the last twelve months, recent ones counting more.`,
      amount: null,
      source: "billing system",
    }),
  );
}

/** Patients' part of what insurers allow is largest while deductibles are new. */
const deductiblesSay = ({ shift }: Projection): CashAssumption[] => [
  { item: "Deductibles", says: shiftSays(shift), amount: null, source: "billing system" },
];

const after = (days: number | null): string =>
  days === null ? "late" : days === 0 ? "on the day" : days === 1 ? "a day" : `${days} days`;

/** Why the bank's figures are not the billing system's. */
function bankSays({ bridge }: Projection): CashAssumption[] {
  if (!bridge.compared) return [];
  const { billed, banked, since } = bridge.compared;
  return [
    {
      item: "Billing system and bank",
      says: `Since ${dayText(dayFromNumber(since))} billing posted ${moneyShort(billed / 100)} of patients' and insurers' money and the bank received ${moneyShort(banked / 100)}, ${percent(banked / billed)} of it; the same part of what is posted is expected to arrive. Cards settle a day or more after they are posted.`,
      amount: money(banked - billed),
      source: "general ledger and billing system",
    },
  ];
}

function notesOf({ known, actual }: Projection): string[] {
  const { origin, days } = known;
  const notes: string[] = [];
  if (known.balance === null) {
    notes.push(
      "Cash itself cannot be forecast: no account of a general ledger is mapped to cash. Import the ledger and accounts.csv.",
    );
  } else if (!known.broughtForward) {
    notes.push(
      "The general ledger begins without a balance brought forward: unless cash was nothing then, every balance here is off by what it was.",
    );
  }
  if (!actual.payments) {
    notes.push("Payments other than payroll and loans are not known without a general ledger.");
  }
  const silent = origin.day - 1 - known.billedThrough;
  if (known.billedThrough >= days.first && silent > 31) {
    notes.push(
      `The billing system's charges end on ${dayText(dayFromNumber(known.billedThrough))}; later ones are expected as before.`,
    );
  }
  notes.push(
    `Borrowing, saving and the owners' money in are decisions and never assumed; beyond 13 weeks no forecast has been tested yet.`,
  );
  return notes;
}

const sentence = (text: string): string => `${text[0]!.toUpperCase()}${text.slice(1)}.`;
const money = (cents: number): string => moneyText(BigInt(Math.round(cents)));
const exact = (cents: number): string => `$${moneyExact(money(cents))}`;
const percent = (share: number): string => `${tableText(share, "ratio")} %`;
const count = (value: number): string => tableText(value, "count");
