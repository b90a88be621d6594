/** Rows read from files, about to be staged: those of one layout are one view. */
import { viewOfFiles, type Session } from "../database.ts";
import type { Load } from "../intake/contents.ts";
import { FEEDS } from "../intake/feeds.ts";

/** `made` is the day the file was, or else became known; `latest` the last day it can speak of. */
export type FileLoad = Load & { fileId: number; made: string; latest: string };

/** What must be equal for rows to be read by one statement. */
export const layoutOf = ({ feed, reading }: Load): string => {
  const { days, moments, utc, signs, words, also, fixed, nulls, decimalComma } = reading;
  const shared = [days, moments, utc, signs, words, also, fixed, nulls, decimalComma];
  return JSON.stringify([feed, ...shared]);
};

/** The rows of loads of one layout, as text, in the view `raw`. */
export async function viewOfLoads(session: Session, loads: readonly FileLoad[]): Promise<void> {
  const { feed, reading } = loads[0]!;
  const files = loads.map(({ fileId, ...load }) => ({ ...load, id: fileId }));
  const { also, fixed, nulls, decimalComma } = reading;
  const wanted = FEEDS[feed];
  await viewOfFiles(session, "raw", files, { wanted, also, fixed, nulls, decimalComma });
}
