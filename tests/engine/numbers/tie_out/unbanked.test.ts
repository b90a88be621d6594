/** Receipts without a deposit and deposits without receipts: typed by hand, through the checks and the page. */
import { describe, expect, test } from "vitest";
import type { Panel, PlacedFinding } from "../../../../engine/contract.ts";
import { pool } from "../../../../engine/numbers/tie_out/pool.ts";
import type { Practice } from "../../../../engine/spine/open.ts";
import { ledgerFile, take, type Entry } from "../../../pitfalls/rows.ts";
import { scratchPractice } from "../../../scratch.ts";
import { terminalOf } from "../../../terminal.ts";

const charge: Entry = { type: "charge", amount: 9000, post: "2025-01-02", charge: "a" };
const taking = (day: string, amount: number): Entry => ({
  type: "payment",
  amount: -amount,
  post: day,
  charge: "a",
  party: "patient",
  deposited: day,
});
const last: Entry = { type: "charge", amount: 100, post: "2025-03-31", charge: "b" };

const statement = (...movements: readonly (readonly [day: string, amount: string])[]) =>
  [["2025-01-02", "-10.00"] as const, ...movements, ["2025-03-31", "-10.00"] as const].reduce(
    (text, [day, amount], i) => `${text}1,B${i},${day},${amount},,MOVEMENT,\n`,
    "account,movement_id,date,amount,reference,description,balance\n",
  );

const FOUND = /^(RECEIPT|DEPOSIT|REFUND_NOT)/;
const foundBy = async (
  practice: Practice,
): Promise<[string, string, string | null, number | null][]> => {
  const { said } = terminalOf(practice.folder.path)("check");
  return (said as { findings: PlacedFinding[] }).findings
    .filter(({ check }) => FOUND.test(check))
    .map(({ check, message, amount, line }) => [check, message, amount, line]);
};
const panelOf = async (practice: Practice): Promise<Panel | undefined> =>
  (await practice.page("compliance")).panels.find(({ id }) => id === "unbanked");

