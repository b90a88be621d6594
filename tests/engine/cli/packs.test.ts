/** Packs at the terminal: what they hold is what the practice says, and verify names what is no longer so. */
import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type {
  KpiValue,
  PackCheck,
  PackManifest,
  PackReport,
  CashForecast,
  BudgetReport,
  CovenantReport,
  OfferAhead,
  Restatement,
  StatementsReport,
} from "../../../engine/contract.ts";
import { cardText, dayText, monthText } from "../../../engine/format.ts";
import { openPractice } from "../../../engine/index.ts";
import type { Comparison } from "../../../engine/numbers/lending/documents.ts";
import { readJournal } from "../../../engine/spine/journal.ts";
import { exampleOf } from "../../example.ts";
import { ledgerFile } from "../../pitfalls/rows.ts";
import {
  formulasOf,
  hasOffice,
  read,
  recalculated,
  rowsOf,
  tableUnder,
} from "../../read_workbook.ts";
import { drop, scratchFolder, scratchPractice } from "../../scratch.ts";
import { terminalOf } from "../../terminal.ts";

const hasPdfText = spawnSync("pdftotext", ["-v"]).status === 0;
const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

/** The words of a PDF, however they are broken into lines. */
const wordsOf = (path: string): string =>
  spawnSync("pdftotext", ["-raw", path, "-"], { encoding: "utf8", maxBuffer: 1e8 })
    .stdout.split(/\s+/)
    .join(" ");

/** LibreOffice reckons every formula of a workbook again; answers how many there are by sheet. */
async function reckonedAsTold(bytes: Buffer): Promise<Map<string, number>> {
  const given = (await read(bytes)).sheets;
  const again = (await recalculated(bytes)).sheets;
  const counts = new Map<string, number>();
  for (const [i, sheet] of given.entries()) {
    const rows = rowsOf(again[i]!);
    for (const { cell, formula, told } of formulasOf(sheet)) {
      const [row, column] = cell.split(",").map(Number) as [number, number];
      const is = rows[row]?.[column] ?? 0;
      expect([sheet.name, formula, is]).toEqual([
        sheet.name,
        formula,
        expect.closeTo(Number(told), 6),
      ]);
      counts.set(sheet.name, (counts.get(sheet.name) ?? 0) + 1);
    }
  }
  return counts;
}

/** What figures are called, by their names. */
const TITLES = new Map(
  scratchPractice()
    .kpis()
    .map(({ name, title }) => [name, title]),
);

type Figures = Record<string, string | number | null>;

