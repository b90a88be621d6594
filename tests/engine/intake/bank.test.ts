/** Bank statements as banks give them: OFX in both versions, QIF, and tables. */
import { beforeAll, describe, expect, test } from "vitest";
import type { FileReport } from "../../../engine/contract.ts";
import type { Practice } from "../../../engine/spine/open.ts";
import { drop, scratchPractice } from "../../scratch.ts";
import { head, interchange } from "./x12/reading.ts";

const SGML = `OFXHEADER:100
DATA:OFXSGML
VERSION:102

<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD
<BANKACCTFROM><BANKID>021000021<ACCTID>000123456789<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20250101<DTEND>20250131
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20250103120000[-5:EST]<TRNAMT>482.04<FITID>F1<NAME>MEDICARE PART B<MEMO>TRN*1*T100</STMTTRN>
<STMTTRN><TRNTYPE>CHECK<DTPOSTED>20250106<TRNAMT>-2500.00<FITID>F2<CHECKNUM>101<NAME>RENT &amp; CO</STMTTRN>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20250107<TRNAMT>25.00<FITID>F3<NAME>CARD</STMTTRN>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20250107<TRNAMT>25.00<FITID>F4<NAME>CARD</STMTTRN>
</BANKTRANLIST>
<LEDGERBAL><BALAMT>8032.04<DTASOF>20250107</LEDGERBAL>
</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
`;

const XML = `<?xml version="1.0" encoding="UTF-8"?>
<?OFX OFXHEADER="200" VERSION="211"?>
<OFX><BANKACCTFROM><ACCTID>000123456789</ACCTID></BANKACCTFROM><BANKTRANLIST>
<STMTTRN><DTPOSTED>20250107</DTPOSTED><TRNAMT>25.00</TRNAMT><FITID>F4</FITID><NAME>CARD</NAME></STMTTRN>
<STMTTRN><DTPOSTED>20250108</DTPOSTED><TRNAMT>-12.5x</TRNAMT><FITID>F5</FITID></STMTTRN>
<STMTTRN><DTPOSTED>20250109</DTPOSTED><TRNAMT>-10.00</TRNAMT><FITID>F6</FITID></STMTTRN>
</BANKTRANLIST><LEDGERBAL><BALAMT>8009.54</BALAMT><DTASOF>20250109</DTASOF></LEDGERBAL></OFX>
`;

const QIF = `!Account
N99990000
TBank
^
!Type:Bank
D1/13'25
T1,250.00
PBluestone PPO EFT
^
D1/14'25
T-40.00
N102
MSupplies
^
D1/15'25
T-3.00
`;

const rowsOf = (practice: Practice) =>
  practice.read(null, [], (session) =>
    session.rows(
      `select account, date::varchar as date, amount::varchar as amount, reference, description
      from bank_row where amount is not null order by date, amount, description`,
    ),
  );

