import type { Lot } from "../books/stock.ts";
import { plain } from "../cents.ts";
import type { ClinicCalendar } from "../clinic_calendar.ts";
import type { TextFile } from "./text_file.ts";

/** The stock as it was counted. Returns the rows written. */
export function writeInventory(
  file: TextFile,
  calendar: ClinicCalendar,
  lots: readonly Lot[],
): number {
  file.write("item,kind,lot,location,counted,quantity,unit_cost,expires\n");
  for (const { item, kind, lot, site, counted, quantity, cost, expires } of lots)
    file.write(
      `${item},${kind},${lot},${site},${calendar.iso(counted)},${quantity},${plain(cost)},` +
        `${expires === null ? "" : calendar.iso(expires)}\n`,
    );
  return lots.length;
}
