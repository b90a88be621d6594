/**
 * Buy, lease or borrow: each way's money day by day, its cost in today's money, and from how many uses a month on
 * the thing pays. Taxes are left out: they differ from owner to owner.
 */
import { addMonthsToDay, monthOf, type Day } from "../../calendar.ts";
import type { EquipmentChoice, EquipmentWay } from "../../contract.ts";
import { moneyText } from "../../money.ts";
import { costOfLoan, costToHorizon, type LoanOffer } from "../lending/loan_cost.ts";
import { leaseCost, type LeaseTerms } from "../lending/lease.ts";
import { ranks, type Offer } from "../lending/offers.ts";
import { paymentDay } from "../lending/payment_dates.ts";
import { asNumber } from "../rational.ts";
import type { Equipment } from "./decision_file.ts";
import { byMonth, monthsWorth, totalOf, troughOf, worthOn, type Dated } from "./flows.ts";

/** What comes in at the end, where the thing is owned. */
const SOLD = "sold";

export type Way = { name: string; kind: "buy" | "loan" | "lease"; flows: readonly Dated[] };

/** @throws {BadLoan} on an offer that cannot be */
export function waysOf(equipment: Equipment): Way[] {
  const { starts, price } = equipment;
  const bought: Way = {
    name: "Buy",
    kind: "buy",
    flows: [{ date: starts, cents: -price, what: "price" }, ...soldAt(equipment)],
  };
  return [bought, ...equipment.offers.map((offer) => wayOf(offer, equipment))];
}

/** What using it brings and costs each month, whoever owns it. */
export function useOf(equipment: Equipment): Dated[] {
  const { starts, months, uses_a_month: uses, collected_a_use: fee, cost_a_use: cost } = equipment;
  return Array.from({ length: months }, (_, i) => addMonthsToDay(starts, i + 1)).flatMap((date) => [
    { date, cents: BigInt(uses) * (fee - cost), what: "uses" },
    { date, cents: -equipment.upkeep_a_month, what: "upkeep" },
  ]);
}

/** @throws {BadLoan} on an offer that cannot be */
export function equipmentChoice(equipment: Equipment): EquipmentChoice {
  const { starts, months, discount_rate: rate } = equipment;
  const each = equipment.collected_a_use - equipment.cost_a_use;
  const spread = monthsWorth(starts, months, rate);
  const end = addMonthsToDay(starts, months);
  const found = waysOf(equipment).map((way) => {
    const cost = -worthOn(starts, way.flows, rate);
    const use = useOf(equipment);
    const all = [...way.flows, ...use];
    const last = all.reduce((latest, { date }) => (date > latest ? date : latest), end);
    const money = byMonth(all, monthOf(starts), monthOf(last));
    const { trough, paidBack } = troughOf(money);
    const aMonth = cost / spread + Number(equipment.upkeep_a_month);
    return {
      cost,
      said: {
        name: way.name,
        kind: way.kind,
        paid: moneyText(-totalOf(way.flows.filter(({ what }) => what !== SOLD))),
        cost_today: whole(cost),
        cost_a_month: whole(cost / spread),
        break_even_uses: each > 0n ? Math.max(0, Math.ceil(aMonth / Number(each) - 1e-9)) : null,
        reason: each > 0n ? null : "a use brings in no more than it costs",
        worth_today: whole(worthOn(starts, all, rate)),
        trough: trough && { month: trough.month, amount: moneyText(trough.cents) },
        paid_back: paidBack,
        flows: way.flows.map(({ date, cents, what }) => ({ date, what, amount: moneyText(cents) })),
      },
    };
  });
  const rank = ranks(found.map(({ cost }) => Math.round(cost)));
  return {
    name: equipment.name,
    starts,
    months,
    discount_rate: asNumber(rate),
    uses_a_month: equipment.uses_a_month,
    ways: found.map(({ said }, i): EquipmentWay => ({ ...said, rank: rank[i]! })),
    notes: [
      `Money is in ${starts} dollars at ${(asNumber(rate) * 100).toFixed(2)} % a year, by days over 365; the same uses in every way.`,
      "What is bought or borrowed for is sold for the residual at the end; what is leased goes back unless the lease is bought out. A loan that runs longer is paid off then, a lease's payments that are left are due then.",
      "Taxes are not counted: depreciation and deductions differ from owner to owner. Ask an accountant.",
    ],
  };
}

const whole = (cents: number): string => moneyText(BigInt(Math.round(cents)));

function soldAt({ starts, months, residual }: Equipment): Dated[] {
  return residual === 0n
    ? []
    : [{ date: addMonthsToDay(starts, months), cents: residual, what: SOLD }];
}

function wayOf(offer: Offer, equipment: Equipment): Way {
  if (offer.kind === "loan") {
    const flows = [...loanFlows(offer.offer, equipment), ...soldAt(equipment)];
    return { name: offer.name, kind: "loan", flows };
  }
  const { terms } = offer as Extract<Offer, { kind: "lease" }>;
  return { name: offer.name, kind: "lease", flows: leaseFlows(terms, equipment) };
}

function loanFlows(offer: LoanOffer, { starts, months, price }: Equipment): Dated[] {
  const cost = costOfLoan(offer);
  const end = addMonthsToDay(starts, months);
  const { disbursed } = offer.terms;
  const rows = cost.schedule.rows.filter(({ date }) => date <= end);
  const held = monthsBetween(disbursed, end);
  const left = costToHorizon(offer, cost, held);
  const payOff = left.balance + left.accrued + left.charge;
  return [
    { date: starts, cents: -price, what: "price" },
    { date: disbursed, cents: cost.financing.received, what: "loan" },
    ...rows.map(({ date, payment }) => ({ date, cents: -payment, what: "payment" })),
    ...(rows.length < cost.schedule.rows.length && payOff > 0n
      ? [{ date: end, cents: -payOff, what: "paid off" }]
      : []),
  ];
}

/** Whole months, so that the pay-off is on the last day that they reach. */
function monthsBetween(from: Day, to: Day): number {
  let months = 0;
  while (addMonthsToDay(from, months + 1) <= to) months++;
  return months;
}

function leaseFlows(terms: LeaseTerms, equipment: Equipment): Dated[] {
  leaseCost(terms); // refuses terms that cannot be
  const { starts, months } = equipment;
  const end = addMonthsToDay(starts, months);
  const first = terms.fees + terms.payment * BigInt(terms.inAdvance);
  const over = paymentDay(starts, terms.frequency, terms.payments, false);
  const later = Array.from({ length: terms.payments - terms.inAdvance }, (_, i): Dated => {
    const due = paymentDay(starts, terms.frequency, i + 1, false);
    return { date: due < end ? due : end, cents: -terms.payment, what: "payment" };
  });
  const isKept = terms.buyOut > 0n && over <= end;
  return [
    ...(first > 0n ? [{ date: starts, cents: -first, what: "first payments and fees" }] : []),
    ...later,
    ...(isKept
      ? [{ date: over, cents: -terms.buyOut, what: "bought out" }, ...soldAt(equipment)]
      : []),
  ];
}
