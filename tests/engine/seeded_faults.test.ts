/**
 * Faults that exports really have, put one by one into the example practice's last month: each is caught,
 * by the check that is there for it, on the file it is in.
 */
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { writeExamplePractice } from "../../datasets/generate/index.ts";
import { openPractice } from "../../engine/spine/open.ts";
import { scratchFolder } from "../scratch.ts";

type Kind =
  "transactions" | "appointments" | "remittances" | "general_ledger" | "payroll" | "survey";

/** A fault: what it does to the lines of an export, and the check that must name that export or another. */
type Fault = {
  name: string;
  file: Kind | "budget";
  check: string;
  harm: (lines: string[]) => string[];
  named: Kind | "budget" | "null";
};

const fault = (
  name: string,
  file: Fault["file"],
  check: string,
  harm: Fault["harm"],
  named: Fault["named"] = file,
): Fault => ({ name, file, check, harm, named });

/** Changes the first line that matches. */
const first =
  (line: RegExp, change: (line: string) => string | null): Fault["harm"] =>
  (lines) => {
    const at = lines.findIndex((each) => line.test(each));
    if (at < 0) throw new Error(`no line is like ${line}`);
    const changed = change(lines[at]!);
    return [...lines.slice(0, at), ...(changed === null ? [] : [changed]), ...lines.slice(at + 1)];
  };

