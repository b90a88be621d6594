import { expect, test } from "vitest";
import { materiality, type Threshold } from "../../../../engine/numbers/budget/materiality.ts";
import { rational } from "../../../../engine/numbers/rational.ts";

const threshold = (by: Threshold["by"]): Threshold => ({
  amountCents: 100_000n,
  share: rational(5n, 100n),
  by,
});

test("large in money alone is material by either measure and not by both", () => {
  const rent = { kind: "expense", budget: 5_000_000n, actual: 5_100_000n } as const;
  expect(materiality(rent, threshold("both")).material).toBe(false);
  expect(materiality(rent, threshold("either"))).toMatchObject({
    variance: -100_000n,
    favourable: false,
    material: true,
  });
});

test("without a plan the percentage is unknown and money decides", () => {
  const locum = { kind: "expense", budget: 0n, actual: 100_000n } as const;
  expect(materiality(locum, threshold("both"))).toMatchObject({ share: null, material: true });
  const stamp = { kind: "expense", budget: 0n, actual: 50n } as const;
  expect(materiality(stamp, threshold("both")).material).toBe(false);
});

test("nothing to tell is not material, even against a threshold of nothing", () => {
  const same = { kind: "revenue", budget: 100n, actual: 100n } as const;
  const none = { amountCents: 0n, share: rational(0n), by: "either" } as const;
  expect(materiality(same, none)).toMatchObject({ favourable: null, material: false });
});
