import { plain, portion } from "../cents.ts";
import { CODES } from "../world/codes.ts";
import { allowedAmount } from "../world/fees.ts";
import { PAYERS, SELF_PAY } from "../world/payers.ts";
import { AMENDED, amendedIn } from "../world/stories.ts";
import type { World } from "../world/world.ts";
import type { TextFile } from "./text_file.ts";

const HEADER = "payer,code,contract_allowed,since,until\n";

/**
 * What the contracts allow in a year, no more than the practice's fee. With the year of the amendment, and
 * after it, go the rates that the payer agreed to and does not pay. Returns the rows written.
 */
export function writeContractRates(file: TextFile, world: World, year: number): number {
  const { calendar, fee } = world;
  const amended = calendar.iso(amendedIn(calendar));
  let rows = 0;
  file.write(HEADER);
  for (const [index, payer] of PAYERS.entries()) {
    if (index === SELF_PAY) continue;
    for (const code of CODES.values()) {
      const rate = Math.min(
        allowedAmount(code, payer.allowed, payer.yearly, year),
        fee(code.code, year),
      );
      const write = (allowed: number, since: string): void => {
        file.write(`${payer.name},${code.code},${plain(allowed)},${since},${year}-12-31\n`);
        rows++;
      };
      const raised = portion(rate, 10000 + AMENDED.raise);
      const isAmended = index === AMENDED.payer && AMENDED.codes.includes(code.code);
      const january = `${year}-01-01`;
      write(isAmended && amended <= january ? raised : rate, january);
      if (isAmended && amended > january && amended.startsWith(String(year)))
        write(raised, amended);
    }
  }
  return rows;
}
