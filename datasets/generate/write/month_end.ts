import { credentialsOn } from "../books/credentials.ts";
import type { Purchase } from "../books/purchases.ts";
import { stockOf, type Lot } from "../books/stock.ts";
import { plannedPrices } from "../plan/prices.ts";
import type { Simulation } from "../simulation.ts";
import { listTruth } from "../truth/list_truth.ts";
import type { World } from "../world/world.ts";
import { balanceSheet, writeBalanceSheet, type Column } from "./balance_sheet.ts";
import { claimsSent } from "./claims_sent.ts";
import { writeClinicHours } from "./clinic_hours.ts";
import { writeContractRates } from "./contract_rates.ts";
import { writeCredentials } from "./credentials.ts";
import { writeExclusionList } from "./exclusion_list.ts";
import { writeInventory } from "./inventory.ts";
import { writeOpenSlots } from "./open_slots.ts";
import { writePlannedPrices, writePurchases } from "./purchases.ts";
import { writeQualityPatients, writeQualityResults } from "./quality.ts";
import type { TextFile } from "./text_file.ts";

/** A file of a month, without the month in its name. */
type Printed = { stem: string; extension?: string; write: (file: TextFile) => number };

/** What a month's lists are, and what they hold. */
export type MonthEnd = (
  simulation: Simulation,
  month: number,
) => { files: Printed[]; truth: Record<string, unknown> };

/** Lists are printed twice a year, counted back from the last month, each of what is new since the one before. */
const LISTS_EVERY = 6;
/** The clearinghouse's files are kept since so many months before the end, the exclusion list since some more. */
const CLAIMS_KEPT = 4;
const EXCLUSIONS_KEPT = 6;

/** What is printed beside the ledgers once a month is over: lists, counts, rates, and the clearinghouse's files. */
export function monthEnd(world: World): MonthEnd {
  const { calendar } = world;
  const sentOn = claimsSent(calendar);
  let from = 0;
  let stock: Lot[] = [];
  let columns: Column[] = [];
  let bought: Purchase[] = [];

  const lists = (
    { books, measured, screened, openTimes }: Simulation,
    month: number,
  ): Printed[] => {
    const [first, counted, sheet, invoiced] = [from, stock, columns, bought];
    const times = openTimes.take();
    const [sick, called] = [measured.take(), screened.take()];
    const listed = [...sick.listed, ...called.listed];
    const results = [...sick.results, ...called.results];
    const credentials = credentialsOn(calendar.lastOf(month), world, books.staff);
    from = month + 1;
    [stock, columns, bought] = [[], [], []];
    return [
      { stem: "clinic_hours", write: (file) => writeClinicHours(file, world, first, month) },
      { stem: "open_slots", write: (file) => writeOpenSlots(file, calendar, times) },
      { stem: "credentials", write: (file) => writeCredentials(file, credentials) },
      { stem: "inventory", write: (file) => writeInventory(file, calendar, counted) },
      { stem: "purchases", write: (file) => writePurchases(file, calendar, invoiced) },
      { stem: "quality_patients", write: (file) => writeQualityPatients(file, listed) },
      { stem: "quality_results", write: (file) => writeQualityResults(file, calendar, results) },
      { stem: "balance_sheet", write: (file) => writeBalanceSheet(file, world.settings, sheet) },
    ];
  };

  /** Planned with the budget, from the same books: those of October for a January. */
  const planned = (
    file: TextFile,
    { books, statistics }: Simulation,
    month: number,
    isJanuary: boolean,
  ): number =>
    writePlannedPrices(
      file,
      calendar.iso(calendar.firstOf(month)),
      plannedPrices(books.supplies.purchases, statistics, isJanuary ? month - 3 : month - 1),
    );

  return (simulation, month) => {
    const left = calendar.months.length - 1 - month;
    const last = calendar.lastOf(month);
    const sent = simulation.clearinghouse.take(month);
    const counted = stockOf(month, world);
    stock.push(...counted);
    bought.push(...simulation.books.supplies.purchases.of(month));
    columns.push(balanceSheet(calendar, simulation.journal, month));

    const files: Printed[] = [];
    const isJanuary = calendar.monthOfYear(last) === 1;
    if (month === 0 || isJanuary)
      files.push(
        {
          stem: "contract_rates",
          write: (file) => writeContractRates(file, world, calendar.year(last)),
        },
        { stem: "planned_prices", write: (file) => planned(file, simulation, month, isJanuary) },
      );
    if (left < EXCLUSIONS_KEPT)
      files.push({
        stem: "exclusions",
        write: (file) => writeExclusionList(file, calendar, month),
      });
    if (left < CLAIMS_KEPT)
      files.push(
        { stem: "claims", extension: "837", write: (file) => sentOn.claims(file, sent) },
        { stem: "claim_answers", extension: "277", write: (file) => sentOn.answers(file) },
      );
    if (left % LISTS_EVERY === 0) files.push(...lists(simulation, month));
    return { files, truth: listTruth(left < CLAIMS_KEPT ? sent : null, counted) };
  };
}
