import { expect, test } from "vitest";
import { Rejected } from "../../../../engine/intake/rejected.ts";
import { checks, GS, head, interchange, ISA, reading, segments } from "./reading.ts";

/** A whole 835 set of one claim. */
const set = (control: string, amount: string): string[] => [
  `ST*835*${control}`,
  ...head(amount, `EFT${control}`),
  `CLP*CLAIM${control}*1*${amount}*${amount}`,
  `SE*9*${control}`,
];

const whole = (...sets: string[][]): string =>
  segments(ISA, GS, ...sets.flat(), `GE*${sets.length}*7`, "IEA*1*000000101");

test("several sets, groups and interchanges are read, each claim under its own set", async () => {
  const group = GS.replace("*7*", "*8*");
  const other = ISA.replace("000000101", "000000102");
  const read = await reading(
    segments(ISA, GS, ...set("0001", "10"), ...set("0002", "20"), "GE*2*7") +
      segments(group, ...set("0001", "30"), "GE*1*8", "IEA*2*000000101") +
      segments(other, GS, ...set("0001", "40"), "GE*1*7", "IEA*1*000000102"),
  );
  const sets = read.rows("remittance").map((row) => [row.set, row.amount, row.balances]);
  expect(sets).toEqual([
    ["1999999999/EFT0001/000000101.7.0001", "10", "yes"],
    ["1999999999/EFT0002/000000101.7.0002", "20", "yes"],
    ["1999999999/EFT0001/000000101.8.0001", "30", "yes"],
    ["1999999999/EFT0001/000000102.7.0001", "40", "yes"],
  ]);
  expect(read.rows("remitted_claim").map((row) => [row.set, row.paid])).toEqual(
    sets.map(([name, amount]) => [name, amount]),
  );
  expect(read.contents.findings).toEqual([]);
});

test("a set that stands in the file twice is loaded once", async () => {
  const once = whole(set("0001", "10"));
  const read = await reading(once + once);
  expect(read.rows("remittance")).toHaveLength(1);
  expect(read.rows("remitted_claim")).toHaveLength(1);
  expect(checks(read)).toEqual(["DUPLICATE_KEY"]);
  expect(read.contents.held).toHaveLength(4);
});

test("without ISA and GS the delimiters are taken from what stands there", async () => {
  const bare = segments(...set("0001", "10")).replaceAll("*", "|");
  const read = await reading(bare);
  expect(read.rows("remittance")).toMatchObject([
    { set: "1999999999/EFT0001/..0001", amount: "10" },
  ]);
  expect(checks(read)).toEqual(["ISA_MISSING"]);
});

test("without GS, GE and IEA a set is read", async () => {
  const read = await reading(segments(ISA, ...set("0001", "10")));
  expect(read.rows("remittance")).toMatchObject([{ amount: "10", balances: "yes" }]);
  expect(checks(read)).toEqual(["IEA_MISSING"]);
});

test("a file that breaks off loads the sets before, and holds back the last", async () => {
  const text = whole(set("0001", "10"), set("0002", "20"));
  const read = await reading(text.slice(0, text.lastIndexOf("*20~\nSE")));
  expect(read.rows("remittance")).toMatchObject([{ amount: "10" }]);
  expect(read.rows("remitted_claim")).toHaveLength(1);
  expect(read.contents.held.map(({ problem }) => problem)).toEqual([
    "AMOUNT_MISSING",
    "TRUNCATED",
    "TRUNCATED",
    "TRUNCATED",
  ]);
  expect(checks(read)).toEqual(["TRUNCATED", "GE_MISSING", "IEA_MISSING"]);
});

test("a whole file after one that breaks off is read from its own ISA on", async () => {
  const text = whole(set("0001", "10"));
  const cut = text.slice(0, text.indexOf("CLP*") + 9);
  const next = whole(set("0002", "20")).replaceAll("~", "'").replaceAll("*", "+");
  const read = await reading(cut + next);
  expect(read.rows("remittance")).toMatchObject([{ amount: "20", balances: "yes" }]);
  expect(checks(read)).toEqual(["TRUNCATED", "GE_MISSING", "IEA_MISSING"]);
});

test("a set whose SE is missing is read where the envelope goes on", async () => {
  const read = await reading(whole(set("0001", "10").slice(0, -1), set("0002", "20")));
  expect(read.rows("remittance").map(({ amount }) => amount)).toEqual(["10", "20"]);
  expect(checks(read)).toEqual(["SE_MISSING"]);
});