describe("collections beside the bank", () => {
  test("a day's takings that were not deposited, and a deposit nobody posted, are told once a month, with their lines", async () => {
    const practice = scratchPractice();
    await take(
      practice,
      ledgerFile([
        charge,
        taking("2025-01-10", 500),
        taking("2025-01-13", 320),
        taking("2025-01-14", 80),
        taking("2025-01-15", 60),
        last,
      ]),
      statement(["2025-01-10", "500.00"], ["2025-02-20", "45.67"], ["2025-02-24", "4.33"]),
    );
    const how = (what: string) => expect.stringMatching(what) as string;
    expect(await foundBy(practice)).toEqual([
      [
        "DEPOSIT_WITHOUT_RECEIPT",
        how(
          /^2025-02: 50\.00 deposited, and no receipts found that make it up: a deposit on 2025-02-20, 45\.67; a deposit on 2025-02-24, 4\.33$/
            .source,
        ),
        "50.00",
        4,
      ],
      [
        "RECEIPT_NOT_DEPOSITED",
        how(
          /^2025-01: 460\.00 posted as received, and no deposit found: a day's takings of patients on 2025-01-13, 320\.00; .* on 2025-01-14, 80\.00; .* on 2025-01-15, 60\.00$/
            .source,
        ),
        "460.00",
        4,
      ],
    ]);
    const panel = (await panelOf(practice))!;
    expect(panel.title).toBe(
      "Collections and the bank: 3 receipts without a deposit, 2 deposits without receipts",
    );
    expect(panel.rows["amount"]).toEqual(["45.67", "4.33", "320.00", "80.00", "60.00"]);
    expect(panel.sources.every((source) => source !== null)).toBe(true);
    expect(panel.notes.join(" ")).toContain("no proof that money is gone");
    const page = await practice.page("compliance");
    const told = page.panels.find(({ id }) => id === "findings")!.rows["check"]!;
    expect(told.filter((check) => FOUND.test(String(check)))).toHaveLength(2);
  });

  test("takings of a long weekend come in five pieces: as sums they meet, and what is short is told alone", async () => {
    const pieces = ["201.01", "202.02", "203.03", "204.04", "189.90"].map(
      (amount) => ["2025-01-21", amount] as const,
    );
    const whole = scratchPractice();
    await take(whole, ledgerFile([charge, taking("2025-01-21", 1000), last]), statement(...pieces));
    expect(await foundBy(whole)).toEqual([]);
    expect((await panelOf(whole))!.title).toBe(
      "Every receipt has its deposit, and every deposit its receipts",
    );
    const short = scratchPractice();
    await take(
      short,
      ledgerFile([charge, taking("2025-01-21", 1000), last]),
      statement(...pieces.slice(1)),
    );
    expect(await foundBy(short)).toMatchObject([
      [
        "RECEIPT_NOT_DEPOSITED",
        "2025-01: 201.01 posted as received, and no deposit found: a day's takings of patients on 2025-01-21, 201.01 of 1,000.00",
        "201.01",
        3,
      ],
    ]);
  });

  test("an insurer's payment, a refund and another amount are told each by its kind", async () => {
    const practice = scratchPractice();
    const header =
      "transaction_id,type,charge_id,claim_id,patient_id,party,amount,post_date,check_date,deposit_date,receipt";
    await take(
      practice,
      [
        header,
        "1,charge,a,,p,primary,900.00,2025-01-03,,,",
        "2,payment,a,,p,primary,-200.00,2025-01-20,2025-01-17,2025-01-17,T7700123",
        "3,payment,a,,p,primary,-300.00,2025-01-20,2025-01-17,2025-01-17,T7700999",
        "4,refund,a,,p,patient,25.00,2025-01-06,2025-01-06,,",
        "5,charge,b,,p,primary,1.00,2025-05-30,,,",
        "",
      ].join("\n"),
      `${statement(["2025-01-17", "198.50"]).replace("MOVEMENT,\n1,B2", "ACH T7700123,\n1,B2")}1,Z,2025-05-30,-10.00,,MOVEMENT,\n`,
    );
    expect((await foundBy(practice)).map(([check, , amount]) => [check, amount])).toEqual([
      ["RECEIPT_NOT_DEPOSITED", "300.00"],
      ["REFUND_NOT_AT_BANK", "25.00"],
      ["DEPOSIT_DIFFERS", "-1.50"],
    ]);
  });

  test("without bank statements nothing is asked, and money on its way is not missing", async () => {
    const alone = scratchPractice();
    await take(alone, ledgerFile([charge, taking("2025-01-10", 500), last]));
    expect([await foundBy(alone), await panelOf(alone)]).toEqual([[], undefined]);
    const young = scratchPractice();
    await take(
      young,
      ledgerFile([charge, taking("2025-03-28", 500), last]),
      statement(["2025-03-26", "1.00"]),
    );
    expect(await foundBy(young)).toEqual([]);
  });
});

describe("pool", () => {
  const reach = { before: 3, after: 10 };

  test("what no deposit in reach can hold is left, and what no takings make up", () => {
    const takings = [
      { day: 10, cents: 500n },
      { day: 12, cents: 300n },
    ];
    const deposits = [
      { day: 25, cents: 50n },
      { day: 12, cents: 600n },
    ];
    expect(pool(takings, deposits, reach)).toEqual({ takings: [0n, 200n], deposits: [50n, 0n] });
    expect(pool([], deposits, reach).deposits).toEqual([50n, 600n]);
    expect(pool(takings, [], reach).takings).toEqual([500n, 300n]);
  });

  test("as little as possible is left: as the largest flow says, by trying every order", () => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed % below;
    };
    const batches = (n: number) =>
      Array.from({ length: n }, () => ({ day: random(30), cents: BigInt(1 + random(6)) }));
    for (let turn = 0; turn < 300; turn++) {
      const [takings, deposits] = [batches(4), batches(4)];
      const { takings: left } = pool(takings, deposits, reach);
      const sum = (of: readonly bigint[]): bigint => of.reduce((a, b) => a + b, 0n);
      // Hall: of any takings, all but what their deposits hold is left
      const least = subsets(takings).reduce((most, some) => {
        const near = deposits.filter(({ day }) =>
          some.some((each) => day >= each.day - 3 && day <= each.day + 10),
        );
        const over = sum(some.map(({ cents }) => cents)) - sum(near.map(({ cents }) => cents));
        return over > most ? over : most;
      }, 0n);
      expect(sum(left)).toBe(least);
    }
  });
});

const subsets = <T>(of: readonly T[]): T[][] =>
  of.reduce<T[][]>((all, one) => [...all, ...all.map((some) => [...some, one])], [[]]);
