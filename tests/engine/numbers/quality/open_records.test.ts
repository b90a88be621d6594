/** The measures on the open records, against plain loops over the same files. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { FileReport } from "../../../../engine/contract.ts";
import type { Practice } from "../../../../engine/spine/open.ts";
import { drop, scratchPractice } from "../../../scratch.ts";
import { hasSharedData, sharedData } from "../../../shared_data.ts";
import { measuredAt, type Count } from "./plain_measures.ts";
import { fromFhir, fromSynthea, textOf, type PlainRecord } from "./plain_record.ts";

const CODES = readFileSync(join(import.meta.dirname, "synthea_codes.csv"), "utf8");
const FILES = ["patients", "encounters", "conditions", "observations", "procedures", "medications"];

/** A file of Synthea's with every day moved by some years: a multiple of four, for leap days. */
const moved = (text: string, years: number): string =>
  text.replaceAll(/(?<=^|[,T])(\d{4})(?=-\d\d-\d\d[T,\r\n])/gm, (year) =>
    String(Number(year) + years),
  );

async function imported(files: Record<string, string>): Promise<[Practice, FileReport[]]> {
  const practice = scratchPractice();
  const paths = Object.entries(files).map(([name, text]) => drop(practice, name, text));
  const [report] = await practice.import([{ paths, knownAt: "2032-01-01T00:00:00Z" }]);
  return [practice, report!.files];
}

/** What the warehouse counts, by month and measure. */
async function counted(practice: Practice): Promise<Record<string, Record<string, Count>>> {
  const rows = await practice.read(null, [], (session) =>
    session.rows(
      `select
        strftime(month.month, '%Y-%m') as month,
        due.measure,
        count(*)::integer as population,
        count(*) filter (where due.excluded_from <= month.month_end)::integer as excluded,
        count(one.patient)::integer as denominator,
        count(*) filter (where one.counts)::integer as met
      from quality_due due
      join month on year(month.month) = due.year and month.month_end >= due.since
      left join quality_case one
        on one.month = month.month and one.patient = due.patient and one.measure = due.measure
      group by all`,
    ),
  );
  const found: Record<string, Record<string, Count>> = {};
  for (const {
    month,
    measure,
    population,
    excluded,
    denominator,
    met,
  } of rows as never as (Count & {
    month: string;
    measure: string;
  })[]) {
    // who is excepted was left out, too
    const count = {
      population,
      excluded: Math.max(excluded, population - denominator),
      denominator,
      met,
    };
    (found[month] ??= {})[measure] = count;
  }
  return found;
}

/** The same by plain loops, of the measures that the files tell a test of. */
function plain(record: PlainRecord, months: string[], told: Set<string>) {
  return Object.fromEntries(
    months.flatMap((month) => {
      const [year, number] = month.split("-").map(Number);
      const all = Object.entries(measuredAt(record, year!, number!));
      const kept = all.filter(([measure]) => told.has(measure));
      return kept.length > 0 ? [[month, Object.fromEntries(kept)]] : [];
    }),
  );
}

const ruled = async (practice: Practice): Promise<string[]> => {
  const rows = await practice.read(null, [], (session) =>
    session.rows(
      "select strftime(month, '%Y-%m') as month from month where year(month) between 2022 and 2026 order by 1",
    ),
  );
  return rows.map(({ month }) => month as string);
};
const measuresOf = (found: Record<string, Record<string, Count>>): Set<string> =>
  new Set(Object.values(found).flatMap((each) => Object.keys(each)));

/** Medications of the older set that stopped days before they were begun: held back, as they should be. */
const ENDS_BEFORE_IT_BEGINS: Record<string, number> = {
  "synthea_2022-12_no_claims/medications.csv": 7,
};

const cases = ["synthea_2023-11", "synthea_2022-12_no_claims"].flatMap((folder) =>
  [0, 4, 8].map((years) => ({ folder, years })),
);

describe.skipIf(!hasSharedData)("open records (needs ../shared/data)", () => {
  test.each(cases)(
    "$folder, moved by $years years: each measure counts what plain loops count",
    async ({ folder, years }) => {
      const path = sharedData("synthea", folder);
      const names = readdirSync(path);
      const text = (name: string): string =>
        moved(
          textOf(
            join(
              path,
              names.find((each) => each.startsWith(`${name}.csv`))!,
            ),
          ),
          years,
        );
      const files = Object.fromEntries(FILES.map((name) => [`${name}.csv`, text(name)]));
      const [practice, reports] = await imported({ "quality-codes.csv": CODES, ...files });
      for (const { path: name, format, rows, findings } of reports) {
        const lines = (files[name] ?? CODES).trimEnd().split("\n").length;
        const wrong = ENDS_BEFORE_IT_BEGINS[`${folder}/${name}`] ?? 0;
        expect({ name, format, rows }).toMatchObject({
          format: name in files ? `synthea-${name.slice(0, -4)}` : "quality-codes",
          rows: { read: lines, loaded: lines - 1 - wrong, quarantined: wrong, ignored: 1 },
        });
        expect(findings.filter(({ severity }) => severity === "must_fix").length).toBe(
          Number(wrong > 0),
        );
      }
      const found = await counted(practice);
      const told = measuresOf(found);
      expect(told.size).toBeGreaterThanOrEqual(6);
      const counts = Object.values(found).flatMap((measures) => Object.values(measures));
      const measured = counts.reduce((sum, { denominator }) => sum + denominator, 0);
      console.log(
        `${folder} + ${years} years: ${counts.length} months of measures, ${measured} patients measured`,
      );
      expect(measured).toBeGreaterThan(300);
      expect(found).toEqual(plain(fromSynthea(text), await ruled(practice), told));
    },
    300_000,
  );

  test("FHIR Bundles: each measure counts what plain loops count, and lines of NDJSON tell the same", async () => {
    const folder = sharedData("fhir", "synthea_r4_2024-04");
    const names = readdirSync(folder).filter((name) => /^[A-Z]/.test(name));
    const bundles = names.map((name) => JSON.parse(textOf(join(folder, name))));
    const asBundles = Object.fromEntries(
      names.map((name, i) => [`${i}.json`, textOf(join(folder, name))]),
    );
    const resources = bundles.flatMap(({ entry }) =>
      entry.map((each: { resource: unknown }) => each.resource),
    );
    const asLines = {
      "all.ndjson": resources
        .map((each) => JSON.stringify(each))
        .join("\n")
        .replaceAll("urn:uuid:", "Any/"),
    };
    const [practice] = await imported({ "quality-codes.csv": CODES, ...asBundles });
    const found = await counted(practice);
    const told = measuresOf(found);
    expect(told).toContain("CMS122");
    expect(found).toEqual(plain(fromFhir(bundles), await ruled(practice), told));
    const [other] = await imported({ "quality-codes.csv": CODES, ...asLines });
    expect(await counted(other)).toEqual(found);
  }, 120_000);
});
