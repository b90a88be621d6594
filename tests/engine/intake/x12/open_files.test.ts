/**
 * Every file of the open X12 collection that stands beside the repository, against figures that other
 * code computed from the same files. Skipped where the collection is not there.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Rejected } from "../../../../engine/intake/rejected.ts";
import { KINDS, kindOf } from "../../../../engine/intake/x12/kinds.ts";
import { cents, moneyText } from "../../../../engine/money.ts";
import { hasSharedData, sharedData } from "../../../shared_data.ts";
import { readingOf, type Reading } from "./reading.ts";

type Truth = {
  set: string;
  version?: string;
  control: string;
  se_count_ok: boolean;
  se_count_declared: string;
  claims: number;
  services: number;
  clp_charge: string;
  clp_paid: string;
  clp_patient_resp: string;
  svc_charge: string;
  svc_paid: string;
  svc_unbalanced: number;
  adj_by_group_carc: Record<string, string>;
  plb: { provider: string; reason: string; ref: string; amount: string }[];
  plb_total: string;
  status: Record<string, number>;
  reversals: number;
  claims_balanced: number;
  claims_unbalanced: { id: string; charge: string; paid: string; adj: string }[];
  n_unbalanced: number;
  bpr_method: string;
  bpr_date: string;
  bpr02: string;
  trace: string;
  payer: string;
  transaction_balances: boolean;
  difference: string;
};

const truth: Record<string, { transactions?: Truth[] }> = hasSharedData
  ? JSON.parse(readFileSync(sharedData("truth", "x12.json"), "utf8"))
  : {};
/** Claims by status that give no amounts: the other code counts them, with zeros; we hold them back. */
const HELD: Record<string, Record<string, number>> = {
  "x12parser/_835/_5010/Example1.txt": { "22": 1 },
};

const remittances = (file: string): Truth[] =>
  (truth[file]?.transactions ?? []).filter(({ set }) => set === "835");

/** The kinds of sets a file holds, as other code found them. */
const kindsOf = (file: string): string[] =>
  (truth[file]?.transactions ?? []).map(({ set, version }) => kindOf(set, version ?? ""));

function files(under: string): string[] {
  return readdirSync(sharedData("x12", under), { withFileTypes: true }).flatMap((entry) => {
    const name = join(under, entry.name);
    return entry.isDirectory() ? files(name) : name === "README.md" ? [] : [name];
  });
}

const all = hasSharedData ? files("") : [];

describe.skipIf(!hasSharedData)("the open X12 files (needs ../shared/data)", () => {
  test.each(all.filter((file) => remittances(file).length > 0))(
    "%s adds up to what other code found",
    { timeout: 10_000 },
    async (file) => {
      const found = await readingOf(sharedData("x12", file));
      const without = HELD[file] ?? {};
      expect(figures(found)).toEqual(remittances(file).map((set) => expected(set, without)));
      const { read, rows, ignored, held } = found.contents;
      expect(held.map(({ problem }) => problem)).toEqual(
        Object.keys(without).map(() => "AMOUNT_MISSING"),
      );
      expect(read).toBe(rows + Object.values(ignored).reduce((a, b) => a + b, held.length));
    },
  );

  test.each(
    all.filter((file) => {
      const kinds = kindsOf(file);
      return kinds.length > 0 && !kinds.some((kind) => KINDS[kind]?.reader);
    }),
  )("%s is rejected, and it is said why", { timeout: 10_000 }, async (file) => {
    const refused = await readingOf(sharedData("x12", file)).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Rejected);
    expect((refused as Rejected).finding).toMatchObject({
      severity: "must_fix",
      check: "UNRECOGNISED",
    });
    for (const kind of kindsOf(file))
      expect((refused as Rejected).message).toContain(`× ${kind} (`);
  });

  test("what other code cannot read for want of an ISA is read, and what is cut is held", async () => {
    const unread = Object.keys(truth).filter((file) => !truth[file]!.transactions);
    const found = await Promise.all(unread.map((file) => readingOf(sharedData("x12", file))));
    expect(
      found.map(({ contents }, at) => [
        unread[at],
        contents.rows,
        contents.held.map(({ problem }) => problem),
        contents.findings[0]!.check,
      ]),
    ).toEqual([
      ["imsweb/837_5010/x12_no_isa_line.txt", 13, [], "ISA_MISSING"],
      ["x12parser/_837P/_5010/UnicodeExample.txt", 0, ["TRUNCATED"], "TRUNCATED"],
    ]);
  });

  test("every figure of the collection was looked at", () => {
    const looked = all.filter((file) => file in truth);
    expect(looked.sort()).toEqual(Object.keys(truth).sort());
  });
});

