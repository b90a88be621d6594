/**
 * The forecast as it is kept in a generation: four rows, made when the generation is built, so that an
 * answer reads it and never a claim line.
 */
import type { RunOff } from "../../contract.ts";
import type { Session } from "../../database.ts";
import { readEvidence } from "./evidence.ts";
import { withLines } from "./assumption.ts";
import { forecastOf, type Forecasts, type Hierarchy } from "./hierarchy/hierarchy.ts";
import type { Outlook } from "./outlook.ts";
import { providerShares, type ProviderShares } from "./provider_shares.ts";
import { keepForecastFigures } from "./figures.ts";
import { runOff } from "./receivables/run_off.ts";

/** Makes the forecast from the warehouse this connection sees, and keeps it. */
export async function keepForecast(session: Session): Promise<void> {
  const found = await madeForecasts(session, null);
  await session.run(
    `create or replace table forecast as
    select 'cash' as name, $cash as body
    union all select 'receipts', $receipts
    union all select 'run_off', $run_off
    union all select 'provider_shares', $provider_shares`,
    {
      cash: JSON.stringify(found?.outlook ?? null),
      receipts: JSON.stringify(found?.hierarchy ?? null),
      run_off: JSON.stringify(await runOff(session)),
      provider_shares: JSON.stringify([...(await providerShares(session))]),
    },
  );
  await keepForecastFigures(session, found?.outlook ?? null);
}

/**
 * What is still to come of work that has been done, as it was kept or as an instant's knowledge makes it.
 *
 * @param session  on what was known at that instant
 */
export async function readRunOff(session: Session, knownAt: string | null): Promise<RunOff | null> {
  if (knownAt !== null) return runOff(session);
  const { body } = await session.row("select body from forecast where name = 'run_off'");
  return JSON.parse(body as string) as RunOff | null;
}

/**
 * Providers' shares of the work, as they were kept or as an instant's knowledge makes them.
 *
 * @param session  on what was known at that instant
 */
export async function readProviderShares(
  session: Session,
  knownAt: string | null,
): Promise<ProviderShares> {
  if (knownAt !== null) return providerShares(session);
  const { body } = await session.row("select body from forecast where name = 'provider_shares'");
  return new Map(JSON.parse(body as string) as [string, number][]);
}

/**
 * The forecast that was kept, or the one that an instant's knowledge makes.
 *
 * @param knownAt  ISO 8601 instant, or null for what is known now
 * @returns null where there is no money to forecast
 */
export async function readForecast(
  session: Session,
  knownAt: string | null,
): Promise<Outlook | null> {
  if (knownAt !== null) return (await madeForecasts(session, knownAt))?.outlook ?? null;
  const { body } = await session.row("select body from forecast where name = 'cash'");
  return JSON.parse(body as string) as Outlook | null;
}

/**
 * That forecast and the one of receipts by payer and location, which agree.
 *
 * @param knownAt  ISO 8601 instant, or null for what is known now
 * @returns null where there is no money to forecast
 */
export async function readForecasts(
  session: Session,
  knownAt: string | null,
): Promise<Forecasts | null> {
  if (knownAt !== null) return madeForecasts(session, knownAt);
  const outlook = await readForecast(session, null);
  const { body } = await session.row("select body from forecast where name = 'receipts'");
  const hierarchy = JSON.parse(body as string) as Hierarchy | null;
  return outlook && hierarchy && { outlook, hierarchy };
}

async function madeForecasts(session: Session, knownAt: string | null): Promise<Forecasts | null> {
  const made = forecastOf(await readEvidence(session, knownAt));
  if (!made) return null;
  const assumptions = await withLines(session, made.outlook.assumptions);
  return { ...made, outlook: { ...made.outlook, assumptions } };
}
