/** Lists whose whole file is gone from the practice's folder, and held ones that are let pass; through every door. */
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type {
  BudgetReport,
  FileReport,
  ImportReport,
  Plan,
  PlacedFinding,
  TargetList,
} from "../../../engine/contract.ts";
import { packageFolder } from "../../../engine/database.ts";
import { LISTS } from "../../../engine/practice.ts";
import { openPractice, type Practice } from "../../../engine/spine/open.ts";
import { createApp } from "../../../server/app.ts";
import { copiesOf, drop, scratchPractice } from "../../scratch.ts";
import { terminalOf } from "../../terminal.ts";

const HEADER = "version,month,line,payer,amount,behaviour";
const FEES = "2026,2026-01,patient_revenue,,1100.00,";
const RENT = "2026,2026-01,occupancy,,310.00,";
const OFFICE = "2026,2026-01,office,,45.00,";
const fileOf = (...lines: string[]): string => `${[HEADER, ...lines].join("\n")}\n`;

const put = ({ folder }: Practice, name: string, text: string): void =>
  writeFileSync(join(folder.path, name), text);
const takeAway = ({ folder }: Practice, name: string): void => rmSync(join(folder.path, name));

/** Books of January 2026, a budget of three lines and a target. */
const planned = copiesOf(async () => {
  const practice = scratchPractice();
  put(practice, "accounts.csv", "account,line\nBank,cash\nFees,patient_revenue\n");
  put(practice, "budget.csv", fileOf(FEES, RENT, OFFICE));
  put(practice, "targets.csv", "kpi,target,since\nAC01,6 %,2026-01-01\n");
  drop(
    practice,
    "ledger.csv",
    "account,entry,type,date,number,memo,debit,credit\nBank,F,Deposit,2026-01-15,,,1000.00,\nFees,F,Deposit,2026-01-15,,,,1000.00\n",
  );
  await practice.import([{ paths: practice.folder.waiting(), knownAt: null }]);
  return practice;
});

const budgeted = ({ lines }: BudgetReport): string[] =>
  lines
    .filter(({ line, kind }) => kind !== "result" && !line.startsWith("total_"))
    .filter(({ budget }) => budget !== null && budget !== "0.00")
    .map(({ line, budget }) => `${line} ${budget}`);
const ALL = ["patient_revenue 1100.00", "occupancy 310.00", "office 45.00"];

describe("budget.csv deleted as a whole", () => {
  test("is told by the import, the checks, the plan and the pages; what it held counts on", async () => {
    const practice = await planned();
    const run = terminalOf(practice.folder.path);
    expect((run("import").said as ImportReport).findings).toEqual([]);
    const version = await practice.dataVersion();
    takeAway(practice, "budget.csv");
    expect(await practice.dataVersion()).not.toBe(version);
    const { said, status } = run("import");
    expect(status).toBe(0);
    const { findings } = said as ImportReport;
    const [{ sha256 }] = practice
      .imports()[0]!
      .files.filter(({ path }) => path === "budget.csv") as [FileReport];
    const today = new Date().toISOString().slice(0, 10);
    const told = {
      severity: "look_at",
      check: "LIST_GONE",
      message: `budget.csv is gone from the practice's folder; as it was brought in last, on ${today}, it still counts: 3 lines`,
      file: "budget.csv",
      sha256,
      line: null,
      amount: null,
      fix: `put it back beside practice.json: archive/${sha256} is a copy of it; if its lines are meant to go, save budget.csv with its first line only and run practice import --accept LIST_SHRANK`,
    };
    expect(findings).toEqual([told]);
    const gone = (all: readonly PlacedFinding[]) =>
      all.filter(({ check }) => check === "LIST_GONE");
    expect(gone((await practice.check()).findings)).toEqual([told]);
    expect((run("plan", "show").said as Plan).gone).toEqual(told);
    expect(JSON.stringify(await practice.page("data"))).toContain("budget.csv is gone");
    expect(budgeted(await practice.budget({ period: "2026-01" }))).toEqual(ALL);

    // what the finding says to do, both ways
    copyFileSync(join(practice.folder.archive, sha256!), join(practice.folder.path, "budget.csv"));
    expect(run("import").said).toMatchObject({
      findings: [],
      files: [{}, { status: "duplicate" }, {}, {}],
    });
    expect(gone((await practice.check()).findings)).toEqual([]);
    put(practice, "budget.csv", fileOf());
    expect(run("import", "--accept", "LIST_SHRANK")).toMatchObject({ status: 0 });
    expect(budgeted(await practice.budget({ period: "2026-01" }))).toEqual([]);
    takeAway(practice, "budget.csv");
    expect((await practice.check()).findings.filter(({ check }) => check === "LIST_GONE")).toEqual(
      [],
    );
  });

  test("is not said of a file that came by the inbox, nor once its import is taken back", async () => {
    const practice = scratchPractice();
    const paths = [drop(practice, "budget.csv", fileOf(FEES))];
    const [report] = await practice.import([{ paths, knownAt: null }]);
    expect(report).toMatchObject({ findings: [], files: [{ status: "loaded" }] });
    put(practice, "staff.csv", "employee_id,role,weekly_hours\n101,physician,40\n");
    const [second] = await practice.import([{ paths: practice.folder.waiting(), knownAt: null }]);
    takeAway(practice, "staff.csv");
    const of = async (): Promise<(string | null)[]> =>
      (await practice.check()).findings.flatMap(({ check, file }) =>
        check === "LIST_GONE" ? [file] : [],
      );
    expect(await of()).toEqual(["staff.csv"]);
    await practice.undo(second!.import_id!);
    expect(await of()).toEqual([]);
  });
});

