/** Our templates: what they hold, what their README says of them, and what comes out when they are imported. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { packageFolder } from "../../engine/database.ts";
import { FORMATS } from "../../engine/intake/formats/index.ts";
import {
  BENCHMARK_COLUMNS,
  EVIDENCE,
  parseBenchmarks,
} from "../../engine/numbers/benchmarks/benchmark.ts";
import { catalogue } from "../../engine/numbers/kpi/catalogue.ts";
import { parseSettings } from "../../engine/practice.ts";
import { recognise } from "../../engine/intake/recognise.ts";
import { splitRecord } from "../../engine/intake/record.ts";
import type { FileReport, ImportReport } from "../../engine/contract.ts";
import type { Practice } from "../../engine/spine/open.ts";
import { drop, scratchPractice } from "../scratch.ts";

const folder = join(packageFolder(), "datasets", "templates");
const ours = FORMATS.filter(({ evidence }) => evidence.startsWith("our own template"));
const text = (file: string): string => readFileSync(join(folder, file), "utf8");
const templates = ours.map((format) => {
  const [header, ...rows] = text(`${format.id}.csv`).trimEnd().split("\n");
  return { format, columns: header!.split(","), rows };
});

/** What became of the rows of files that have one cell empty each, by their names. */
let emptied: ReturnType<typeof withEachCellEmpty> | undefined;

const emptyAt = (format: string, column: number): string => `${format} ${column}.csv`;

/** Imports, of every template and each of its columns, the first row without its cell there; all together. */
async function withEachCellEmpty(): Promise<Map<string, FileReport["rows"]>> {
  const practice = scratchPractice();
  const paths = templates.flatMap(({ format, columns, rows }) =>
    columns.map((_, i) => {
      const cells = splitRecord(rows[0]!, ",")!.map((cell) => `"${cell}"`);
      const row = cells.map((cell, at) => (at === i ? "" : cell)).join(",");
      return drop(practice, emptyAt(format.id, i), `${columns.join(",")}\n${row}\n`);
    }),
  );
  const [report] = await practice.import([{ paths, knownAt: null }]);
  return new Map(report!.files.map(({ path, rows }) => [path, rows]));
}

/** The chapter of the README about one file, and the rows of its table of columns. */
function described(file: string) {
  const [chapter] = text("README.md").split(`## \`${file}\`\n`)[1]!.split("\n## ");
  const table = chapter!
    .split("\n")
    .filter((line) => /^\| `[^|]*\| `(always|column|no)` /.test(line));
  const columns = table.map((line) => {
    const [name, needed] = line
      .split("|")
      .slice(1)
      .map((cell) => cell.trim().replaceAll("`", ""));
    return { name: name!, needed: needed! };
  });
  return { chapter: chapter!, columns };
}

test("every layout of ours has a template, and every file here is one or is described", () => {
  const files = [...ours.map(({ id }) => `${id}.csv`), "README.md", "loans.json"].sort();
  expect(readdirSync(folder).sort()).toEqual(files);
  expect(ours.every(({ evidence }) => evidence.includes("datasets/templates/README.md"))).toBe(
    true,
  );
});

test("the example of benchmarks.csv is read, and the README tells its columns and words", () => {
  const kpis = catalogue(parseSettings("{}", "practice.json").policies);
  const { chapter, columns } = described("benchmarks.csv");
  const [, example = ""] = /```csv\n([^`]*)```/.exec(chapter) ?? [];
  const read = parseBenchmarks(example, kpis, "practice");
  expect(read.map(({ kpi }) => kpi)).toEqual(["RC01", "FI02"]);
  expect(columns.map(({ name }) => name)).toEqual([...BENCHMARK_COLUMNS]);
  expect(EVIDENCE.filter((word) => !chapter.includes(`\`${word}\``))).toEqual([]);
});

test("the package brings the templates with it", () => {
  const { files } = JSON.parse(readFileSync(join(packageFolder(), "package.json"), "utf8"));
  expect(files).toContain("datasets/templates");
});

