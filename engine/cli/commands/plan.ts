/** The plan of a fiscal year: shown, made by rules, frozen, and the months to come. */
import { Option, type Command } from "commander";
import { monthText, moneyExact } from "../../format.ts";
import type {
  FrozenPlan,
  Plan,
  PlanEdit,
  PlanLine,
  PlanSpread,
  PlanStep,
  RollingForecast,
  RollingLine,
  RollingMethod,
} from "../../contract.ts";
import { ROLLING_METHODS } from "../../numbers/plan/rolling.ts";
import { PLAN_SPREADS } from "../../numbers/plan/spread.ts";
import { shared, withPractice, type Shared } from "../context.ts";
import { printJson, printLine, printTable } from "../output.ts";

type Asked = Shared & { year?: string; plan?: string };

export function addPlanCommands(program: Command): void {
  const plan = program
    .command("plan")
    .description("the plan of a fiscal year: see, make, freeze, and the months to come");

  asked(plan.command("show"))
    .description("the plan by line and month, its totals, and how each line came about")
    .addHelpText("after", "\nExample: practice plan show --year FY2027")
    .action(async (options: Asked) => {
      await withPractice(options, async (practice) => {
        const found = await practice.plans.read(questionOf(options));
        if (options.json) printJson(found);
        else printPlan(found);
      });
    });

  for (const each of EDITS) addEdit(plan, each);

  shared(plan.command("versions"))
    .description("every version that was imported, where it counts, and what was frozen")
    .addHelpText("after", "\nExample: practice plan versions")
    .action(async (options: Shared) => {
      await withPractice(options, async (practice) => {
        const found = {
          versions: await practice.plans.versions(),
          frozen: practice.plans.frozen(),
        };
        if (options.json) return printJson(found);
        printTable(found.versions, [
          { title: "year", text: (row) => row.fiscal_year },
          { title: "version", text: (row) => row.version },
          { title: "months", text: (row) => String(row.months), right: true },
          { title: "net income", text: (row) => moneyExact(row.net_income), right: true },
          { title: "counts in", text: (row) => `${row.counts_in} of ${row.months}`, right: true },
          { title: "frozen as", text: (row) => row.frozen ?? "" },
        ]);
        for (const each of found.frozen) printLine(frozenText(each));
      });
    });

  shared(plan.command("freeze <year> <version>"))
    .description("keep a version as it was imported; what is compared with it never changes")
    .option("--reason <text>", "why the year is planned anew; needed from the second on")
    .option("--approved-by <name>", "who agreed to it")
    .addHelpText(
      "after",
      '\nExamples: practice plan freeze FY2026 2026 --approved-by "the owners"\n          practice budget --version original',
    )
    .action(
      async (
        year: string,
        version: string,
        options: Shared & { reason?: string; approvedBy?: string },
      ) => {
        await withPractice(options, async (practice) => {
          const frozen = await practice.plans.freeze(year, version, {
            reason: options.reason ?? null,
            approvedBy: options.approvedBy ?? null,
          });
          if (options.json) printJson(frozen);
          else printLine(frozenText(frozen));
        });
      },
    );

  shared(plan.command("rolling"))
    .description("twelve months from the last one booked")
    .addOption(
      new Option(
        "--method <method>",
        "how months to come are told; as planned unless said",
      ).choices(ROLLING_METHODS),
    )
    .addHelpText("after", "\nExample: practice plan rolling --method run_rate_working_days")
    .action(async (options: Shared & { method?: RollingMethod }) => {
      await withPractice(options, async (practice) => {
        const found = await practice.plans.rolling(options.method ?? "remaining_budget");
        if (options.json) printJson(found);
        else printRolling(found);
      });
    });
}

const asked = (command: Command): Command =>
  shared(command)
    .option("--year <year>", "FY2026; the newest year that has books unless said")
    .option("--plan <version>", "the version; the last by name unless said");

type Edit = {
  usage: string;
  says: string;
  /** whether it may be said how the amount is spread */
  spreads?: boolean;
  step: (given: readonly string[], by: PlanSpread) => PlanStep;
  example: string;
};

const EDITS: readonly Edit[] = [
  {
    usage: "set <line> <month> <amount>",
    says: "type one month of a line",
    step: ([line, month, amount]) => ({
      do: "set",
      line: line!,
      payer: null,
      month: month!,
      amount: amount!,
    }),
    example: "practice plan set occupancy 2027-03 24500",
  },
  {
    usage: "spread <line> <amount>",
    says: "spread an amount of the year over its months",
    spreads: true,
    step: ([line, amount], by) => ({ do: "spread", line: line!, amount: amount!, by }),
    example: "practice plan spread malpractice 62000 --by even --year FY2027",
  },
  {
    usage: "staff <line> <people> <pay>",
    says: "full-time people times the pay of one for a year, spread",
    spreads: true,
    step: ([line, people, pay], by) => ({
      do: "staff",
      line: line!,
      people: people!,
      pay: pay!,
      by,
    }),
    example: "practice plan staff support_staff 14.5 52000 --by pay_days",
  },
  {
    usage: "visits <line> <rate>",
    says: "planned visits times money a visit",
    step: ([line, rate]) => ({ do: "visits", line: line!, rate: rate! }),
    example: "practice plan visits medical_supplies 8.40",
  },
  {
    usage: "collections <line> <share>",
    says: "a share of planned patient revenue",
    step: ([line, share]) => ({ do: "collections", line: line!, share: share! }),
    example: 'practice plan collections billing_services "5 %"',
  },
  {
    usage: "payers",
    says: "patient revenue from visits, allowed per visit and yield by payer",
    step: () => ({ do: "payers", line: "patient_revenue" }),
    example: "practice plan payers --dry-run",
  },
  {
    usage: "copy <line> <growth>",
    says: "what was booked the year before and so much more; the line `all` is every line",
    step: ([line, growth]) =>
      line === "all"
        ? { do: "copy_all", growth: growth! }
        : { do: "copy", line: line!, growth: growth! },
    example: 'practice plan copy all "3 %" --year FY2027',
  },
  {
    usage: "start <version>",
    says: "take another version over into this new one",
    step: ([from]) => ({ do: "start", from: from! }),
    example: 'practice plan start 2026 --plan "2026 v2"',
  },
];