test.each(Object.keys(LISTS))(
  "%s can be taken out as the finding says: without lines, and accepted",
  async (name) => {
    const practice = scratchPractice();
    const template = readFileSync(join(packageFolder(), "datasets", "templates", name), "utf8");
    put(practice, name, template);
    const bring = async (accept: string[] = []) =>
      (
        await practice.import([{ paths: practice.folder.waiting(), knownAt: null }], { accept })
      )[0]!;
    expect((await bring()).files[0]!.lines!.came).toBeGreaterThan(0);
    const first = template.split("\n")[0]!;
    put(practice, name, name.endsWith(".json") ? "[]" : `${first}\n`);
    expect((await bring()).files).toMatchObject([{ status: "rejected", accept: ["LIST_SHRANK"] }]);
    const { files } = await bring(["LIST_SHRANK"]);
    expect(files[0]!.lines).toMatchObject({ came: 0, changed: 0, stayed: 0 });
    takeAway(practice, name);
    expect((await bring()).findings).toEqual([]);
  },
);

describe("a held list", () => {
  const asked = async (practice: Practice, list: "plan" | "targets", body: object) => {
    const opened = openPractice(practice.folder.path);
    try {
      const answer = await createApp(opened).request(`/api/${list}/import`, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      });
      return { status: answer.status, said: (await answer.json()) as ImportReport };
    } finally {
      opened.close();
    }
  };

  test("is let pass over the API as at the terminal, with the bytes that were seen", async () => {
    const practice = await planned();
    put(practice, "budget.csv", fileOf(FEES));
    const { said } = await asked(practice, "plan", {});
    const [held] = said.files as [FileReport];
    expect(held).toMatchObject({ status: "rejected", accept: ["LIST_SHRANK"] });
    expect(held.reason).toContain("(2026, 2026-01, occupancy; 2026, 2026-01, office)");
    const waiting = async () =>
      (await practice.check()).findings.filter(({ check }) => check === "LIST_SHRANK");
    expect(await waiting()).toHaveLength(1);
    const accepted = { codes: held.accept!, etag: held.sha256! };

    put(practice, "budget.csv", fileOf(RENT));
    expect(await asked(practice, "plan", { accepted })).toMatchObject({
      status: 409,
      said: { title: "The plan was changed meanwhile" },
    });
    expect(budgeted(await practice.budget({ period: "2026-01" }))).toEqual(ALL);
    expect((await asked(practice, "plan", { accepted: { codes: [], etag: "" } })).status).toBe(400);

    put(practice, "budget.csv", fileOf(FEES));
    const passed = await asked(practice, "plan", { accepted });
    expect(passed).toMatchObject({
      status: 200,
      said: { files: [{ status: "loaded", accepted: ["LIST_SHRANK"], lines: { went: 2 } }] },
    });
    expect(budgeted(await practice.budget({ period: "2026-01" }))).toEqual(ALL.slice(0, 1));
    expect(await waiting()).toEqual([]);
    const { digest } = (await practice.digest())!;
    expect((await practice.rebuild()).digest).toBe(digest);
  });

  test("of targets is, too; and the list says when its file is gone", async () => {
    const practice = await planned();
    put(practice, "targets.csv", "kpi,target,since\n");
    const [held] = (await asked(practice, "targets", {})).said.files as [FileReport];
    const accepted = { codes: held.accept!, etag: held.sha256! };
    const { said } = await asked(practice, "targets", { accepted });
    expect(said.files).toMatchObject([{ status: "loaded", lines: { went: 1 } }]);
    put(practice, "targets.csv", "kpi,target,since\nRC01,40,\n");
    await asked(practice, "targets", {});
    takeAway(practice, "targets.csv");
    const list: TargetList = practice.targets.read();
    expect(list).toMatchObject({ etag: null, gone: { check: "LIST_GONE", file: "targets.csv" } });
  });
});