describe("the monthly pack of the example practice", () => {
  let dir: string;
  let run: ReturnType<typeof terminalOf>;
  let out: string;
  let made: PackReport;
  let values: KpiValue[];
  let budget: BudgetReport;
  let cash: CashForecast;

  beforeAll(async () => {
    const example = await exampleOf({ providers: 2, months: 14 });
    dir = example.dir;
    values = await example.practice.kpi({ period: "2026-09", shareable: true });
    budget = await example.practice.budget({ period: "2026-09" });
    cash = await example.practice.forecastCash();
    example.practice.close();
    run = terminalOf(dir);
    out = join(scratchFolder(), "pack");
    const { status, said } = run("pack", "monthly", "--period", "2026-09", "--out", out);
    expect(status).toBe(0);
    made = said as PackReport;
  });

  const bytesOf = (name: string): Buffer => readFileSync(join(out, name));
  const figures = (): Figures => JSON.parse(bytesOf("figures.json").toString()) as Figures;

  test("prints its files with their hashes, and the manifest says how they came to be", () => {
    expect(made).toMatchObject({ pack: "monthly", state: "draft", blocked_by: [] });
    expect(made.files.map(({ path }) => path)).toEqual([
      "monthly-2026-09.pdf",
      "monthly-2026-09.xlsx",
      "figures.json",
      "manifest.json",
    ]);
    for (const { path, sha256: hash } of made.files) expect(sha256(bytesOf(path))).toBe(hash);
    const manifest = JSON.parse(bytesOf("manifest.json").toString()) as PackManifest;
    const { digest } = run("digest").said as { digest: string };
    expect(manifest).toMatchObject({ digest, known_at: null, from: "2026-09-01", paper: "letter" });
    expect(manifest.policies).toMatchObject({ smallest_shared: 11, days_in_ar_months: 3 });
    expect(manifest.files).toEqual(made.files.slice(0, 3));
  });

  test("the same data make the same bytes", () => {
    const again = join(scratchFolder(), "again");
    const { said } = run("pack", "monthly", "--period", "2026-09", "--out", again);
    expect((said as PackReport).files).toEqual(made.files);
  });

  test("its figures are those of the practice", () => {
    const told = figures();
    let withheld = 0;
    for (const { name, value, suppressed } of values) {
      const place = `KPIs › kpis › ${TITLES.get(name)} › Value`;
      if (!(place in told)) continue;
      expect([name, told[place]]).toEqual([name, value]);
      if (suppressed) withheld++;
    }
    expect(withheld).toBeGreaterThan(0);
    expect(told).toHaveProperty(["KPIs › kpis › Days in A/R › Value"], expect.any(Number));
    const net = budget.lines.find(({ line }) => line === "net_income")!;
    expect(told["Budget › statement › Net income › Actual"]).toBe(net.actual);
    expect(told["Budget › statement › Net income › Variance"]).toBe(net.variance);
    const [week] = cash.steps;
    expect(told[`Cash › cash_weeks › ${week!.start} › Closing`]).toBe(week!.closing);
  });

  test("the workbook has a tab a section, and its formulas stand for the figures told", async () => {
    const { sheets } = await read(bytesOf("monthly-2026-09.xlsx"));
    expect(sheets.map(({ name }) => name)).toEqual([
      "Cover",
      "KPIs",
      "Budget",
      "Receivables",
      "Cash",
      "Tie-out",
      "Restatements",
      "Findings",
      "Definitions",
    ]);
    const byName = new Map(sheets.map((sheet) => [sheet.name, sheet]));
    for (const [tab, least] of [
      ["KPIs", 10],
      ["Budget", 50],
      ["Receivables", 20],
      ["Cash", 30],
      ["Tie-out", 2],
    ] as const) {
      expect(formulasOf(byName.get(tab)!).length).toBeGreaterThanOrEqual(least);
    }
    const titles = ["Figure", "Value", "Target", "Variation"];
    const told = figures();
    for (const [title, value] of tableUnder(byName.get("KPIs")!, titles, 24)) {
      expect([title, value]).toEqual([title, told[`KPIs › kpis › ${title} › Value`]]);
    }
  });

  test.skipIf(!hasOffice)(
    `${hasOffice ? "" : "(no LibreOffice here) "}LibreOffice reckons every formula to what is told`,
    async () => {
      await reckonedAsTold(bytesOf("monthly-2026-09.xlsx"));
    },
    180_000,
  );

  test.skipIf(!hasPdfText)(
    `${hasPdfText ? "" : "(no pdftotext here) "}every page says whose it is and under which choices, and the text holds the figures`,
    () => {
      const pdf = join(out, "monthly-2026-09.pdf");
      const text = wordsOf(pdf);
      const pages = Number(/page 1 of (\d+)/.exec(text)![1]);
      expect(pages).toBeGreaterThan(8);
      for (let page = 1; page <= pages; page++) {
        const one = spawnSync(
          "pdftotext",
          ["-f", String(page), "-l", String(page), "-raw", pdf, "-"],
          { encoding: "utf8" },
        ).stdout;
        expect(one).toContain(`page ${page} of ${pages}`);
        expect(one).toContain("DRAFT");
        expect(one).toContain("filters: none: the whole practice");
        expect(one).toContain("collections by service date");
      }
      const net = budget.lines.find(({ line }) => line === "net_income")!;
      expect(text).toContain(Math.round(Number(net.actual)).toLocaleString("en-US"));
      for (const { start, closing } of cash.steps) {
        expect(text).toContain(start);
        expect(text).toContain(Math.round(Number(closing)).toLocaleString("en-US"));
      }
      // charts are texts too: the lowest day of cash, the minimum, and what the bridge starts from
      const lowest = cash.lowest!;
      expect(text).toContain(
        `lowest ${cardText(Number(lowest.amount), "money")}, ${dayText(lowest.date)}`,
      );
      expect(text).toMatch(/minimum \$50\.0 k/);
      for (const title of ["Days in A/R", "No-show rate", "Operating margin"]) {
        expect(text).toContain(title);
      }
    },
  );

  test("nothing in it is one patient's", async () => {
    const month = readdirSync(join(dir, "inbox", "2026-09")).find((name) =>
      name.startsWith("transactions"),
    )!;
    const file = readFileSync(join(dir, "inbox", "2026-09", month), "utf8");
    const claims = [...new Set(file.match(/\bL\d{7}\b/g))].slice(0, 500);
    expect(claims.length).toBeGreaterThan(100);
    const { sheets } = await read(bytesOf("monthly-2026-09.xlsx"));
    const texts = JSON.stringify(sheets.map(rowsOf));
    expect(claims.filter((claim) => texts.includes(claim))).toEqual([]);
    expect(texts).not.toContain(month);
    if (hasPdfText) {
      const text = wordsOf(join(out, "monthly-2026-09.pdf"));
      expect(claims.filter((claim) => text.includes(claim))).toEqual([]);
    }
  });

  test("a sealed pack stands in the journal, is not written over, and a changed byte is found", async () => {
    const folder = join(scratchFolder(), "sealed");
    const ask = ["pack", "monthly", "--period", "2026-09", "--paper", "a4", "--out", folder];
    const sealed = run(...ask, "--seal").said as PackReport;
    expect(sealed.state).toBe("sealed");
    const entry = readJournal(join(dir, "journal.jsonl")).entries.at(-1)!;
    expect(entry).toMatchObject({ action: "seal", period: "2026-09", files: sealed.files });
    const opened = openPractice(dir);
    const { panels } = await opened.page("reports");
    opened.close();
    const history = panels.find(({ id }) => id === "sealed_packs")!;
    expect(history.title).toBe("1 pack was sealed");
    expect(history.rows["manifest"]).toEqual([sealed.files.at(-1)!.sha256]);
    expect(run(...ask)).toMatchObject({ status: 2 });
    expect(run("verify", folder)).toMatchObject({ status: 0, said: { ok: true, differences: [] } });
    // the draft made before it has the same figures and is no less a draft
    expect(run("verify", out)).toMatchObject({ status: 0 });

    const pdf = join(folder, "monthly-2026-09.pdf");
    const bytes = readFileSync(pdf);
    bytes[bytes.length - 20]! ^= 1;
    writeFileSync(pdf, bytes);
    const manifest = join(folder, "manifest.json");
    writeFileSync(manifest, readFileSync(manifest, "utf8").replace('"a4"', '"letter"'));
    const found = run("verify", folder);
    expect(found.status).toBe(3);
    const { differences } = found.said as PackCheck;
    expect(differences.map(({ file, figure }) => [file, figure])).toEqual([
      ["manifest.json", null],
      ["monthly-2026-09.pdf", null],
    ]);
    expect(run("verify", scratchFolder())).toMatchObject({ status: 2 });
  });

  test("a period that is no month is refused", () => {
    const other = join(scratchFolder(), "year");
    expect(run("pack", "monthly", "--period", "2026-Q3", "--out", other).status).toBe(2);
  });

  test("a lender's has what lenders ask for, by the same figures, says what is not here, and is verified", async () => {
    const folder = join(scratchFolder(), "lender");
    const { status, said } = run("pack", "lender", "--period", "2026-09", "--out", folder);
    expect(status).toBe(0);
    const file = (said as PackReport).files[1]!.path;
    expect(file).toBe("lender-2026-09.xlsx");
    const { sheets } = await read(readFileSync(join(folder, file)));
    expect(sheets.map(({ name }) => name)).toEqual([
      "Cover",
      "Readiness",
      "Results",
      "Tie-out",
      "Receivables",
      "Covenants and stress",
      "Cash",
      "Two years ahead",
      "Statements ahead",
      "KPIs",
      "Restatements",
      "Findings",
      "Definitions",
    ]);
    const told = JSON.parse(readFileSync(join(folder, "figures.json"), "utf8")) as Figures;
    const year = run("budget", "--period", "2025-10..2026-09").said as BudgetReport;
    for (const title of ["Total revenue", "Total expense", "Net income"]) {
      const { actual } = year.lines.find((line) => line.title === title)!;
      expect(told[`Results › history › ${title} › Oct 2025 – Sep 2026`]).toBe(actual);
    }
    const months = run("forecast", "cash", "--months", "24").said as CashForecast;
    const last = months.steps.at(-1)!;
    expect(
      told[`Two years ahead › cash_months › ${monthText(last.start.slice(0, 7))} › Closing`],
    ).toBe(last.closing);
    const covenants = run("covenants", "--period", "2026-09").said as CovenantReport;
    expect(covenants.covenants.length).toBeGreaterThan(0);
    for (const { name, value } of covenants.covenants) {
      expect(told[`Covenants and stress › covenants › ${name} › Is`]).toBe(value);
    }
    const statements = run("statements").said as StatementsReport;
    for (const { statement, lines } of statements.statements) {
      for (const { title, amounts } of lines) {
        const place = `Statements ahead › statement_${statement} › ${title} › ${monthText(statements.months[0]!)}`;
        expect([place, told[place]]).toEqual([place, amounts[0]]);
      }
    }
    // sums of the balance sheet and of cash flow, cash then, retained earnings then, in every column
    const formulas = hasOffice
      ? (await reckonedAsTold(readFileSync(join(folder, file)))).get("Statements ahead")!
      : formulasOf(sheets.find(({ name }) => name === "Statements ahead")!).length;
    expect(formulas).toBeGreaterThan(250);
    expect(run("verify", folder).said).toMatchObject({ ok: true, pack: "lender" });
  }, 180_000);

  test("a lender's tells the offers of offers.json as the comparison does, and verify sees one that was changed", async () => {
    const path = join(dir, "offers.json");
    const loan = { principal: "90000.00", annual_rate: "0.08", payments: 60 };
    const offers = [
      { ...loan, name: "Bank A", disbursed: "2026-11-16" },
      { kind: "lease", name: "Lease", price: "90000.00", payment: "1900.00", payments: 60 },
    ];
    const write = (list: object[]): void =>
      writeFileSync(path, JSON.stringify({ horizon_months: 36, offers: list }));
    write(offers);
    const folder = join(scratchFolder(), "offers");
    expect(run("pack", "lender", "--period", "2026-10", "--out", folder).status).toBe(0);
    const told = JSON.parse(readFileSync(join(folder, "figures.json"), "utf8")) as Figures;
    const said = run("loans", "compare", path).said as {
      offers: (Comparison["offers"][number] & { practice: OfferAhead })[];
    };
    const place = (offer: string, column: string) =>
      told[`Financing asked for › offers_considered › ${offer} › ${column}`];
    for (const { name, received, payment, apr, horizon, practice: ahead } of said.offers) {
      expect(place(name, "Amount received")).toBe(received);
      expect(place(name, "Payment")).toBe(payment);
      expect(place(name, "APR, %")).toBe(apr);
      expect(place(name, "Cost over 36 months")).toBe(horizon?.cost ?? null);
      expect(place(name, "Lowest cash of a year")).toBe(ahead.lowest?.amount ?? null);
      expect(place(name, "Lowest coverage")).toBe(ahead.coverage.lowest?.value ?? null);
    }
    expect(place("Bank A", "Lowest coverage")).toBeGreaterThan(0);
    const { sheets } = await read(readFileSync(join(folder, "lender-2026-10.xlsx")));
    expect(sheets.map(({ name }) => name)).toContain("Financing asked for");
    expect(run("verify", folder)).toMatchObject({ status: 0, said: { ok: true } });
    write([{ ...offers[0], annual_rate: "0.09" }, offers[1]!]);
    const { differences } = run("verify", folder).said as PackCheck;
    expect(differences.map(({ figure }) => figure)).toContain(
      "Financing asked for › offers_considered › Bank A › APR, %",
    );
    rmSync(path);
  }, 180_000);
});

