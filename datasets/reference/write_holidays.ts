/** Writes us_federal_holidays.csv anew: `node dist/node/datasets/reference/write_holidays.js`. */
import { writeFileSync } from "node:fs";
import { referencePath } from "../reference.ts";
import { federalHolidays } from "../../engine/numbers/forecast/federal_holidays.ts";

const years = Array.from({ length: 21 }, (_, i) => 2015 + i);
const rows = years
  .flatMap(federalHolidays)
  .map(({ date, observed, name }) => `${date},${observed},${name}\n`);

writeFileSync(referencePath("us_federal_holidays.csv"), `date,observed,name\n${rows.join("")}`);