describe.each(templates)("$format.id", ({ format, columns }) => {
  const { chapter, columns: told } = described(`${format.id}.csv`);

  test("the template is recognised as this layout and no other, with every column of it", () => {
    const found = recognise(text(`${format.id}.csv`), FORMATS);
    expect(found).toMatchObject({ format: { id: format.id }, headerLine: 1, confidence: 1 });
    expect(columns).toEqual(Object.values(format.columns));
  });

  test("the README tells every column, in order, and which the layout cannot do without", () => {
    expect(told.map(({ name }) => name)).toEqual(columns);
    const fields = Object.keys(format.columns);
    const needed = fields.filter((_, i) => told[i]!.needed !== "no");
    expect(new Set(needed)).toEqual(new Set(format.required));
  });

  test("the README tells every word that is read", () => {
    const words = Object.values(format.words).flatMap((each) => Object.keys(each));
    expect(words.filter((word) => !chapter.includes(`\`${word}\``))).toEqual([]);
  });

  test("a cell that must not be empty holds its row back, every other one does not", async () => {
    emptied ??= withEachCellEmpty();
    const files = await emptied;
    const held = columns.filter((_, i) => files.get(emptyAt(format.id, i))!.quarantined === 1);
    expect(held).toEqual(told.filter(({ needed }) => needed === "always").map(({ name }) => name));
  });

  test("the README names the figures that are missing without the file", () => {
    const listed = /Without this file there is no: ([^.]*)\./.exec(chapter)?.[1] ?? "";
    const titles = listed.replaceAll("\n", " ").split("; ").filter(Boolean);
    const needing = scratchPractice()
      .kpis()
      .filter(({ needs }) => needs.includes(format.feed));
    expect(titles).toEqual(needing.map(({ title }) => title));
  });
});

test("the README names every statement line", () => {
  const lines = readFileSync(join(folder, "..", "reference", "statement_lines.csv"), "utf8");
  const ids = lines.trimEnd().split("\n").slice(1);
  const { chapter } = described("accounts.csv");
  expect(ids.filter((line) => !chapter.includes(`\`${line.split(",")[0]}\``))).toEqual([]);
});

describe("the templates imported into an empty practice", () => {
  let practice: Practice;
  let report: ImportReport;

  beforeAll(async () => {
    practice = scratchPractice();
    [report] = (await practice.import([{ paths: [folder], knownAt: "2026-10-02T12:00:00Z" }])) as [
      ImportReport,
    ];
  });

  test("load every row, and nothing is found wrong", async () => {
    expect(report.files.map(({ path }) => path)).toEqual(
      readdirSync(folder).filter((file) => file !== "README.md"),
    );
    for (const { path, status, rows, findings } of report.files) {
      const header = path.endsWith(".csv") ? 1 : 0;
      expect({ path, status, findings }).toEqual({ path, status: "loaded", findings: [] });
      expect(rows).toMatchObject({ loaded: rows.read - header, ignored: header, quarantined: 0 });
    }
    expect(report.reconciled).toBe(true);
    expect(await practice.check()).toEqual({ ok: true, findings: [] });
  });

  test("change nothing the second time", async () => {
    const [again] = await practice.import([{ paths: [folder], knownAt: null }]);
    expect(again!.import_id).toBeNull();
    expect(new Set(again!.files.map(({ status }) => status))).toEqual(new Set(["duplicate"]));
  });

  test("come to the figures that a reader adds up by hand", async () => {
    const { amounts } = report.files.find(({ format }) => format === "transactions")!;
    expect(amounts).toMatchObject({
      charges: "470.00", // 150 + 200 + 120 + 12 − 12
      payments: "240.00", // 90 + 100 + 30 + 20
      adjustments: "112.00", // 40 + 70 + 2
      transfers: "0.00",
      balance: "118.00", // 28 of CH-2 and 90 of CH-3
    });
    const values = await practice.kpi({ period: "2026-09" });
    const parts = (kpi: string) => {
      const found = values.find((value) => value.kpi === kpi);
      return [found?.numerator, found?.denominator].map((part) =>
        part === null ? null : Number(part),
      );
    };
    expect(parts("RC01")[0]).toBe(118);
    expect(parts("RC08")).toEqual([240, 470 - 112]);
    expect(parts("RC37")[0]).toBe(0);
    expect(parts("SU05")).toEqual([98, 10 * 9]);
    expect(parts("RC21")).toEqual([3, 3]); // each visit charged the next day
    expect(parts("PR01")[0]).toBe(3.92); // 1.30 + 1.92 + 0.70
    expect(parts("AC01")).toEqual([1, 4]);
    expect(parts("FB06")).toEqual([1, 2]); // three asked, one of them ineligible
    expect(parts("FI01")).toEqual([240 - 12_026.48, 240]); // 2,500 rent, 120 supplies, 9,406.48 pay
    expect(parts("FI06")[0]).toBe(38_213.52); // 50,000 + 240 − 12,026.48
    expect(parts("PE06")).toEqual([null, null]); // the days from 15 September are not paid yet
    expect(parts("FI03")).toEqual([2647.48, 240]); // 2,320 + 327.48
    expect(parts("FI10")[0]).toBe(-56.48); // −80 + 41 − 20 + 22.52 − 20
  });

  test("agree with each other: deposits in the books are the payments, payroll is what the books paid", async () => {
    const { revenue, pay } = await practice.read(null, [], async (session) => ({
      revenue: await session.row(
        "select cast(-sum(amount) as varchar) as amount from ledger_line where line = 'patient_revenue'",
      ),
      pay: await session.row(
        `select cast((select sum(amount) from ledger_line where type = 'Payroll' and amount > 0)
          - (select sum(gross + employer_tax + benefits) from payroll_row) as varchar) as amount`,
      ),
    }));
    expect(revenue["amount"]).toBe("240.00");
    expect(pay["amount"]).toBe("0.00");
  });
});

