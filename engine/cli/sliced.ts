/** What every command about figures takes: the period, whose, and as known when. */
import type { Command } from "commander";
import type { Slice } from "../contract.ts";
import { shared, type Shared } from "./context.ts";
import { instant } from "./instant.ts";

export type Sliced = Shared & {
  period?: string;
  provider?: string[];
  payer?: string[];
  location?: string[];
  knownAt?: string;
};

/** Adds the options of a slice. */
export function sliced(command: Command): Command {
  return shared(command)
    .option("--period <period>", "2026-09, 2026-Q3, FY2026, 2026-01..2026-09 or last-12-months")
    .option("--provider <name>", "only this provider; may be repeated", collect)
    .option("--payer <name>", "only this payer; may be repeated", collect)
    .option("--location <name>", "only this location; may be repeated", collect)
    .option("--known-at <date-time>", "as it was known then", instant);
}

const collect = (name: string, names: string[] = []): string[] => [...names, name];

export function sliceOf({ provider, payer, location }: Sliced): Slice {
  return {
    ...(provider ? { provider } : {}),
    ...(payer ? { payer } : {}),
    ...(location ? { location } : {}),
  };
}
