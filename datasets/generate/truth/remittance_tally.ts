import { takenBack, type Remittance } from "../billing/remittance.ts";
import { plain, type Cents } from "../cents.ts";
import { PAYERS } from "../world/payers.ts";

type Sums = {
  transactions: number;
  claims: number;
  services: number;
  charge: Cents;
  claimPaid: Cents;
  plb: Cents;
  paid: Cents;
};

/** Adds up the remittances of a month's 835 file. */
export type RemittanceTally = {
  add(remittance: Remittance): void;
  /** service lines so far */
  services(): number;
  /** the month as `truth.json` says it; the next begins at nothing */
  take(): Record<string, unknown>;
};

/** Counts nothing yet; give it every remittance of a month, then take the month. */
export function remittanceTally(): RemittanceTally {
  let payers = PAYERS.map(nothing);

  return {
    add({ payer, claims, takebacks, paid }) {
      const sums = payers[payer]!;
      sums.transactions++;
      sums.paid += paid;
      for (const takeback of takebacks) sums.plb += takenBack(takeback);
      for (const claim of claims) {
        sums.claims++;
        for (const service of claim.services) {
          sums.services++;
          sums.charge += service.charge;
          sums.claimPaid += service.paid;
        }
      }
    },
    services: () => payers.reduce((sum, { services }) => sum + services, 0),
    take() {
      const all = payers.reduce(plus, nothing());
      const named = payers.map((sums, payer) => [PAYERS[payer]!.name, sums] as const);
      const paying = named.filter(([, { transactions }]) => transactions > 0);
      payers = PAYERS.map(nothing);
      return {
        ...texts(all),
        by_payer: Object.fromEntries(paying.map(([name, sums]) => [name, texts(sums)])),
      };
    },
  };
}

const nothing = (): Sums => ({
  transactions: 0,
  claims: 0,
  services: 0,
  charge: 0,
  claimPaid: 0,
  plb: 0,
  paid: 0,
});

const plus = (a: Sums, b: Sums): Sums => ({
  transactions: a.transactions + b.transactions,
  claims: a.claims + b.claims,
  services: a.services + b.services,
  charge: a.charge + b.charge,
  claimPaid: a.claimPaid + b.claimPaid,
  plb: a.plb + b.plb,
  paid: a.paid + b.paid,
});

const texts = (sums: Sums): Record<string, string | number> => ({
  transactions: sums.transactions,
  claims: sums.claims,
  services: sums.services,
  charge: plain(sums.charge),
  claim_paid: plain(sums.claimPaid),
  plb: plain(sums.plb),
  paid: plain(sums.paid),
});