describe("a template that was changed", () => {
  /** Imports one text into an empty practice. */
  async function take(file: string, content: string) {
    const practice = scratchPractice();
    const [report] = await practice.import([
      { paths: [drop(practice, file, content)], knownAt: null },
    ]);
    return report!.files[0]!;
  }

  test("a needed column under no name we know: the file is rejected, and the finding says which it lacks", async () => {
    const file = await take(
      "transactions.csv",
      text("transactions.csv").replace("post_date", "booked"),
    );
    expect(file.status).toBe("rejected");
    expect(file.findings).toEqual([
      expect.objectContaining({
        severity: "must_fix",
        check: "COLUMN_MISSING",
        message:
          'transactions.csv looks most like "Transactions (our template)" but lacks "post_date"',
        fix: "export it again with these columns, or say which of its columns they are: practice map transactions.csv",
      }),
    ]);
  });

  test("another column under another name: the rows count, and the finding says what was not read", async () => {
    const file = await take(
      "appointments.csv",
      text("appointments.csv").replace("cancelled_at", "called off").replace("created", "booked"),
    );
    expect(file).toMatchObject({ status: "loaded", rows: { loaded: 6 } });
    expect(file.findings).toEqual([
      expect.objectContaining({
        severity: "look_at",
        check: "COLUMN_IGNORED",
        message:
          'appointments.csv has "booked", "called off", which we do not read, and lacks "created", "cancelled_at"',
      }),
    ]);
  });

  test("one of your own beside all of ours is named, and a column left out is no finding", async () => {
    const accounts = text("accounts.csv").replaceAll(/^(.+)$/gm, "$1,mine");
    expect((await take("accounts.csv", accounts)).findings).toMatchObject([
      { severity: "information", check: "COLUMN_IGNORED" },
    ]);
    const staff = "employee_id,role,weekly_hours\nE-1,physician,40\n";
    expect((await take("staff.csv", staff)).findings).toEqual([]);
  });

  test("saved by Excel: days and months in its way, a mark at the start, CRLF, and the same figures", async () => {
    const saved = (content: string): string =>
      `\uFEFF${content
        .replaceAll(/\b(\d{4})-0?(\d+)-0?(\d+)\b/g, "$2/$3/$1")
        .replaceAll(/\b2026-09,/g, "Sep-26,")
        .replaceAll(/\.00\b/g, "")
        .replaceAll("\n", "\r\n")}`;
    const files = templates.map(({ format }) => `${format.id}.csv`);
    const figures = async (change: (content: string) => string) => {
      const practice = scratchPractice();
      const paths = files.map((file) => drop(practice, file, change(text(file))));
      const [report] = await practice.import([{ paths, knownAt: null }]);
      expect(report!.files.filter(({ status }) => status !== "loaded")).toEqual([]);
      return practice.kpi({ period: "2026-09" });
    };
    expect(await figures(saved)).toEqual(await figures((content) => content));
  });
});
