/** A triangle from a plain file `origin,dev,value`, cumulative, and where it is given the exposure of an origin. */
import { NotThisTable, plainTable } from "../../../intake/plain_table.ts";
import { triangleOf, type Triangle } from "./triangle.ts";

export type TriangleFile = {
  triangle: Triangle;
  /** by origin, as the column `exposure` says; null where it says nothing of an origin */
  exposure: (number | null)[];
};

/** @throws {NotThisTable | NotATriangle} */
export async function triangleIn(path: string): Promise<TriangleFile> {
  const rows: { origin: string; age: number; value: number }[] = [];
  const exposures = new Map<string, number>();
  for await (const { line, cells } of plainTable(path, ["origin", "dev", "value"], ["exposure"])) {
    const [origin, dev, value, exposure] = cells as [string, string, string, string];
    if (value === "") continue;
    const number = (text: string, name: string, whole = false): number => {
      const found = Number(text);
      if (text !== "" && Number.isFinite(found) && (!whole || Number.isInteger(found)))
        return found;
      throw new NotThisTable(
        `line ${line}: ${name} "${text.slice(0, 40)}" is not a ${whole ? "whole " : ""}number`,
      );
    };
    if (origin === "") throw new NotThisTable(`line ${line}: no origin; name the cohort`);
    rows.push({ origin, age: number(dev, "dev", true), value: number(value, "value") });
    if (exposure === "") continue;
    const size = number(exposure, "exposure");
    if (exposures.has(origin) && exposures.get(origin) !== size) {
      throw new NotThisTable(
        `line ${line}: exposure ${exposure} of origin ${origin}, but ${exposures.get(origin)} before; an origin has one`,
      );
    }
    exposures.set(origin, size);
  }
  const triangle = triangleOf(rows);
  return { triangle, exposure: triangle.origins.map((origin) => exposures.get(origin) ?? null) };
}
