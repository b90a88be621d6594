/** How the work is shared among providers. */
import { sqlFile, type Session } from "../../database.ts";

/** Each provider's share of what was charged in the last quarter, 0-1. */
export type ProviderShares = ReadonlyMap<string, number>;

export async function providerShares(session: Session): Promise<ProviderShares> {
  const rows = await session.rows(sqlFile("numbers/forecast/provider_shares.sql"));
  return new Map(rows.map(({ provider, share }) => [provider as string, Number(share)]));
}
