import { describe, expect, test } from "vitest";
import { textOf, textTable } from "../../../engine/report/text_table.ts";

describe("a table as text", () => {
  test("words stand to the left, figures to the right, and unknown is a dash", () => {
    expect(
      textTable([
        { payer: "Medicare", paid: "1,200.00", change: "−$1.2 k", claims: 7 },
        { payer: "Aetna", paid: "80.50", change: "+2.0 pts", claims: null },
      ]).split("\n"),
    ).toEqual([
      "payer         paid    change  claims",
      "Medicare  1,200.00   −$1.2 k       7",
      "Aetna        80.50  +2.0 pts       —",
    ]);
  });

  test("one cell that is no figure makes a column of words", () => {
    expect(textTable([{ at: "3" }, { at: "3 Sep" }])).toBe("at\n3\n3 Sep");
  });

  test("no records make no lines of cells", () => {
    expect(textTable([])).toBe("");
  });

  test("a panel is its texts, without what only its chart needs", () => {
    const text = textOf({
      columns: [
        { name: "month", title: "Month", unit: "month" },
        { name: "value", title: "No-shows (%)", unit: "ratio" },
        { name: "state", title: "State", unit: "text", hidden: true },
      ],
      texts: { month: ["Sep 2026", "Oct 2026"], value: ["5.7", "12.1"], state: ["", ""] },
    });
    expect(text.split("\n")).toEqual([
      "Month     No-shows (%)",
      "Sep 2026           5.7",
      "Oct 2026          12.1",
    ]);
  });
});