describe("what has changed since", () => {
  const charges = (amount: number | string) =>
    ledgerFile(
      Array.from({ length: 30 }, (_, i) => ({
        id: `c${i}`,
        type: "charge",
        charge: `c${i}`,
        amount: i === 0 ? amount : 100,
        post: "2025-01-10",
        dos: "2025-01-10",
      })),
    );

  test("verify names each figure that a corrected row moved, and none other", async () => {
    const practice = scratchPractice();
    const { path } = practice.folder;
    const run = terminalOf(path);
    await practice.import([{ paths: [drop(practice, "first.csv", charges(100))], knownAt: null }]);
    practice.close();
    const out = join(scratchFolder(), "pack");
    expect(run("pack", "monthly", "--out", out)).toMatchObject({
      status: 0,
      said: { period: "2025-01" },
    });
    expect(run("verify", out)).toMatchObject({ status: 0, said: { ok: true } });

    run("import", drop(practice, "corrected.csv", charges(150)));
    const { status, said } = run("verify", out);
    expect(status).toBe(3);
    const { differences } = said as PackCheck;
    expect(differences).toContainEqual({
      file: "monthly-2025-01.xlsx",
      figure: "Receivables › roll_forward › Jan 2025 › Charges",
      was: "3000.00",
      is: "3050.00",
    });
    expect(differences.every(({ file, figure }) => file.endsWith(".xlsx") && figure !== null)).toBe(
      true,
    );
    expect(differences.map(({ figure }) => figure)).not.toContain(
      "Receivables › roll_forward › Jan 2025 › Payments",
    );
  });

  test("the pack of the month after tells what changed in a month that was closed", async () => {
    const practice = scratchPractice();
    const { path } = practice.folder;
    const run = terminalOf(path);
    const rows = (post: string, id: string, amount: number) =>
      ledgerFile([{ id, type: "charge", charge: id, amount, post, dos: post }]);
    const january = drop(practice, "january.csv", rows("2025-01-10", "a", 100));
    await practice.import([{ paths: [january], knownAt: null }]);
    await practice.closeMonth("2025-01");
    const late = drop(practice, "late.csv", rows("2025-01-20", "b", 50));
    const february = drop(practice, "february.csv", rows("2025-02-10", "c", 70));
    await practice.import([{ paths: [late, february], knownAt: null }]);
    practice.close();
    const out = join(scratchFolder(), "pack");
    run("pack", "monthly", "--period", "2025-02", "--out", out);
    const figures = JSON.parse(readFileSync(join(out, "figures.json"), "utf8")) as Figures;
    const steps = run("restatements").said as Restatement[];
    expect(steps.length).toBeGreaterThan(0);
    const kpis = new Map(practice.kpis().map((kpi) => [kpi.id, kpi]));
    for (const { kpi, category, was, is } of steps) {
      const { title, counts } = kpis.get(kpi)!;
      const figure = [title, category].filter(Boolean).join(" ");
      const place = `Restatements › restatements › Jan 2025, ${figure}`;
      const told = [figures[`${place} › Was`], figures[`${place} › Is`]];
      // of one or two visits nothing is told that counts them
      expect([figure, told]).toEqual([figure, counts === null ? [was, is] : [null, null]]);
    }
  });

  test("a finding that must be fixed blocks it: the cover says so, and it stays a draft", async () => {
    const practice = scratchPractice();
    const { path } = practice.folder;
    const run = terminalOf(path);
    await practice.import([
      { paths: [drop(practice, "first.csv", charges("none"))], knownAt: null },
    ]);
    practice.close();
    const out = join(scratchFolder(), "pack");
    const { status, said } = run("pack", "monthly", "--out", out, "--seal");
    expect(status).toBe(3);
    expect(said).toMatchObject({
      state: "draft",
      blocked_by: [{ check: "ROW_HELD", findings: 1 }],
    });
    const { sheets } = await read(readFileSync(join(out, "monthly-2025-01.xlsx")));
    expect(rowsOf(sheets[0]!)).toContainEqual(
      expect.arrayContaining(["BLOCKED: to be fixed first: Row held (1)"]),
    );
    if (hasPdfText) {
      expect(wordsOf(join(out, "monthly-2025-01.pdf"))).toContain(
        "BLOCKED: to be fixed first: Row held (1)",
      );
    }
    expect(
      readJournal(join(path, "journal.jsonl")).entries.map(({ action }) => action),
    ).not.toContain("seal");
  });
});
