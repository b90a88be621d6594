import { FLOW_OF, FLOWS, type Flow, type Kind } from "../billing/kinds.ts";
import { plain, type Cents } from "../cents.ts";

/** Money by flow, signed as in the feed, and the balance it leads to. */
export type Flows = Record<Flow, Cents>;

/** Flows by month and by some name: a payer, a provider, a site. */
export type FlowTable = {
  add(month: number, name: string, kind: Kind, amount: Cents): void;
  /** the flows of a month by name, with the balance at its end; names without balance and flow are left out */
  month(month: number): Map<string, { flows: Flows; closing: Cents }>;
  /** balances by name at the end of a month */
  closing(month: number): Map<string, Cents>;
};

/** @param months  how many months there are */
export function flowTable(months: number): FlowTable {
  const table = Array.from({ length: months }, () => new Map<string, Flows>());

  const closingOf = (name: string, month: number): Cents => {
    let closing = 0;
    for (let m = 0; m <= month; m++) {
      const flows = table[m]!.get(name);
      if (flows) for (const flow of FLOWS) closing += flows[flow];
    }
    return closing;
  };
  const names = (month: number): string[] =>
    [...new Set(table.slice(0, month + 1).flatMap((flows) => [...flows.keys()]))].toSorted();

  return {
    add(month, name, kind, amount) {
      const flow = FLOW_OF[kind];
      if (!flow) return;
      const flows = table[month]!;
      let sums = flows.get(name);
      if (!sums) {
        sums = { charges: 0, payments: 0, adjustments: 0, refunds: 0, transfers: 0 };
        flows.set(name, sums);
      }
      sums[flow] += amount;
    },
    month(month) {
      const rows = new Map<string, { flows: Flows; closing: Cents }>();
      for (const name of names(month)) {
        const flows = table[month]!.get(name) ?? noFlows();
        const closing = closingOf(name, month);
        if (closing !== 0 || table[month]!.has(name)) rows.set(name, { flows, closing });
      }
      return rows;
    },
    closing: (month) => new Map(names(month).map((name) => [name, closingOf(name, month)])),
  };
}

/** Flows as `truth.json` says them: charges, payments, adjustments and refunds positive when they are what their name says. */
export function flowTexts({
  flows,
  closing,
}: {
  flows: Flows;
  closing: Cents;
}): Record<string, string> {
  return {
    charges: plain(flows.charges),
    payments: plain(0 - flows.payments),
    adjustments: plain(0 - flows.adjustments),
    refunds: plain(flows.refunds),
    transfers: plain(flows.transfers),
    ar_closing: plain(closing),
  };
}

/** The sum of all rows of a month. */
export function total(rows: ReadonlyMap<string, { flows: Flows; closing: Cents }>): {
  flows: Flows;
  closing: Cents;
} {
  const flows = noFlows();
  let closing = 0;
  for (const row of rows.values()) {
    for (const flow of FLOWS) flows[flow] += row.flows[flow];
    closing += row.closing;
  }
  return { flows, closing };
}

const noFlows = (): Flows => ({
  charges: 0,
  payments: 0,
  adjustments: 0,
  refunds: 0,
  transfers: 0,
});
