/** A triangle answered by the method that is asked for. */
import { calendarCash, chainLadder } from "./chain_ladder.ts";
import { bornhuetterFerguson, capeCod } from "./expected_loss.ts";
import { overDispersed } from "./over_dispersed.ts";
import { latestOf, NotATriangle, type Triangle } from "./triangle.ts";

export const TRIANGLE_METHODS = ["chain-ladder", "bf", "cape-cod", "odp"] as const;
export type TriangleMethod = (typeof TRIANGLE_METHODS)[number];

/** In the unit of the triangle. */
export type TriangleEstimate = {
  method: TriangleMethod;
  origins: { origin: string; latest: number; ultimate: number; ibnr: number; se: number | null }[];
  total: { ibnr: number; se: number | null };
  /** from each dev to the next */
  factors: number[];
  /** share of the ultimate amount that is in at each dev */
  shares: number[];
  /** what comes in each period after the newest */
  calendar: number[];
  /** share of the exposure that is expected to be paid; null where the method needs none */
  expected: number | null;
  notes: string[];
};

export type TriangleQuestion = {
  method: TriangleMethod;
  /** by origin; needed by Bornhuetter–Ferguson and Cape Cod */
  exposure?: readonly (number | null)[];
  /** share of the exposure expected to be paid; needed by Bornhuetter–Ferguson */
  expected?: number | null;
};

const NO_ERROR = "this method has no standard error here; the chain ladder and odp have";

/** @throws {NotATriangle} where the triangle does not bear the method, or what the method needs is not given */
export function estimateOf(
  triangle: Triangle,
  { method, exposure = [], expected = null }: TriangleQuestion,
): TriangleEstimate {
  const ladder = chainLadder(triangle);
  const found = ((): {
    unpaid: readonly number[];
    errors: readonly (number | null)[];
    total: number | null;
    ratio: number | null;
    note: string | null;
  } => {
    if (method === "chain-ladder") {
      const { unpaid, errors, total } = ladder;
      return { unpaid, errors, total: total.error, ratio: null, note: null };
    }
    if (method === "odp") {
      const { unpaid, errors, total } = overDispersed(triangle);
      return { unpaid, errors, total: total.error, ratio: null, note: null };
    }
    const sizes = triangle.origins.map((origin, i) => {
      const size = exposure[i] ?? null;
      if (size !== null && size > 0) return size;
      throw new NotATriangle(
        `${method} needs the exposure of origin ${origin}: add a column exposure with what is allowed for its charges`,
      );
    });
    if (method === "bf" && expected === null) {
      throw new NotATriangle(
        "bf needs the share of the exposure expected to be paid: --expected 0.92",
      );
    }
    const { unpaid, ratio } =
      method === "bf"
        ? bornhuetterFerguson(triangle, ladder, sizes, expected!)
        : capeCod(triangle, ladder, sizes);
    return { unpaid, errors: unpaid.map(() => null), total: null, ratio, note: NO_ERROR };
  })();
  const latest = latestOf(triangle);
  return {
    method,
    origins: triangle.origins.map((origin, i) => ({
      origin,
      latest: latest[i]!,
      ultimate: latest[i]! + found.unpaid[i]!,
      ibnr: found.unpaid[i]!,
      se: found.errors[i]!,
    })),
    total: { ibnr: found.unpaid.reduce((sum, value) => sum + value, 0), se: found.total },
    factors: [...ladder.factors],
    shares: [...ladder.shares],
    calendar: calendarCash(triangle, found.unpaid, ladder.shares),
    expected: found.ratio,
    notes: [
      "Nothing is expected beyond the last dev of the file.",
      ...(found.note === null ? [] : [found.note]),
    ],
  };
}
