import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { drop, scratchPractice } from "../../scratch.ts";
import { hasSharedData, sharedData } from "../../shared_data.ts";

const synthea = (file: string): string => sharedData("synthea", "synthea_2023-11", file);

describe.skipIf(!hasSharedData)("public data sets (needs ../shared/data)", () => {
  test("Synthea's claims transactions add up to the cent, plain or gzipped, by month and payer", async () => {
    const truth = JSON.parse(readFileSync(sharedData("truth", "synthea_2023-11.json"), "utf8"));
    for (const packed of [true, false]) {
      const practice = scratchPractice();
      const path = packed
        ? synthea("claims_transactions.csv.gz")
        : drop(practice, "ct.csv", gunzipSync(readFileSync(synthea("claims_transactions.csv.gz"))));
      const [report] = await practice.import([
        { paths: [path, synthea("claims.csv.gz"), synthea("payers.csv")], knownAt: null },
      ]);
      const [transactions, claims, payers] = report!.files;
      expect(transactions!.rows).toMatchObject({ read: 17_989, loaded: 17_988, ignored: 1 });
      expect(transactions!.amounts).toMatchObject({
        charges: "2083889.68",
        payments: "2105292.99",
        adjustments: "0.00",
        transfers: "0.00",
        balance: "-21403.31",
      });
      expect(claims!.rows.loaded).toBe(3266);
      expect(payers!.rows.loaded).toBe(10);
      const rows = await practice.read(null, [], (session) =>
        session.rows(
          `select primary_payer as payer, strftime(month, '%Y-%m') as month,
            sum(amount) filter (where flow = 'charge')::varchar as charges,
            sum(cash)::varchar as payments
          from entry group by all`,
        ),
      );
      for (const [month, expected] of Object.entries<Record<string, string>>(truth.by_month)) {
        const mine = rows.filter((row) => row["month"] === month);
        const total = (field: string) =>
          mine.reduce((sum, row) => sum + Math.round(Number(row[field] ?? 0) * 100), 0);
        expect([month, total("charges"), total("payments")]).toEqual([
          month,
          Math.round(Number(expected["charges"]) * 100),
          Math.round(Number(expected["payments"]) * 100),
        ]);
      }
      for (const [payer, expected] of Object.entries<Record<string, string>>(truth.by_payer)) {
        const name = payer === "(none)" ? "Unassigned" : payer;
        const mine = rows.filter((row) => row["payer"] === name);
        const total = (field: string) =>
          mine.reduce((sum, row) => sum + Math.round(Number(row[field] ?? 0) * 100), 0);
        expect([payer, total("charges"), total("payments")]).toEqual([
          payer,
          Math.round(Number(expected["charges"]) * 100),
          Math.round(Number(expected["payments"]) * 100),
        ]);
      }
    }
  });

  test("22,319 of 110,527 appointments in Vitoria were no-shows, by month and lead time", async () => {
    const truth = JSON.parse(readFileSync(sharedData("truth", "noshow.json"), "utf8"));
    const practice = scratchPractice();
    const path = sharedData("scheduling", "noshow", "KaggleV2-May-2016.csv.gz");
    const [report] = await practice.import([{ paths: [path], knownAt: null }]);
    expect(report!.files[0]!.rows).toMatchObject({ loaded: 110_527, quarantined: 0 });
    const [all] = await practice.kpi({ kpis: ["AC01"], period: "2016-04..2016-06" });
    expect(all).toMatchObject({ numerator: "22319", denominator: "110527" });
    const months = await practice.kpi({
      kpis: ["AC01"],
      period: "2016-04..2016-06",
      by: ["month"],
    });
    for (const value of months) {
      const expected = truth.by_month[value.period];
      expect([value.numerator, value.denominator]).toEqual([
        String(expected.no_show),
        String(expected.n),
      ]);
    }
    const leads = await practice.read(null, [], (session) =>
      session.rows(
        `select date_diff('day', cast(created as date), cast(start as date))::varchar as lead,
          count(*)::integer as n
        from appointment_row group by 1`,
      ),
    );
    for (const { lead, n } of leads) expect(n).toBe(truth.by_lead_days[lead as string].n);
  });
});
