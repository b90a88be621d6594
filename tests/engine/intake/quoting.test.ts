import { expect, test } from "vitest";
import { drop, scratchPractice } from "../../scratch.ts";

const NAMES =
  "transaction_id,type,charge_id,provider,location,payer,primary_payer,amount,service_date,post_date";

test("quotes after a backslash, and quotes after a comma and a space, are read as they were meant", async () => {
  const practice = scratchPractice();
  const backslash = drop(
    practice,
    "backslash.csv",
    [
      NAMES,
      String.raw`a,charge,a,"Lee, \"Bob\"",North,Aetna,Aetna,10.00,2025-01-03,2025-01-04`,
      String.raw`b,charge,b,"Lee, \"Bob\"",North,"A\B",Aetna,20.00,2025-01-03,2025-01-04`,
      "",
    ].join("\n"),
  );
  const spaced = drop(
    practice,
    "spaced.csv",
    [
      NAMES.replaceAll(",", ", ").replace("provider", '"provider"'),
      'c, charge, c, "Lee, Bob", North, Aetna, Aetna, 40.00, 2025-01-03, 2025-01-04',
      "",
    ].join("\n"),
  );
  const [report] = await practice.import([{ paths: [backslash, spaced], knownAt: null }]);
  expect(report!.files.map(({ path, status, rows }) => [path, status, rows.loaded])).toEqual([
    ["backslash.csv", "loaded", 2],
    ["spaced.csv", "loaded", 1],
  ]);
  const rows = await practice.read(null, [], (session) =>
    session.rows("select provider, payer, amount::varchar as amount from entry order by amount"),
  );
  expect(rows).toEqual([
    { provider: 'Lee, "Bob"', payer: "Aetna", amount: "10.00" },
    { provider: 'Lee, "Bob"', payer: String.raw`A\B`, amount: "20.00" },
    { provider: "Lee, Bob", payer: "Aetna", amount: "40.00" },
  ]);
});
