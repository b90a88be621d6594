import { describe, expect, it } from "vitest";
import { example, feed } from "./example.ts";
import { cents, money } from "./read_csv.ts";

type Service = { charge: number; paid: number; adjusted: number; chargeId: string };
type Claim = { id: string; status: string; charge: number; paid: number; services: Service[] };
type Payment = {
  month: string;
  payer: string;
  trace: string;
  paid: number;
  plb: number;
  claims: Claim[];
};

const payments = example
  .monthly("remittances", "835")
  .flatMap(({ month, path }) => read(month, path));

function read(month: string, path: string): Payment[] {
  const found: Payment[] = [];
  let segments = 0;
  for (const text of example.text(path).split("~\n")) {
    const e = text.split("*");
    segments++;
    const payment = found.at(-1)!;
    const claim = payment?.claims.at(-1);
    const service = claim?.services.at(-1);
    if (e[0] === "ISA") expect(`${text}~`.length).toBe(106);
    if (e[0] === "ST") {
      segments = 1;
      found.push({ month, payer: "", trace: "", paid: 0, plb: 0, claims: [] });
    } else if (e[0] === "BPR") payment.paid = cents(e[2]!);
    else if (e[0] === "TRN") payment.trace = e[2]!;
    else if (e[0] === "N1" && e[1] === "PR") payment.payer = e[2]!;
    else if (e[0] === "CLP")
      payment.claims.push({
        id: e[1]!,
        status: e[2]!,
        charge: cents(e[3]!),
        paid: cents(e[4]!),
        services: [],
      });
    else if (e[0] === "SVC")
      claim!.services.push({ charge: cents(e[2]!), paid: cents(e[3]!), adjusted: 0, chargeId: "" });
    else if (e[0] === "CAS") service!.adjusted += cents(e[3]!);
    else if (e[0] === "REF" && e[1] === "6R") service!.chargeId = e[2]!;
    else if (e[0] === "PLB") payment.plb += cents(e[4]!);
    else if (e[0] === "SE") expect(Number(e[1])).toBe(segments);
  }
  return found;
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

describe("the 835 files", () => {
  it("balance in every payment, claim and service line", () => {
    for (const { trace, paid, plb, claims } of payments) {
      expect(paid, trace).toBe(sum(claims, (claim) => claim.paid) - plb);
      expect(paid).toBeGreaterThanOrEqual(0);
      for (const claim of claims) {
        expect(claim.charge).toBe(sum(claim.services, (s) => s.charge));
        expect(claim.paid).toBe(sum(claim.services, (s) => s.paid));
        for (const s of claim.services) expect(s.charge - s.adjusted).toBe(s.paid);
      }
    }
  });

  it("pay what the feed posts under the same receipt", () => {
    const byReceipt = new Map<string, number>();
    const kinds = ["Insurance Payment", "Payment Reversal", "Takeback"];
    for (const row of feed)
      if (kinds.includes(row["Trans Type"]!) && row.Resp !== "Patient")
        byReceipt.set(row.Receipt!, (byReceipt.get(row.Receipt!) ?? 0) - cents(row.Amount!));
    for (const { trace, paid } of payments) expect(byReceipt.get(trace) ?? 0, trace).toBe(paid);
    expect(byReceipt.size).toBe(payments.filter(({ trace }) => byReceipt.has(trace)).length);
  });

  it("name claims and charges of the feed", () => {
    const charges = new Map(
      feed.filter((r) => r["Charge ID"]).map((r) => [r["Charge ID"]!, r["Claim ID"]!]),
    );
    for (const { claims } of payments)
      for (const claim of claims)
        for (const { chargeId } of claim.services) expect(charges.get(chargeId)).toBe(claim.id);
  });

  it("add up to truth.json by month and payer", () => {
    for (const [month, { remits }] of Object.entries(example.truth.months)) {
      const sums = (chosen: readonly Payment[]): Record<string, unknown> => {
        const claims = chosen.flatMap((payment) => payment.claims);
        const services = claims.flatMap((claim) => claim.services);
        return {
          transactions: chosen.length,
          claims: claims.length,
          services: services.length,
          charge: money(sum(services, (s) => s.charge)),
          claim_paid: money(sum(claims, (claim) => claim.paid)),
          plb: money(sum(chosen, ({ plb }) => plb)),
          paid: money(sum(chosen, ({ paid }) => paid)),
        };
      };
      const own = payments.filter((payment) => payment.month === month);
      expect(remits).toMatchObject(sums(own));
      for (const [name, truth] of Object.entries(remits.by_payer as Record<string, unknown>))
        expect(sums(own.filter(({ payer }) => payer === name.toUpperCase()))).toEqual(truth);
    }
  });

  it("hold denials, forwarded and secondary claims, and reversals with their corrections", () => {
    const statuses = new Set(payments.flatMap(({ claims }) => claims.map(({ status }) => status)));
    expect([...statuses].toSorted()).toEqual(["1", "19", "2", "22", "4"]);
    expect(sum(payments, ({ plb }) => plb)).toBeGreaterThan(0);
  });
});