/** A command that takes one step, says what it changes, and writes it unless it is only tried. */
function addEdit(plan: Command, { usage, says, spreads, step, example }: Edit): void {
  const command = asked(plan.command(usage))
    .description(says)
    .option("--dry-run", "say what would change and write nothing")
    .addHelpText("after", `\nExample: ${example}`);
  if (spreads) {
    command.addOption(
      new Option("--by <way>", "how it is spread; evenly unless said").choices(PLAN_SPREADS),
    );
  }
  command.action(async (...all: unknown[]) => {
    const given = all.slice(0, -2) as string[];
    const options = all.at(-2) as Asked & { dryRun?: boolean; by?: PlanSpread };
    await withPractice(options, async (practice) => {
      const now = await practice.plans.read(questionOf(options));
      const change: PlanEdit = {
        fiscal_year: now.fiscal_year,
        version: now.version,
        etag: now.etag,
        steps: [step(given, options.by ?? "even")],
      };
      const made = await practice.plans.preview(change);
      if (!options.dryRun) await practice.plans.save(change);
      if (options.json) return printJson({ ...made, saved: !options.dryRun });
      printChanges(made);
      printLine(
        options.dryRun
          ? "Nothing was written."
          : "Written to budget.csv; practice import brings it into the figures.",
      );
    });
  });
}

const questionOf = ({ year, plan }: Asked) => ({
  fiscalYear: year ?? null,
  version: plan ?? null,
});

function printPlan(plan: Plan): void {
  const { fiscal_year: year, version, months, lines, frozen, is_imported, gone } = plan;
  printLine(
    `${year}, version ${version}${frozen ? `, frozen as ${frozen.name} on ${frozen.at.slice(0, 10)}` : ""}\n`,
  );
  printTable(lines, [
    { title: "line", text: (row) => row.title },
    ...months.map((month, i) => ({
      title: monthText(month),
      text: (row: PlanLine) => moneyExact(row.amounts[i] ?? null),
      right: true,
    })),
    { title: "year", text: (row) => moneyExact(row.total), right: true },
  ]);
  for (const { title, origin } of lines) if (origin) printLine(`${title}: ${origin}.`);
  if (gone) printLine(`\n${gone.message}. ${gone.fix}.`);
  else if (!is_imported)
    printLine("\nbudget.csv is not in the figures as it stands: practice import");
}

function printChanges({ fiscal_year: year, version, changes, lines }: Plan): void {
  printTable(changes, [
    { title: "line", text: ({ title, payer }) => (payer ? `${title}, ${payer}` : title) },
    { title: "month", text: ({ month }) => month },
    { title: "was", text: ({ was }) => was ?? "", right: true },
    { title: "is", text: ({ is }) => is, right: true },
  ]);
  const net = lines.find(({ line }) => line === "net_income");
  printLine(
    `\n${changes.length} rows of version ${version}; net income of ${year}: ${moneyExact(net?.total ?? null)}`,
  );
}

const frozenText = ({ fiscal_year: year, name, version, at, who, ...said }: FrozenPlan): string =>
  [
    `${year} ${name}: version ${version}, ${said.rows} rows, net income ${moneyExact(said.net_income)}`,
    `frozen ${at.slice(0, 10)} by ${who}`,
    ...(said.approved_by ? [`approved by ${said.approved_by}`] : []),
    ...(said.reason ? [said.reason] : []),
    said.digest,
  ].join("; ");

function printRolling({ through, months, lines, says, because }: RollingForecast): void {
  if (because) return printLine(`There are no months to come: ${because}.`);
  const money = (text: string | null): string => (text === null ? "n/a" : moneyExact(text));
  printTable(lines, [
    { title: "line", text: (row) => row.title },
    ...months.map((month, i) => ({
      title: monthText(month),
      text: (row: RollingLine) => money(row.amounts[i] ?? null),
      right: true,
    })),
    { title: "twelve months", text: (row) => money(row.total), right: true },
  ]);
  printLine(`\nBooked to ${through ?? ""}; ${says}.`);
  printLine("n/a: the method has nothing to go by, such as a month that is not planned.");
}
