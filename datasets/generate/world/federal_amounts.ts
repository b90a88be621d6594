import { cents } from "../../../engine/money.ts";
import { referenceRows } from "../../reference.ts";
import type { Cents } from "../cents.ts";

/** Looks up `us_federal_amounts.csv`; a year beyond the table takes its nearest year. */
export function federalAmounts(): (name: string, year: number) => Cents {
  const rows = referenceRows("us_federal_amounts.csv").map((row) => ({
    name: row.name!,
    year: Number(row.year),
    amount: Number(cents(row.amount!)),
  }));
  return (name, year) => {
    const known = rows.filter((row) => row.name === name);
    return (known.findLast((row) => row.year <= year) ?? known[0]!).amount;
  };
}