test("counts and numbers that disagree are reported, not punished", async () => {
  const text = whole(set("0001", "10"))
    .replace("SE*9*0001", "SE*1202*0009")
    .replace("GE*1*7", "GE*2*8")
    .replace("IEA*1*000000101", "IEA*3*102");
  const read = await reading(text);
  expect(read.rows("remittance")).toHaveLength(1);
  expect(read.contents.findings.map(({ check, line }) => [check, line])).toEqual([
    ["SE_COUNT", 11],
    ["CONTROL_NUMBER", 11],
    ["GE_COUNT", 12],
    ["CONTROL_NUMBER", 12],
    ["IEA_COUNT", 13],
    ["CONTROL_NUMBER", 13],
  ]);
  expect(read.contents.findings[0]!.message).toBe(
    "remittance.835, segment 11: SE counts 1202 segments, there are 9",
  );
});

test("an ISA of another length than the standard's is read, and it is said", async () => {
  const read = await reading(whole(set("0001", "10")).replace("PAYER          ", "PAYER "));
  expect(read.rows("remittance")).toHaveLength(1);
  expect(checks(read)).toEqual(["ISA_LENGTH"]);
});

test("another version than 4010 and 5010 is read, and it is said", async () => {
  const read = await reading(whole(set("0001", "10")).replace("005010X221A1", "008020X322"));
  expect(read.rows("remittance")).toHaveLength(1);
  expect(checks(read)).toEqual(["VERSION_UNKNOWN"]);
});

test("other transaction sets are ignored, and named once", async () => {
  const claims = ["ST*837*0002*005010X223A2", "CLM*A*100", "CAS*CO*45*1", "SE*4*0002"];
  const read = await reading(whole(set("0001", "10"), claims, ["ST*270*0003", "SE*2*0003"]));
  expect(read.rows("remittance")).toHaveLength(1);
  expect(read.contents.held).toEqual([]);
  expect(read.contents.findings).toMatchObject([
    {
      check: "OTHER_SETS",
      message:
        "remittance.835 also holds 1 × 837I (institutional claims), 1 × 270 (eligibility questions); they were ignored",
    },
  ]);
});

test("a file of sets we do not read is rejected, naming what it holds and what we read", async () => {
  const claims = ["ST*837*0002*005010X224A2", "CLM*A*100", "SE*3*0002"];
  const refused = await reading(whole(claims, claims)).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Rejected);
  expect((refused as Rejected).finding).toMatchObject({
    severity: "must_fix",
    check: "UNRECOGNISED",
    message: "remittance.835: X12 of a kind we do not read; it holds 2 × 837D (dental claims)",
  });
});

test.each([
  "",
  "ISA",
  "ISA*",
  ISA,
  `${ISA}~`,
  "GS*HP~ST*83",
  "no X12 at all",
  "~~~~",
  "\u0000\u0001",
])("%j is rejected", async (text) => {
  await expect(reading(text)).rejects.toThrow(Rejected);
});

test("garbage before, between and after interchanges is counted and passed over", async () => {
  const first = whole(set("0001", "10"));
  const second = whole(set("0002", "20")).replaceAll("000000101", "000000102");
  const read = await reading(`From: payer\nST. MARY\n\n${first}-- page 2 --\n${second}the end\n`);
  expect(read.rows("remittance").map(({ amount }) => amount)).toEqual(["10", "20"]);
  expect(read.contents.ignored.section).toBe(2 * 2 + 3);
  expect(checks(read)).toEqual(["OUTSIDE"]);
});

test("money that stands outside any transaction set is held back", async () => {
  const read = await reading(
    whole(set("0001", "10")).replace("GE*1*7", "CLP*LOST*1*5*5~\nSVC*HC:99213*5*5~\nGE*1*7"),
  );
  expect(read.contents.held.map(({ problem }) => problem)).toEqual([
    "OUT_OF_PLACE",
    "OUT_OF_PLACE",
  ]);
  expect(checks(read)).toEqual(["OUTSIDE"]);
});

test("empty segments are blank records and are not counted by SE", async () => {
  const read = await reading(
    interchange([...head("10"), "CLP*A*1*10*10"]).replace("LX*1~", "LX*1~~ ~"),
  );
  expect(read.contents.ignored.blank).toBe(2);
  expect(read.contents.findings).toEqual([]);
});

test("a thousand findings of a kind are told one by one, the others as a number", async () => {
  const read = await reading(segments(ISA, GS, ...Array<string>(1500).fill("ST*835*1"), "SE*2*1"));
  const missing = read.contents.findings.filter(({ check }) => check === "NO_BPR");
  expect(missing).toHaveLength(1001);
  expect(missing.at(-1)).toMatchObject({
    severity: "must_fix",
    line: null,
    message: "remittance.835: 500 more like the 1000 of this kind before",
  });
});
