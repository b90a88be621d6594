/** Billing in layouts we have no whole evidence of: a manager describes them once. */
import { expect, test } from "vitest";
import { drop, scratchPractice } from "../../scratch.ts";

/**
 * An activity detail as NextGen describes it: a line a charge under its primary payer, a line a transaction
 * under the payer it is of, subtotals by posting day and place. Each site chooses its columns.
 */
const DETAIL = [
  "Activity Detail",
  "Hillside Medical",
  "Line,Tran Type,Chg No,Post Date,Svc Date,Loc Name,Rendering,Payer,CPT,Amt",
  "1,Chg,C1,01/05/2026,01/02/2026,North,Lee,Aetna,99213,150.00",
  "2,Chg,C2,01/05/2026,01/02/2026,North,Lee,Medicare,99214,200.00",
  "Subtotal 01/05/2026 North,,,,,,,,,350.00",
  "3,Pmt,C1,01/20/2026,01/02/2026,North,Lee,Aetna,,(90.00)",
  "4,Pmt,C1,01/20/2026,01/02/2026,North,Lee,Cigna,,(20.00)",
  "5,Adj,C1,01/20/2026,01/02/2026,North,Lee,Aetna,,(40.00)",
  "6,Bad Debt,C2,01/20/2026,01/02/2026,North,Lee,Medicare,,(25.00)",
  "Subtotal 01/20/2026 North,,,,,,,,,(175.00)",
  "Grand Total,,,,,,,,,175.00",
  "",
].join("\n");

const MAPPED = {
  columns: {
    transaction_id: "Line",
    type: "Tran Type",
    charge_id: "Chg No",
    post_date: "Post Date",
    service_date: "Svc Date",
    location: "Loc Name",
    provider: "Rendering",
    payer: "Payer",
    code: "CPT",
    amount: "Amt",
  },
  days: "%m/%d/%Y",
  signs: "effect",
  words: { type: { Chg: "charge", Pmt: "payment", Adj: "adjustment", "Bad Debt": "bad_debt" } },
} as const;

test("an activity detail: its subtotals are met, and a secondary's payment belongs to the primary's charge", async () => {
  const practice = scratchPractice();
  const path = drop(practice, "activity.csv", DETAIL);
  const { mapping } = await practice.draftMapping(path, "transactions");
  practice.saveMapping({ ...mapping, ...MAPPED, id: "our-activity" });
  const [report] = await practice.import([{ paths: [path], knownAt: null }]);
  expect(report!.files[0]).toMatchObject({
    format: "our-activity",
    status: "loaded",
    rows: { read: 12, loaded: 6, quarantined: 0, ignored: 6 },
    ignored_as: { title: 2, header: 1, subtotal: 2, total: 1 },
    amounts: { charges: "350.00", payments: "110.00", adjustments: "65.00", balance: "175.00" },
  });
  expect(report!.files[0]!.control_totals.map(({ agrees }) => agrees)).toEqual([true, true, true]);
  const paid = await practice.read(null, [], (session) =>
    session.rows(
      `select primary_payer, payer, sum(cash)::varchar as cash, sum(amount)::varchar as owed
      from entry where kind <> 'charge' group by all order by all`,
    ),
  );
  expect(paid).toEqual([
    { primary_payer: "Aetna", payer: "Aetna", cash: "90.00", owed: "-130.00" },
    { primary_payer: "Aetna", payer: "Cigna", cash: "20.00", owed: "-20.00" },
    { primary_payer: "Medicare", payer: "Medicare", cash: "0.00", owed: "-25.00" },
  ]);
});

test("where a subtotal is not what its rows come to, the file waits", async () => {
  const practice = scratchPractice();
  const path = drop(practice, "activity.csv", DETAIL.replace(",350.00", ",360.00"));
  const { mapping } = await practice.draftMapping(path, "transactions");
  practice.saveMapping({ ...mapping, ...MAPPED, id: "our-activity" });
  const [report] = await practice.import([{ paths: [path], knownAt: null }]);
  expect(report!.files[0]).toMatchObject({
    status: "rejected",
    accept: ["CONTROL_TOTAL_MISMATCH"],
  });
});

/** CollaborateMD's CREDIT table as far as its columns are known; 1000000 is no claim, I only informs. */
const CREDIT = [
  "TRANID\tCHARGEID\tCLAIMID\tCREDITTYPE\tPAYMENTTYPE\tRECEIVED\tENTERED\tSOURCE\tAMOUNT",
  "1\tC1\t77\t1\t15\t01/18/2026\t01/20/2026\t100001\t90.00",
  "2\tC1\t77\t5\t0\t01/18/2026\t01/20/2026\t100001\t40.00",
  "3\tC1\t77\tI\t0\t01/18/2026\t01/20/2026\t100001\t12.00",
  "4\t\t1000000\tA\t1\t01/19/2026\t01/21/2026\t1\t25.00",
  "5\tC1\t77\t0\t0\t01/19/2026\t01/21/2026\t1\t5.00",
  "",
].join("\r\n");

test("a table of credits: a number for no claim, lines that inform, and a kind nobody knows is held", async () => {
  const practice = scratchPractice();
  const path = drop(practice, "CREDIT.DAT", CREDIT);
  const { mapping } = await practice.draftMapping(path, "transactions");
  practice.saveMapping({
    ...mapping,
    id: "our-credits",
    columns: {
      transaction_id: "TRANID",
      type: "CREDITTYPE",
      charge_id: "CHARGEID",
      claim_id: "CLAIMID",
      check_date: "RECEIVED",
      post_date: "ENTERED",
      amount: "AMOUNT",
    },
    days: "%m/%d/%Y",
    signs: "own",
    nulls: ["1000000"],
    words: {
      type: { "1": "payment", "5": "adjustment", I: "information", A: "unapplied_receipt" },
    },
  });
  const [report] = await practice.import([{ paths: [path], knownAt: null }]);
  expect(report!.files[0]).toMatchObject({
    format: "our-credits",
    status: "partial",
    rows: { read: 6, loaded: 4, quarantined: 1, ignored: 1 },
    amounts: { payments: "115.00", adjustments: "40.00" },
  });
  const entries = await practice.read(null, [], (session) =>
    session.rows(
      `select kind, claim_id, amount::varchar as amount, check_date::varchar as checked
      from entry order by row_no`,
    ),
  );
  expect(entries).toEqual([
    { kind: "payment", claim_id: "77", amount: "-90.00", checked: "2026-01-18" },
    { kind: "adjustment", claim_id: "77", amount: "-40.00", checked: "2026-01-18" },
    { kind: "unapplied_receipt", claim_id: null, amount: "-25.00", checked: "2026-01-19" },
  ]);
});