function expected(set: Truth, without: Record<string, number>) {
  const held = Object.values(without).reduce((a, b) => a + b, 0);
  const status = Object.entries(set.status).map(([key, n]) => [key, n - (without[key] ?? 0)]);
  return {
    control: set.control,
    claims: set.claims - held,
    services: set.services,
    clp_charge: set.clp_charge,
    clp_paid: set.clp_paid,
    clp_patient_resp: set.clp_patient_resp,
    svc_charge: set.svc_charge,
    svc_paid: set.svc_paid,
    svc_unbalanced: set.svc_unbalanced,
    adjustments: set.adj_by_group_carc,
    plb: set.plb.map(({ provider, reason, ref, amount }) => ({ provider, reason, ref, amount })),
    plb_total: set.plb_total,
    status: Object.fromEntries(status),
    reversals: set.reversals - (without["22"] ?? 0),
    claims_balanced: set.claims_balanced - held,
    n_unbalanced: set.n_unbalanced,
    unbalanced: set.claims_unbalanced,
    method: set.bpr_method,
    paid_on: isoDay(set.bpr_date),
    bpr02: set.bpr02,
    trace: set.trace,
    payer: set.payer.trim(),
    balances: set.transaction_balances,
    difference: set.difference,
    se_count_ok: set.se_count_ok,
  };
}

/** The day as a row holds it; the collection has one that does not exist, and some that are missing. */
const isoDay = (text: string): string =>
  /^\d{4}(0\d|1[0-2])\d\d$/.test(text) ? text.replace(/(....)(..)(..)/, "$1-$2-$3") : "";

function figures(found: Reading) {
  return found.rows("remittance").map((remittance) => {
    const own = <T extends { set: string }>(rows: T[]): T[] =>
      rows.filter(({ set }) => set === remittance.set);
    const claims = own(found.rows("remitted_claim"));
    const lines = own(found.rows("remitted_line"));
    const adjustments = own(found.rows("remitted_adjustment"));
    const providers = own(found.rows("remitted_provider_adjustment"));
    const unbalanced = claims.filter(({ balances }) => balances === "no");
    const difference = found.contents.findings.find(
      ({ check, line }) => check === "REMITTANCE_UNBALANCED" && line === remittance.line,
    );
    return {
      control: remittance.set.split(".").at(-1),
      claims: claims.length,
      services: lines.length,
      clp_charge: total(claims.map(({ charge }) => charge)),
      clp_paid: total(claims.map(({ paid }) => paid)),
      clp_patient_resp: total(claims.map((claim) => claim.patient_responsibility)),
      svc_charge: total(lines.map(({ charge }) => charge)),
      svc_paid: total(lines.map(({ paid }) => paid)),
      svc_unbalanced: lines.filter(
        (line) =>
          cents(line.charge) - cents(line.paid) !==
          cents(total(amounts(adjustments.filter((row) => row.line_position === line.position)))),
      ).length,
      adjustments: byReason(adjustments),
      plb: providers.map((row) => ({
        provider: row.provider_id,
        reason: row.code,
        ref: row.reference,
        amount: total([row.amount]),
      })),
      plb_total: total([remittance.provider_adjustments]),
      status: counts(claims.map(({ status }) => status)),
      reversals: claims.filter(({ status }) => status === "22").length,
      claims_balanced: claims.length - unbalanced.length,
      n_unbalanced: unbalanced.length,
      unbalanced: unbalanced.slice(0, 10).map((claim) => ({
        id: claim.claim_id,
        charge: total([claim.charge]),
        paid: total([claim.paid]),
        adj: total(amounts(adjustments.filter((row) => row.claim_position === claim.position))),
      })),
      method: remittance.method,
      paid_on: remittance.paid_on,
      bpr02: total([remittance.amount]),
      trace: remittance.trace,
      payer: remittance.payer,
      balances: remittance.balances === "yes",
      difference: difference?.amount ?? "0.00",
      se_count_ok: !found.contents.findings.some(({ check }) => check === "SE_COUNT"),
    };
  });
}

const amounts = (rows: readonly { amount: string }[]): string[] => rows.map(({ amount }) => amount);

const total = (texts: readonly string[]): string =>
  moneyText(texts.reduce((sum, text) => sum + cents(text || "0"), 0n));

const counts = (values: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    [...new Set(values)].map((value) => [value, values.filter((each) => each === value).length]),
  );

function byReason(
  rows: readonly { adjustment_group: string; reason: string; amount: string }[],
): Record<string, string> {
  const keys = [...new Set(rows.map((row) => `${row.adjustment_group}-${row.reason}`))];
  return Object.fromEntries(
    keys.map((key) => [
      key,
      total(amounts(rows.filter((row) => `${row.adjustment_group}-${row.reason}` === key))),
    ]),
  );
}
