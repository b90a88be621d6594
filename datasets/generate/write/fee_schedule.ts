import { plain } from "../cents.ts";
import { CODES, workRvuTable } from "../world/codes.ts";
import type { World } from "../world/world.ts";
import type { TextFile } from "./text_file.ts";

/** The practice's fees of a year beside the work RVUs of that service year. Returns the rows written. */
export function writeFeeSchedule(file: TextFile, world: World, year: number): number {
  const workRvu = workRvuTable();
  file.write("Code,Service Year,Work RVU,Fee\n");
  const codes = [...CODES.keys()].toSorted();
  for (const code of codes)
    file.write(`${code},${year},${plain(workRvu(code, year))},${plain(world.fee(code, year))}\n`);
  return codes.length;
}
