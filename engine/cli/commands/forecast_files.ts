/** Forecasts of what a file holds, without a practice: forecast series, forecast triangle. */
import { createWriteStream } from "node:fs";
import { availableParallelism } from "node:os";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import { InvalidArgumentError, Option, type Command } from "commander";
import { recordText } from "../../intake/record.ts";
import { NotThisTable } from "../../intake/plain_table.ts";
import { tableText } from "../../format.ts";
import {
  estimateOf,
  TRIANGLE_METHODS,
  type TriangleEstimate,
  type TriangleMethod,
} from "../../numbers/forecast/receivables/estimate.ts";
import { triangleIn } from "../../numbers/forecast/receivables/triangle_file.ts";
import {
  forecastMany,
  type NamedForecast,
  type NamedSeries,
} from "../../numbers/forecast/series/many.ts";
import { SEASONS, seriesOf, type Frequency } from "../../numbers/forecast/series/series_file.ts";
import { together } from "../../numbers/forecast/series/together.ts";
import { EXIT } from "../context.ts";
import { printJson, printLine, printTable, say } from "../output.ts";

type SeriesAsked = {
  horizon: number;
  frequency: Frequency;
  out?: string;
  threads: number;
  together?: boolean;
  json?: boolean;
};
type TriangleAsked = { method: TriangleMethod; expected?: number; json?: boolean };

const COLUMNS = ["mean", "lo80", "hi80", "lo95", "hi95"] as const;

export function addForecastFileCommands(forecast: Command): void {
  forecast
    .command("series <file>")
    .description("any series: columns id,t,value in; id,h,mean,lo80,hi80,lo95,hi95 out")
    .requiredOption("--horizon <n>", "steps ahead", above)
    .addOption(
      new Option("--frequency <name>", "how far apart the steps are")
        .choices(Object.keys(SEASONS))
        .makeOptionMandatory(),
    )
    .option("--out <file>", "write there, not to stdout")
    .option(
      "--threads <n>",
      "work on so many; the answer is the same",
      above,
      availableParallelism(),
    )
    .option(
      "--together",
      "series that belong together: short ones borrow the season of those of two years or more; all are read first",
    )
    .option("--json", "print what was done as one JSON document; needs --out")
    .addHelpText(
      "after",
      "\nExample: practice forecast series visits.csv --horizon 12 --frequency monthly --out ahead.csv\n" +
        "t is 2026, 2026-Q3, 2026-09, 2026-09-14 or a whole number; an empty value is missing. " +
        "Where t is a date, working days, federal holidays and pay days are looked at.",
    )
    .action(forecastFile);

  forecast
    .command("triangle <file>")
    .description(
      "a development triangle: columns origin,dev,value (cumulative), exposure for bf and cape-cod",
    )
    .addOption(
      new Option("--method <name>", "how what is still to come is estimated")
        .choices([...TRIANGLE_METHODS])
        .default("chain-ladder"),
    )
    .option("--expected <share>", "bf: share of the exposure expected to be paid", share)
    .option("--json", "print one JSON document on stdout")
    .addHelpText("after", "\nExample: practice forecast triangle paid.csv --method cape-cod --json")
    .action(async (file: string, { method, expected, json }: TriangleAsked) => {
      const { triangle, exposure } = await triangleIn(file);
      const found = estimateOf(triangle, { method, exposure, expected: expected ?? null });
      if (json) printJson(found);
      else printTriangle(found);
    });
}

async function forecastFile(file: string, asked: SeriesAsked): Promise<void> {
  const { horizon, frequency, out, threads, json } = asked;
  const read = seriesOf(file, frequency);
  if (json && out === undefined) {
    throw new NotThisTable("--json needs --out FILE: the forecasts themselves are CSV");
  }
  const question = { season: SEASONS[frequency], horizon };
  const sink = out === undefined ? process.stdout : createWriteStream(out);
  const problems: { id: string; problem: string }[] = [];
  let series = 0;
  const write = async (text: string): Promise<void> => {
    if (!sink.write(text)) await once(sink, "drain");
  };
  await write(`id,h,${COLUMNS.join(",")}\n`);
  const given = asked.together ? lent(read, question.season) : read;
  for await (const found of forecastMany(given, question, threads)) {
    series++;
    if (found.forecast) await write(rowsOf(found));
    else problems.push({ id: found.id, problem: found.problem });
  }
  if (out !== undefined) {
    sink.end();
    await finished(sink);
  }
  for (const { id, problem } of problems) say(`${id}: ${problem}`);
  if (json) printJson({ series, horizon, frequency, out, problems });
  if (problems.length > 0) process.exitCode = EXIT.needsPerson;
}

async function* lent(
  read: AsyncIterable<NamedSeries>,
  season: number,
): AsyncGenerator<NamedSeries> {
  const all: NamedSeries[] = [];
  for await (const one of read) all.push(one);
  yield* together(all, season);
}

function rowsOf({ id, forecast }: NamedForecast & { forecast: object }): string {
  const name = /[",\n]/.test(id) ? recordText([id]).trimEnd() : id;
  return Array.from(
    forecast.mean,
    (_, h) => `${name},${h + 1},${COLUMNS.map((column) => forecast[column][h]).join(",")}\n`,
  ).join("");
}

function printTriangle({ origins, total, calendar, notes, ...found }: TriangleEstimate): void {
  const amount = (value: number | null): string => tableText(value, "number");
  const all = { origin: "all", latest: null, ultimate: null, ibnr: total.ibnr, se: total.se };
  printTable(
    [...origins, all],
    [
      { title: "origin", text: ({ origin }) => origin },
      { title: "latest", text: ({ latest }) => amount(latest), right: true },
      { title: "ultimate", text: ({ ultimate }) => amount(ultimate), right: true },
      { title: "still to come", text: ({ ibnr }) => amount(ibnr), right: true },
      { title: "standard error", text: ({ se }) => amount(se), right: true },
    ],
  );
  printLine(`\nFactors: ${found.factors.map((factor) => factor.toFixed(4)).join("  ")}`);
  printLine(`By period to come: ${calendar.map(amount).join("  ")}`);
  if (found.expected !== null) {
    printLine(`Share of the exposure expected to be paid: ${tableText(found.expected, "ratio")}`);
  }
  for (const note of notes) printLine(note);
}

function above(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("it must be a whole number above zero");
}

function share(text: string): number {
  const value = Number(text);
  if (text !== "" && value > 0 && value <= 10) return value;
  throw new InvalidArgumentError("write it as a share, 0.92 for 92 %");
}
