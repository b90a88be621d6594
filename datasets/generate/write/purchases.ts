import type { Purchase } from "../books/purchases.ts";
import { plain } from "../cents.ts";
import type { ClinicCalendar } from "../clinic_calendar.ts";
import type { PlannedPrice } from "../plan/prices.ts";
import type { TextFile } from "./text_file.ts";

/** What was bought by item. Returns the rows written. */
export function writePurchases(
  file: TextFile,
  calendar: ClinicCalendar,
  bought: readonly Purchase[],
): number {
  file.write("date,item,quantity,amount,code,single_dose\n");
  for (const { item, day, quantity, amount } of bought)
    file.write(
      `${calendar.iso(day)},${item.item},${quantity},${plain(amount)},${item.code ?? ""},` +
        `${item.singleDose ? "yes" : "no"}\n`,
    );
  return bought.length;
}

/** What items are planned to cost from a day on. Returns the rows written. */
export function writePlannedPrices(
  file: TextFile,
  since: string,
  planned: readonly PlannedPrice[],
): number {
  file.write("item,line,since,unit_price,per_visit\n");
  for (const { item, price, perVisit } of planned)
    file.write(`${item.item},${item.line},${since},${plain(price)},${perVisit.toFixed(6)}\n`);
  return planned.length;
}
