import { expect, test } from "vitest";
import {
  amountOf,
  componentsOf,
  dayOf,
  given,
  numberOf,
} from "../../../../engine/intake/x12/values.ts";

test("amounts are kept as they were sent, made plain where they are not", () => {
  const texts = ["12.5", "-3", "0", "541.00", "10.000", ".5", "-.5", "5.", "+7", " 8 "];
  expect(texts.map((text) => amountOf(text)?.text)).toEqual([
    "12.5",
    "-3",
    "0",
    "541.00",
    "10.000",
    "0.5",
    "-0.5",
    "5",
    "7",
    "8",
  ]);
  expect(amountOf("-.5")?.cents).toBe(-50n);
});

test.each([
  "",
  "-",
  ".",
  "1,000",
  "$5",
  "(5)",
  "5-",
  "1e3",
  "0x10",
  "10.005",
  "1".repeat(16),
  "١٢",
  "NaN",
])("%j is no amount", (text) => expect(amountOf(text)).toBeNull());

test("units may have any fraction", () => {
  expect(numberOf("1.875")).toBe("1.875");
  expect(numberOf("many")).toBeNull();
});

test("a day is eight digits that exist", () => {
  expect(dayOf("20240229")).toBe("2024-02-29");
  for (const text of ["20230229", "20002316", "00000000", "240229", "2024-2-9", "", "202402290"]) {
    expect(dayOf(text)).toBeNull();
  }
});

test("a composite is parted at the named separator, else at the mark after its first code", () => {
  expect(componentsOf("HC:99213:25", ":")).toEqual(["HC", "99213", "25"]);
  expect(componentsOf("HC>99213>25", ":")).toEqual(["HC", "99213", "25"]);
  expect(componentsOf("99213", ":")).toEqual(["99213"]);
});

test("an element of blanks says nothing", () => {
  expect([given(undefined), given("  "), given(" A ")]).toEqual([null, null, "A"]);
});