const drop = (line: RegExp): Fault["harm"] => first(line, () => null);
const swap = (line: RegExp, from: string | RegExp, to: string): Fault["harm"] =>
  first(line, (text) => {
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${text} has no ${from}`);
    return changed;
  });
const everywhere =
  (from: RegExp, to: string): Fault["harm"] =>
  (lines) => {
    const changed = lines.map((line) => line.replaceAll(from, to));
    if (changed.join() === lines.join()) throw new Error(`nothing is like ${from}`);
    return changed;
  };

const twice = (line: RegExp): Fault["harm"] => first(line, (text) => `${text}\n${text}`);

/** Leaves out the payments of the first receipt that a remittance announced. */
const unposted: Fault["harm"] = (lines) => {
  const receipt = /,(MCR\d+),/.exec(lines.join("\n"))![1]!;
  return lines.filter((line) => !line.includes(`,${receipt},`));
};

/** One list is one import: faults of different files that do not meet. */
const FAULTS: readonly (readonly Fault[])[] = [
  [
    fault("a charge is missing", "transactions", "CONTROL_TOTAL_MISMATCH", drop(/^T\d+,Charge,/)),
    fault("an appointment is missing", "appointments", "CONTROL_TOTAL_MISMATCH", drop(/^A\d+/)),
    fault(
      "a journal line is missing",
      "general_ledger",
      "LEDGER_ENTRY_UNBALANCED",
      drop(/,Deposit,/),
    ),
    fault("a pay is missing", "payroll", "CONTROL_TOTAL_MISMATCH", drop(/,E003,/)),
    fault(
      "a claim is paid another amount than its remittance says",
      "remittances",
      "REMITTANCE_UNBALANCED",
      swap(/^BPR\*I\*[1-9]/, /^BPR\*I\*[^*]*/, "BPR*I*1.23"),
    ),
    fault("an answer comes twice", "survey", "DUPLICATE_KEY", twice(/^S\d+/)),
    fault(
      "a budget line is spelled another way",
      "budget",
      "BUDGET_LINE_UNKNOWN",
      swap(/,visits,/, ",visits,", ",visitz,"),
    ),
  ],
  [
    fault(
      "a payment has the other sign",
      "transactions",
      "CONTROL_TOTAL_MISMATCH",
      swap(/^T\d+,Insurance Payment,.*,-\d/, /,-(\d+\.\d\d),/, ",$1,"),
    ),
    fault(
      "an appointment has a status nobody knows",
      "appointments",
      "WORD_UNKNOWN",
      swap(/,Completed,/, "Completed", "Roomed"),
    ),
    fault(
      "an account has another name",
      "general_ledger",
      "ACCOUNT_UNMAPPED",
      everywhere(/6100 /g, "6190 "),
    ),
    fault("hours are no number", "payroll", "NUMBER_FORMAT", swap(/,E003,/, ",80.00,", ",eighty,")),
    fault("a remittance ends too early", "remittances", "TRUNCATED", (lines) =>
      lines.slice(0, -20),
    ),
    fault(
      "a sample's day does not exist",
      "survey",
      "DATE_INVALID",
      swap(/^S\d+/, /,2026-\d\d-\d\d,/, ",2026-02-30,"),
    ),
    fault("the budget comes as another version", "budget", "BUDGET_VERSIONS", (lines) => [
      ...lines,
      ...lines.slice(1).map((line) => line.replace(/^2026,/, "2026b,")),
    ]),
  ],
  [
    fault("all rows come twice", "transactions", "DUPLICATE_KEY", (lines) => [
      ...lines,
      ...lines.filter((line) => /^T\d/.test(line)),
    ]),
    fault(
      "an appointment was entered after its day",
      "appointments",
      "APPOINTMENT_MADE_AFTER_IT_BEGAN",
      swap(/^A\d+.*,Completed,/, /,\d\d\/\d\d\/\d{4} \d\d:\d\d,/, ",12/31/2026 08:00,"),
    ),
    fault(
      "the printed total is another",
      "general_ledger",
      "CONTROL_TOTAL_MISMATCH",
      swap(/^TOTAL,/, /"[\d,.]+"/, '"1.00"'),
    ),
    fault(
      "the columns of a pay are one too few",
      "payroll",
      "TOO_FEW_FIELDS",
      swap(/,E003,/, ",Receptionist", ""),
    ),
  ],
  [
    fault(
      "a payer has another name",
      "transactions",
      "NAME_REPLACED",
      everywhere(/Bluestone PPO/g, "Bluestone Preferred"),
    ),
    fault(
      "the export of a month is missing",
      "appointments",
      "FEED_BEHIND",
      (lines) => lines.filter((line) => !/^A\d+.*,10\/\d\d\/2026 \d\d:\d\d,\d+,/.test(line)),
      "null",
    ),
    fault(
      "an account moves money one way only",
      "general_ledger",
      "LEDGER_ENTRY_UNBALANCED",
      swap(/,Check,/, /"[\d,.]+","/, '"1.00","'),
    ),
    fault(
      "a letter O stands for a nought",
      "transactions",
      "AMOUNT_FORMAT",
      swap(/^T\d+,Charge,.*00,/, /(\d)0,(?=\d\d\/)/, "$1O,"),
    ),
  ],
  [
    fault(
      "half of a transfer is missing",
      "transactions",
      "TRANSFER_UNBALANCED",
      drop(/^T\d+,Transfer In,/),
    ),
    fault(
      "an appointment begins on no day",
      "appointments",
      "DATE_INVALID",
      swap(/^A\d+/, /\d\d\/\d\d\/2026 \d\d:\d\d,(?=\d)/, "13/45/2026 08:00,"),
    ),
    fault(
      "an adjustment has a reason nobody knows",
      "transactions",
      "ADJUSTMENT_UNCLASSIFIED",
      swap(/,COURTESY,/, "COURTESY", "MISC"),
    ),
    fault(
      "a code is on no fee schedule",
      "transactions",
      "CODE_WITHOUT_WORK_RVU",
      swap(/^T\d+,Charge,/, /,99\d{3},/, ",99Z13,"),
    ),
    fault(
      "a kind of transaction nobody knows",
      "transactions",
      "WORD_UNKNOWN",
      swap(/,Refund,/, ",Refund,", ",Gift Card,"),
    ),
  ],
  [
    fault(
      "service and posting days are exchanged",
      "transactions",
      "CHARGE_BEFORE_SERVICE",
      (lines) =>
        lines.map((line) => line.replace("DOS,Entry Date,Post Date", "Post Date,Entry Date,DOS")),
    ),
  ],
  [
    fault(
      "a column is missing",
      "transactions",
      "COLUMN_MISSING",
      everywhere(/Post Date/g, "Remark"),
    ),
  ],
  [
    fault(
      "the payments of a remittance were never posted",
      "transactions",
      "REMITTANCE_NOT_POSTED",
      unposted,
      "remittances",
    ),
  ],
];

let base: string;
let month: string;
let usual: Set<string>;

beforeAll(async () => {
  base = join(scratchFolder(), "practice");
  const made = await writeExamplePractice({ dir: base, providers: 2, months: 3 });
  month = made.months[2]!.month;
  const practice = openPractice(base);
  const waiting = practice.folder.waiting().filter((path) => path !== practice.folder.inbox);
  await practice.import([
    { paths: [...waiting, ...made.months.slice(0, 2).map(({ dir }) => dir)], knownAt: null },
  ]);
  practice.close();
  usual = await findingsOf([]);
});

/** Imports the last month with faults in a copy of the practice, whatever would hold it; answers what is found, as `check file`. */
async function findingsOf(faults: readonly Fault[]): Promise<Set<string>> {
  const dir = join(scratchFolder(), "practice");
  cpSync(base, dir, { recursive: true });
  const inbox = join(dir, "inbox", month);
  for (const { file, harm } of faults) {
    const path =
      file === "budget"
        ? join(dir, "budget.csv")
        : join(
            inbox,
            readdirSync(inbox).find((name) => name.startsWith(file))!,
          );
    const lines = readFileSync(path, "utf8").split(/\r?\n/);
    writeFileSync(path, harm(lines).join("\n"));
  }
  const practice = openPractice(dir);
  await practice.import([{ paths: [inbox, join(dir, "budget.csv")], knownAt: null }], {
    accept: ["CONTROL_TOTAL_MISMATCH", "QUARANTINE_LIMIT"],
  });
  const { findings } = await practice.check();
  const reports = practice
    .imports()
    .at(-1)!
    .files.flatMap((file) => file.findings);
  practice.close();
  return new Set(
    [...findings, ...reports].map(({ check, file, message }) => `${check} ${file}: ${message}`),
  );
}

describe.each(FAULTS.map((faults, i) => ({ faults, i: i + 1 })))("import $i", ({ faults }) => {
  let found: string[];
  beforeAll(async () => {
    found = [...(await findingsOf(faults))].filter((each) => !usual.has(each));
  });

  test.each(faults)("$name", ({ named, check }) => {
    expect(found).toContainEqual(expect.stringMatching(new RegExp(`^${check} ${named}`)));
  });
});

test("there are thirty of them, and without one nothing is found that must be mended", () => {
  expect(FAULTS.flat().length).toBeGreaterThanOrEqual(30);
  expect([...usual].filter((each) => /CONTROL|HELD|UNBALANCED|REPLACED|BEHIND/.test(each))).toEqual(
    [],
  );
});