describe("a bank's own formats", () => {
  let practice: Practice;
  let files: FileReport[];

  beforeAll(async () => {
    practice = scratchPractice();
    const paths = [
      drop(practice, "january.ofx", SGML),
      drop(practice, "later.ofx", XML),
      drop(practice, "savings.qif", QIF),
    ];
    ({ files } = (await practice.import([{ paths, knownAt: null }]))[0]!);
  });

  test("every movement is a row, once, however often a bank sends it", async () => {
    expect(files.map(({ path, format, status }) => [path, format, status])).toEqual([
      ["january.ofx", "ofx", "loaded"],
      ["later.ofx", "ofx", "partial"],
      ["savings.qif", "qif", "partial"],
    ]);
    expect(files[0]!.rows).toMatchObject({ read: 6, loaded: 5, ignored: 1 });
    expect(files[0]!.amounts).toMatchObject({ money_in: "532.04", money_out: "2500.00" });
    expect(files[1]!.rows).toMatchObject({ read: 5, loaded: 2, unchanged: 1, quarantined: 1 });
    expect(files[2]!.rows).toMatchObject({ read: 6, loaded: 2, quarantined: 1, ignored: 3 });
    const rest = { account: "6789", reference: null };
    expect(await rowsOf(practice)).toEqual([
      { ...rest, date: "2025-01-03", amount: "482.04", description: "MEDICARE PART B TRN*1*T100" },
      {
        ...rest,
        date: "2025-01-06",
        amount: "-2500.00",
        reference: "101",
        description: "RENT & CO",
      },
      { ...rest, date: "2025-01-07", amount: "25.00", description: "CARD" },
      { ...rest, date: "2025-01-07", amount: "25.00", description: "CARD" },
      { ...rest, date: "2025-01-09", amount: "-10.00", description: null },
      {
        account: "0000",
        date: "2025-01-13",
        amount: "1250.00",
        reference: null,
        description: "Bluestone PPO EFT",
      },
      {
        account: "0000",
        date: "2025-01-14",
        amount: "-40.00",
        reference: "102",
        description: "Supplies",
      },
    ]);
  });

  test("a movement that is missing shows between two balances, to the cent", async () => {
    const { findings } = await practice.check();
    const [gap] = findings.filter(({ check }) => check === "BANK_BALANCE_GAP");
    expect(gap).toMatchObject({
      severity: "must_fix",
      amount: "-12.50",
      file: "later.ofx",
      line: 7,
    });
  });

  test("the full number of an account is kept nowhere", async () => {
    const everything = await practice.read(null, [], (session) =>
      session.rows("select * from staged.bank"),
    );
    expect(JSON.stringify(everything)).not.toContain("123456789");
  });

  test("a statement that ends too early says so", async () => {
    const cut = SGML.slice(0, SGML.indexOf("<FITID>F4"));
    const paths = [drop(practice, "cut.ofx", cut)];
    const [report] = await practice.import([{ paths, knownAt: null }], { dryRun: true });
    const [file] = report!.files;
    expect(file).toMatchObject({ status: "partial", rows: { quarantined: 1, unchanged: 3 } });
    expect(file!.findings.map(({ check, line }) => [check, line])).toContainEqual([
      "TRUNCATED",
      11,
    ]);
  });
});

test("equal movements of a table without numbers are counted, not dropped, over statements that overlap", async () => {
  const practice = scratchPractice();
  const header = "account,movement_id,date,amount,reference,description,balance\n";
  const copay = "1000,,2025-01-07,25.00,,Card,\n";
  const one = drop(practice, "one.csv", `${header}${copay}`);
  const two = drop(practice, "two.csv", `${header}${copay}${copay}1000,,2025-01-08,-5.00,,Fee,\n`);
  await practice.import([{ paths: [one], knownAt: null }]);
  const [report] = await practice.import([{ paths: [two], knownAt: null }]);
  expect(report!.files[0]!.rows).toMatchObject({ loaded: 2, unchanged: 1 });
  expect((await rowsOf(practice)).map((row) => row["amount"])).toEqual(["25.00", "25.00", "-5.00"]);
});

test("a remittance is looked for at the bank by its trace number, else by its amount", async () => {
  const practice = scratchPractice();
  const remittance = (trace: string, amount: string): string =>
    drop(
      practice,
      `${trace}.835`,
      interchange([...head(amount, trace), `CLP*C-${trace}*1*${amount}*${amount}**12*I${trace}`]),
    );
  const bank = drop(
    practice,
    "bank.csv",
    [
      "account,movement_id,date,amount,reference,description,balance",
      "1000,a,2026-01-02,1.00,,Card,",
      "1000,b,2026-01-20,100.00,,EXAMPLE HEALTH TRN*1*EFTA\\,",
      "1000,c,2026-01-06,200.00,,EXAMPLE HEALTH,",
      "1000,d,2026-01-31,1.00,,Card,",
      "",
    ].join("\n"),
  );
  const paths = [remittance("EFTA", "100"), remittance("EFTB", "200"), remittance("EFTC", "300")];
  await practice.import([{ paths: [...paths, bank], knownAt: null }]);
  const { findings } = await practice.check();
  expect(
    findings
      .filter(({ check }) => check === "REMITTANCE_NOT_BANKED")
      .map(({ file, amount }) => [file, amount]),
  ).toEqual([["EFTC.835", "300.00"]]);
});
