/** What a decision does to money: a thing to buy, lease or borrow for, and somebody to hire. */
import { readFileSync } from "node:fs";
import type { Command } from "commander";
import type { DecisionCash, EquipmentChoice, HirePlan } from "../../contract.ts";
import { chanceText, dayText, moneyExact, monthText } from "../../format.ts";
import { BadDecision, parseEquipment, parseHire } from "../../numbers/decisions/decision_file.ts";
import { equipmentChoice } from "../../numbers/decisions/equipment.ts";
import { completed, hirePlan } from "../../numbers/decisions/hire.ts";
import { sbaRules } from "../../numbers/lending/sba_rules.ts";
import { shared, withPractice, type Shared } from "../context.ts";
import { printJson, printLine, printTable, type TableColumn } from "../output.ts";

const EQUIPMENT_HELP = `
FILE says what it is and how else it may be had; loans and leases are as in practice loans compare:
  {
    "name": "Ultrasound", "price": "180000.00", "starts": "2027-01-15", "months": 60, "residual": "20000.00",
    "upkeep_a_month": "750.00", "uses_a_month": 40, "collected_a_use": "210.00", "cost_a_use": "45.00", "discount_rate": "0.08",
    "offers": [
      { "name": "Main Street Bank", "principal": "180000.00", "annual_rate": "0.0825", "payments": 60, "disbursed": "2027-01-15" },
      { "kind": "lease", "name": "Lessor", "price": "180000.00", "payment": "3550.00", "payments": 60, "in_advance": 1, "buy_out": "1.00" }
    ]
  }
With --practice each way is also in your own cash of the next two years.

Example: practice equipment ultrasound.json --practice my-practice`;

const HIRE_HELP = `
FILE says whom, when and for how much; with --practice, what it leaves out of collected_a_visit and paid_by is your own:
  {
    "name": "Dr B", "starts": "2027-02-01", "months": 24, "visits_a_month": 280, "ramp_months": 9,
    "credentialing_days": 90, "billed_afterwards": "0.5", "collected_a_visit": "118.00", "paid_by": [0.1, 0.65, 0.9, 1],
    "cost_a_visit": "9.00", "pay_a_month": "22000.00", "benefits_share": "0.18", "other_a_month": "1900.00", "once": "15000.00",
    "staff": [{ "name": "assistant", "pay_a_month": "3800.00", "starts": "2027-02-01" }]
  }

Example: practice hire doctor.json --practice my-practice`;

export function addDecisionCommands(program: Command): void {
  shared(program.command("equipment <file>"))
    .description(
      "buy, lease or borrow: cost in today's money, cash, and from how many uses it pays",
    )
    .addHelpText("after", EQUIPMENT_HELP)
    .action(async (file: string, options: Shared) => {
      const equipment = parseEquipment(textOf(file), sbaRules());
      const found =
        options.practice === undefined
          ? equipmentChoice(equipment)
          : await withPractice(options, async (practice) => (await practice.equipment(equipment))!);
      if (options.json) printJson(found);
      else printEquipment(found);
    });

  shared(program.command("hire <file>"))
    .description(
      "a provider to hire: ramp, enrolment, staff, how deep cash goes and when it is back",
    )
    .addHelpText("after", HIRE_HELP)
    .action(async (file: string, options: Shared) => {
      const hire = parseHire(textOf(file));
      const found =
        options.practice === undefined
          ? alone(hire)
          : await withPractice(options, async (practice) => (await practice.hire(hire))!);
      if (options.json) printJson(found);
      else printHire(found);
    });
}

/** @throws {BadDecision} where the file leaves something out that only a practice could tell */
function alone(hire: ReturnType<typeof parseHire>): HirePlan {
  const whole = completed(hire, { collectedAVisit: null, paidBy: null });
  if ("length" in whole) throw new BadDecision(whole);
  return hirePlan(whole);
}

/** @throws {BadDecision} */
function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw new BadDecision([`${file}: it cannot be read (${(cause as Error).message})`]);
  }
}

const placed = (at: { month: string; amount: string } | null): string =>
  at === null ? "never below zero" : `${moneyExact(at.amount)} in ${monthText(at.month)}`;

function printEquipment({ name, uses_a_month: uses, ways, notes }: EquipmentChoice): void {
  type Way = (typeof ways)[number];
  const money = (title: string, of: (way: Way) => string): TableColumn<Way> => ({
    title,
    text: (way) => moneyExact(of(way)),
    right: true,
  });
  printLine(`${name}, ${uses} uses a month\n`);
  printTable(ways, [
    { title: "way", text: (way) => way.name },
    money("paid in all", ({ paid }) => paid),
    money("cost today", (way) => way.cost_today),
    money("a month", (way) => way.cost_a_month),
    {
      title: "pays from uses a month",
      text: (way) => (way.break_even_uses === null ? way.reason! : String(way.break_even_uses)),
      right: true,
    },
    money("worth today", (way) => way.worth_today),
    { title: "deepest", text: ({ trough }) => placed(trough), right: true },
  ]);
  for (const way of ways) printCash(way.name, way.cash);
  printLine("");
  for (const note of notes) printLine(note);
}

function printHire(plan: HirePlan): void {
  const { name, months, trough, paid_back: back, earning_from: from, notes } = plan;
  printLine(`${name}, from ${dayText(plan.starts)}\n`);
  printTable(months, [
    { title: "month", text: ({ month }) => monthText(month) },
    { title: "visits", text: ({ visits }) => String(visits), right: true },
    { title: "billed", text: ({ billed }) => moneyExact(billed), right: true },
    { title: "received", text: ({ received }) => moneyExact(received), right: true },
    { title: "costs", text: ({ costs }) => moneyExact(costs), right: true },
    { title: "net", text: ({ net }) => moneyExact(net), right: true },
    { title: "so far", text: ({ sum }) => moneyExact(sum), right: true },
  ]);
  printLine(`\nDeepest: ${placed(trough)}`);
  printLine(`Earns from: ${from ? monthText(from) : "not within these months"}`);
  printLine(
    `Paid back: ${trough === null ? "nothing has to be" : back ? monthText(back) : "not within these months"}`,
  );
  printLine(
    `Break-even: ${plan.break_even_visits === null ? "never: a visit costs more than it brings in" : `${plan.break_even_visits} visits a month`}`,
  );
  printCash(name, plan.cash);
  printLine("");
  for (const note of notes) printLine(note);
}

function printCash(name: string, cash: DecisionCash | null | undefined): void {
  if (!cash?.lowest || !cash.lowest_without) return;
  const { lowest, lowest_without: without, probability_below_minimum: chance } = cash;
  printLine(
    `${name}: lowest cash ${moneyExact(lowest.amount)} on ${dayText(lowest.date)}, without it ${moneyExact(without.amount)} on ${dayText(without.date)}${chance === null ? "" : `; below the minimum: ${chanceText(chance)}`}`,
  );
}
