/** What has a time limit, runs out or must be looked at; each figure worked out by hand. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Practice } from "../../../../engine/spine/open.ts";
import { drop, scratchPractice } from "../../../scratch.ts";
import { ledgerFile, remittance, take, value } from "../../../pitfalls/rows.ts";
import { claims, states } from "../../intake/x12/envelopes.ts";

const lateOn = (post: string, dos: string, more: object = {}) => ({
  type: "charge",
  amount: 100,
  post,
  dos,
  ...more,
});

describe("charges that no payer has at the end of March", () => {
  let practice: Practice;
  beforeAll(async () => {
    practice = scratchPractice({ policies: { filing_limits: { Medicare: 365 } } });
    const report = await take(
      practice,
      ledgerFile([
        lateOn("2026-01-05", "2026-01-02", { charge: "filed", billed: "2026-01-08" }),
        lateOn("2026-01-05", "2026-01-02", { charge: "three left" }), // until 2 April
        lateOn("2026-01-14", "2026-01-10", { charge: "ten left" }),
        lateOn("2026-01-30", "2026-01-29", { charge: "29 left" }),
        lateOn("2025-12-15", "2025-12-15", { charge: "past" }), // until 15 March
        lateOn("2026-03-27", "2026-03-27", { charge: "fresh" }),
        lateOn("2026-01-05", "2026-01-02", { charge: "medicare", payer: "Medicare" }),
        lateOn("2026-01-05", "2026-01-02", { charge: "answered" }),
        { type: "payment", amount: -100, charge: "answered", post: "2026-02-01" },
        lateOn("2026-01-05", "2026-01-02", { charge: "own", party: "patient" }),
      ]),
    );
    expect(report.files[0]).toMatchObject({ status: "loaded" });
  });

  test.each([
    ["past the limit", 100],
    ["0-7 days left", 100],
    ["8-14 days left", 100],
    ["15-30 days left", 100],
  ])("CO01: %s", async (left, amount) => {
    const values = await practice.kpi({ kpis: ["CO01"], period: "2026-03", by: ["category"] });
    expect(values.find(({ slice }) => slice["category"] === left)!.value).toBe(amount);
    expect(values).toHaveLength(4);
  });

  test("CO02 counts five that were posted more than five business days before", async () => {
    expect(await value(practice, "CO02", "2026-03")).toMatchObject({ value: 5 });
  });

  test("a month earlier the one that was answered on 1 February was not filed, and none was past", async () => {
    const values = await practice.kpi({ kpis: ["CO02"], period: "2026-01" });
    expect(values[0]!.value).toBe(5); // three left, ten left, past, medicare, answered
  });

  test("limits that are no numbers are refused with what was seen", () => {
    expect(() => scratchPractice({ policies: { filing_limits: { Aetna: "90" } } }).kpis()).toThrow(
      /filing_limits" must be whole numbers from 1 to 1100, each by its name, not {"Aetna":"90"}/,
    );
  });
});

describe("P-63 a visit of 10 January 2025 may be filed for 90 days", () => {
  const charge = (more: object) =>
    ledgerFile([lateOn("2025-01-12", "2025-01-10", { charge: "S-1", claim: "C-1", ...more })]);
  const limits = async (practice: Practice) =>
    (await practice.check()).findings.filter(({ check }) => check.startsWith("FILING_LIMIT"));

  test("its last day is 10 April, and a clearinghouse's rejection of 9 April is no filing", async () => {
    const practice = scratchPractice();
    await take(
      practice,
      charge({ billed: "2025-01-20" }),
      claims("20250120", "000000501", ["C-1", "100"]),
      states("20250409", "000000502", "HL*4*3*PT", "TRN*2*C-1", "STC*A7:20*20250409*U*100"),
      ledgerFile([lateOn("2025-04-30", "2025-04-30", { billed: "2025-04-30" })]),
    );
    expect(await value(practice, "CO01", "2025-04")).toMatchObject({
      value: 100,
    });
    expect(await limits(practice)).toEqual([
      expect.objectContaining({
        check: "FILING_LIMIT_PASSED",
        severity: "look_at",
        amount: "100.00",
        message:
          "S-1 of 2025-01-10 for Aetna, 100.00, rejected since 2025-04-09, had to reach the payer by 2025-04-10",
      }),
    ]);
    const before = await practice.kpi({ kpis: ["CO01"], period: "2025-03" });
    expect(before[0]!.value).toBeNull(); // it was with the payer then
  });

  test("sent again and taken, it is filed", async () => {
    const practice = scratchPractice();
    await take(
      practice,
      charge({ billed: "2025-01-20" }),
      claims("20250120", "000000501", ["C-1", "100"]),
      states("20250409", "000000502", "HL*4*3*PT", "TRN*2*C-1", "STC*A7:20*20250409*U*100"),
      claims("20250410", "000000503", ["C-1", "100"]),
    );
    expect(await limits(practice)).toEqual([]);
  });
});

test("CO03: sixty days from the posting that made the credit, month by month, until it is returned", async () => {
  const practice = scratchPractice();
  const paid = (id: string, payer: string, much: number, post: string) => [
    { type: "charge", amount: 100, post: "2025-01-05", dos: "2025-01-05", charge: id, payer },
    { type: "payment", amount: -much, post, dos: "2025-01-05", charge: id, payer },
  ];
  await take(
    practice,
    ledgerFile([
      ...paid("c1", "Medicare", 130, "2025-01-20"), // 30 too much, until 21 March
      { type: "refund", amount: 30, post: "2025-04-02", charge: "c1", payer: "Medicare" },
      ...paid("c2", "Ohio Medicaid", 105, "2025-02-10"), // until 11 April
      ...paid("c3", "Aetna", 150, "2025-01-20"), // not federal
      ...paid("c4", "Medicare", 100, "2025-01-20"), // paid in full
      { type: "payment", amount: -9, post: "2025-02-03", charge: "c4", payer: "Medicare" },
      { type: "refund", amount: 9, post: "2025-02-20", charge: "c4", payer: "Medicare" }, // in time
      { type: "payment", amount: -9, post: "2025-04-30", charge: "c4", payer: "Medicare" }, // again
    ]),
  );
  const told = async (month: string) =>
    (await practice.kpi({ kpis: ["CO03", "CO03.count"], period: month, by: ["category"] }))
      .filter(({ n }) => n > 0)
      .map(({ kpi, slice, value }) => [kpi, slice["category"], value]);
  expect(await told("2025-01")).toEqual([
    ["CO03", "15-60 days left", 30],
    ["CO03.count", "15-60 days left", 1],
  ]);
  expect(await told("2025-02")).toEqual([
    ["CO03", "15-60 days left", 35],
    ["CO03.count", "15-60 days left", 2],
  ]);
  expect(await told("2025-03")).toEqual([
    ["CO03", "0-14 days left", 5],
    ["CO03", "past the sixty days", 30],
    ["CO03.count", "0-14 days left", 1],
    ["CO03.count", "past the sixty days", 1],
  ]);
  expect(await told("2025-04")).toEqual([
    ["CO03", "15-60 days left", 9],
    ["CO03", "past the sixty days", 5],
    ["CO03.count", "15-60 days left", 1],
    ["CO03.count", "past the sixty days", 1],
  ]);
  const { rows } = await practice.trace("CO03", { period: "2025-04" });
  expect(rows.map(({ fact }) => fact)).toEqual([
    "open item c2 since 2025-02-10, to be returned by 2025-04-11",
    "open item c4 since 2025-04-30, to be returned by 2025-06-29",
  ]);
});

describe("people, stock, and how money and visits come", () => {
  let practice: Practice;
  beforeAll(async () => {
    practice = scratchPractice();
    const visit = (id: string, code: string, more: object = {}) => ({
      type: "charge",
      amount: 100,
      charge: id,
      patient: id,
      post: "2026-01-10",
      code,
      ...more,
    });
    const files = [
      ledgerFile([
        visit("1", "99214", { modifiers: "95" }),
        visit("2", "99213", { modifiers: "25" }),
        visit("3", "99215", { dos: "2025-12-30" }), // posted late, but in the month it was entered in
        visit("4", "99212", { post: "2026-01-31", entered: "2026-02-02", dos: "2026-01-31" }),
        visit("5", "99203", { dos: "2026-01-11" }),
      ]),
      remittance({ trace: "R1", paidOn: "2026-01-20", amount: 75 }, []),
      remittance({ trace: "R2", paidOn: "2026-01-21", amount: 25 }, []).replace("*ACH*", "*CHK*"),
      "transaction_id,type,charge_id,payer,party,amount,post_date,receipt\n" +
        "P1,payment,1,Aetna,primary,-75.00,2026-01-20,R1\nP2,payment,2,Aetna,primary,-50.00,2026-01-20,paper\n",
      "account,line\nSupplies,medical_supplies\n",
      "account,entry,type,date,number,memo,debit,credit\n" +
        ["2025-11-30,,,300.00", "2025-12-31,,,310.00", "2026-01-31,,,310.00"]
          .map((line, i) => `Supplies,${i},,${line},\nBank,${i},,${line.replace(",,,", ",,,,")}\n`)
          .join(""),
      `item,kind,lot,location,counted,quantity,unit_cost,expires
Flu,vaccine,a,North,2026-01-05,100,20.00,2026-06-30
Flu,vaccine,a,North,2026-01-30,10,20.00,2026-06-30
Flu,vaccine,b,North,2026-01-30,5,20.00,2026-01-15
Gloves,supply,,North,2026-01-30,100,1.00,
`,
    ];
    const report = await take(practice, ...files);
    expect(report.files.map(({ status, rows }) => [status, rows.quarantined])).toEqual(
      files.map(() => ["loaded", 0]),
    );
  });

  test.each<[id: string, why: string, period: string, expected: number, category?: string]>([
    ["CO04", "of four visits of established patients two are of level 4 or 5", "2026-01", 2 / 4],
    ["CO08", "100.00 entered in February count in January", "2026-02", 1],
    ["CO08", "400.00 charged and 125.00 paid in their own month", "2026-01", 0],
    ["TE01", "75.00 of 125.00 had a remittance", "2026-01", 0.6],
    ["TE02", "75.00 of 100.00 were transferred", "2026-01", 0.75],
    ["TE03", "one of four encounters of January", "2026-01", 1 / 4],
    ["SU02", "ten and five doses at the last count", "2026-01", 300, "vaccine"],
    ["SU02", "a hundred pairs of gloves", "2026-01", 100, "supply"],
    ["SU03", "100.00 of 400.00 past its day", "2026-01", 0.25],
    ["SU04", "400.00 at 10.00 a day of 92 days", "2026-01", 40],
  ])("%s: %s", async (id, _, period, expected, category) => {
    const by = category ? (["category"] as const) : [];
    const values = await practice.kpi({ kpis: [id], period, by });
    const found = values.find((each) => !category || each.slice["category"] === category)!;
    expect(found.value).toBeCloseTo(expected, 8);
    const { rows } = await practice.trace(id, {
      period,
      limit: 100,
      ...(category ? { category } : {}),
    });
    const sum = rows.reduce((total, row) => total + Number(row.numerator), 0);
    expect(sum).toBeCloseTo(Number(found.numerator), 6);
    expect(rows.every(({ file, line }) => file !== null && line !== null)).toBe(true);
  });

  test("CO06 and CO07 are of the day of the import: what runs out, and who was screened", async () => {
    const people = scratchPractice();
    const day = (days: number): string =>
      new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    await take(
      people,
      "employee_id,role,weekly_hours,end,npi,last_name,first_name\nE-1,physician,40,,1999999984,,\nE-2,clinical,40,,,Doe,Jo\nE-3,clinical,40,,,,\nE-4,clinical,40,2020-01-01,,,\n",
      `employee_id,credential,state,issued,expires\nE-1,dea,,,${day(-3)}\nE-1,licence,NY,,${day(10)}\nE-2,cpr,,,${day(70)}\nE-3,cpr,,,${day(400)}\nE-4,cpr,,,${day(10)}\n`,
      "LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE\nSMITH,JOHN,,,OTHER,,,0000000000,19500101,1 MAIN,TOWN,NY,10001,1128b4,20200101,00000000,00000000,\n",
    );
    const month = day(0).slice(0, 7);
    const left = await people.kpi({ kpis: ["CO06"], period: month, by: ["category"] });
    expect(left.map(({ slice, value: figure }) => [slice["category"], figure])).toEqual([
      ["0-30", 1],
      ["61-90", 1],
      [">90", 1],
      ["expired", 1],
    ]);
    expect(await value(people, "CO07", month)).toMatchObject({ numerator: "2", denominator: "3" });
  });

  test("what was told of a month stays when later lists come: no figure of it changes", async () => {
    const people = scratchPractice();
    const list = (expires: string): string =>
      `employee_id,credential,state,issued,expires\nE-1,licence,NY,,${expires}\n`;
    const excluded = (born: string): string =>
      `LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE\nSMITH,JOHN,,,OTHER,,,0000000000,${born},1 MAIN,TOWN,NY,10001,1128b4,20200101,00000000,00000000,\n`;
    const bring = async (day: string, ...texts: string[]): Promise<void> => {
      const paths = texts.map((text, i) => drop(people, `${day}-${i}.csv`, text));
      await people.import([{ paths, knownAt: `${day}T12:00:00Z` }]);
    };
    const told = async (period: string) =>
      (await people.kpi({ kpis: ["CO06", "CO07"], period, by: ["category"] })).map(
        ({ slice, value: figure }) => [slice["category"], figure],
      );
    const staff = "employee_id,role,weekly_hours,npi\nE-1,physician,40,1999999984\n";
    await bring("2026-01-10", staff, list("2026-02-15"), excluded("19500101"));
    await bring("2026-02-20", list("2028-02-15"), excluded("19500102"));
    expect(await told("2026-01")).toEqual([
      ["0-30", 1],
      [undefined, 1],
    ]);
    expect(await told("2026-02")).toEqual([
      [">90", 1],
      [undefined, 1],
    ]);
    await bring("2026-04-05", ledgerFile([{ type: "charge", amount: 1, post: "2026-04-01" }]));
    expect(await told("2026-01")).toEqual([
      ["0-30", 1],
      [undefined, 1],
    ]);
    // no list came in March: what is known of credentials goes on, nobody was screened
    expect(await told("2026-03")).toEqual([
      [">90", 1],
      [undefined, null],
    ]);
  });
});

describe("CO02.unsigned: notes to be signed within three days", () => {
  // completed on 2 and 20 February and on 26, 28 and 31 March; three days before the end of March are the 28th
  const LIST = `appointment_id,provider,location,start,status,signed_at
1,Lee,North,2026-02-02 09:00,completed,2026-02-03 08:00
2,Lee,North,2026-02-20 09:00,completed,
3,Lee,North,2026-03-26 09:00,completed,2026-04-02 08:00
4,Lee,North,2026-03-28 09:00,completed,
5,Lee,North,2026-03-31 09:00,completed,
6,Lee,North,2026-02-21 09:00,no_show,
`;
  const unsigned = async (practice: Practice, month: string) =>
    (await practice.kpi({ kpis: ["CO02.unsigned"], period: month, by: ["category"] })).map(
      ({ slice, value: count, status }) => [slice["category"] ?? status, count],
    );

  test("at the end of March two wait, one of 39 days; a later signature does not change March", async () => {
    const practice = scratchPractice();
    await take(practice, LIST);
    expect(await unsigned(practice, "2026-03")).toEqual([
      ["0-14", 1],
      [">30", 1],
    ]);
    expect(await unsigned(practice, "2026-02")).toEqual([["0-14", 1]]);
    const { rows, sums } = await practice.trace("CO02.unsigned", { period: "2026-03" });
    expect([sums.numerator, rows.map(({ line }) => line)]).toEqual(["2", [3, 4]]);
  });

  test("the days are the practice's own, and said in the definition", async () => {
    const practice = scratchPractice({ policies: { sign_within_days: 2 } });
    await take(practice, LIST);
    expect((await unsigned(practice, "2026-03"))[0]).toEqual(["0-14", 2]);
    const said = (await practice.definitions()).find(({ id }) => id === "CO02.unsigned")!;
    expect(said.formula).toContain("more than 2 days ago");
  });

  test("a schedule that tells of no signature tells of none that lacks", async () => {
    const practice = scratchPractice();
    await take(practice, LIST.replaceAll(/,2026-0[24]-0\d 08:00$/gm, ","));
    expect(await value(practice, "CO02.unsigned", "2026-03")).toMatchObject({
      value: null,
      status: "n/a: the schedule tells of no note that is signed, or none waits",
    });
  });
});

describe("modifiers that part services of one day", () => {
  let practice: Practice;
  const line = (charge: string, patient: string, code: string, modifiers = "", more: object = {}) =>
    lateOn("2026-03-10", "2026-03-10", { charge, patient, code, modifiers, ...more });
  beforeAll(async () => {
    practice = scratchPractice();
    const report = await take(
      practice,
      ledgerFile([
        line("a", "p1", "99213", "25"),
        line("b", "p1", "17110"),
        line("c", "p1", "11102", "59"),
        line("d", "p2", "99214"),
        line("e", "p2", "20610", "LT XS"),
        line("f", "p3", "99213", "25"), // blood drawn is no procedure, nor is a quality code
        line("g", "p3", "36415"),
        line("h", "p3", "1036F"),
        line("i", "p4", "99212", "25", { provider: "Ash" }), // the procedure was another's
        line("j", "p4", "69210"),
        line("k", "p5", "99215", "25"), // the procedure was taken back
        line("l", "p5", "69210", "59"),
        { ...line("l", "p5", "69210", "59"), type: "charge_void", amount: -100 },
        line("m", "p6", ""),
      ]),
    );
    expect(report.files[0]).toMatchObject({ status: "loaded", rows: { quarantined: 0 } });
  });

  test.each([
    ["CO05.59", "two of six services that stand", "2", "6"],
    ["CO05.procedure", "one of two visits with a procedure of the same provider", "1", "2"],
    ["CO05", "four of five office visits", "4", "5"],
  ])("%s: %s", async (id, _, numerator, denominator) => {
    expect(await value(practice, id, "2026-03")).toMatchObject({ numerator, denominator });
  });
});

test("TE01.count: a check of two payers' claims is one receipt; of those without a number, a payer's day is", async () => {
  const practice = scratchPractice();
  const paid = (amount: number, post: string, receipt: string, primary: string) =>
    `P${post}${amount},payment,1,Aetna,${primary},primary,${-amount}.00,2026-01-${post},${receipt}`;
  await take(
    practice,
    ledgerFile([{ type: "charge", amount: 900, charge: "1", post: "2026-01-10" }]),
    remittance({ trace: "R1", paidOn: "2026-01-20", amount: 75 }, []),
    [
      "transaction_id,type,charge_id,payer,primary_payer,party,amount,post_date,receipt",
      paid(70, "20", "R1", "Aetna"),
      paid(5, "21", "R1", "Cigna"),
      paid(300, "20", "paper", "Cigna"),
      paid(10, "22", "", "Aetna"),
      paid(20, "22", "", "Aetna"),
      paid(30, "23", "", "Aetna"),
      "",
    ].join("\n"),
  );
  const values = await practice.kpi({ kpis: ["TE01.count"], period: "2026-01", by: ["payer"] });
  expect(
    values.map(({ slice, numerator, denominator }) => [slice["payer"], numerator, denominator]),
  ).toEqual([
    ["Aetna", "1", "3"],
    ["Cigna", "0", "1"],
  ]);
});

test("CO08.refund: the days a credit was kept, from the posting that made it so, anew after each", async () => {
  const practice = scratchPractice();
  const of = (charge: string, type: string, amount: number, post: string, more: object = {}) => ({
    type,
    amount,
    post,
    charge,
    dos: "2025-01-05",
    ...more,
  });
  await take(
    practice,
    ledgerFile([
      of("a", "charge", 100, "2025-01-05"),
      of("a", "payment", -130, "2025-01-20"), // 30 too much
      of("a", "payment", -10, "2025-01-25"), // and ten more: a credit since the 20th
      of("a", "refund", 15, "2025-03-01"), // 40 days
      of("a", "refund", 25, "2025-03-21"), // the rest: 60 days
      of("a", "payment", -5, "2025-04-01"), // again, of the same day as its refund
      of("a", "refund", 5, "2025-04-01"), // none
      of("b", "charge", 100, "2025-01-05"),
      of("b", "payment", -100, "2025-01-20"),
      of("b", "refund", 20, "2025-03-05"), // nothing was too much
      of("c", "charge", 100, "2025-01-05"),
      of("c", "payment", -150, "2025-02-27", { party: "patient" }),
      of("c", "refund", 150, "2025-03-30"), // to the insurer, which has no credit
      of("c", "refund", 50, "2025-03-30", { party: "patient" }), // 31 days
      { type: "unapplied_receipt", amount: -20, post: "2025-03-01", dos: "", party: "patient" },
      { type: "refund", amount: 20, post: "2025-03-11", dos: "", party: "patient" }, // of no item
    ]),
  );
  expect(await value(practice, "CO08.refund", "2025-03")).toMatchObject({ value: 40, n: 3 });
  const { rows } = await practice.trace("CO08.refund", { period: "2025-03" });
  expect(rows.map(({ fact, numerator }) => [fact, numerator])).toEqual([
    ["refund a, a credit since 2025-01-20", "40"],
    ["refund a, a credit since 2025-01-20", "60"],
    ["refund c, a credit since 2025-02-27", "31"],
  ]);
  expect(await value(practice, "CO08.refund", "2025-04")).toMatchObject({ value: 0, n: 1 });
});

describe("CO08.same: who takes in money and who takes it off the books", () => {
  const HEADER =
    "transaction_id,type,reason,charge_id,payer,party,amount,post_date,receipt,entered_by";
  let made = 0;
  const row = (
    type: string,
    reason: string,
    charge: string,
    amount: number,
    by: string,
    rest = "",
  ) => `T${++made},${type},${reason},${charge},Aetna,primary,${amount}.00,2026-03-10,${rest},${by}`;

  test("two of five write-offs are by who posted a payment on the charge by hand", async () => {
    const practice = scratchPractice();
    const report = await take(
      practice,
      [
        HEADER,
        ...["a", "b", "c", "d", "e"].map((id) => row("charge", "", id, 100, "ann")),
        row("payment", "", "a", -60, "Ben"),
        row("adjustment", "small_balance", "a", -40, "ben "), // the same
        row("payment", "", "b", -60, "ben"),
        row("adjustment", "small_balance", "b", -40, "cid"),
        row("bad_debt", "", "c", -100, "ben"), // no payment on it
        row("payment", "", "d", -60, "era", "R1"),
        row("adjustment", "denial", "d", -40, "era"), // posted by a program
        row("payment", "", "e", -20, "cid"),
        row("payment", "", "e", -20, "ben"),
        row("adjustment", "contractual", "e", -30, "cid"), // as the contract says
        row("adjustment", "courtesy", "e", -10, "cid"), // the same
        row("adjustment", "courtesy", "e", -10, ""), // by nobody that is told
        "",
      ].join("\n"),
      remittance({ trace: "R1", paidOn: "2026-03-10", amount: 60 }, []),
    );
    expect(report.files[0]).toMatchObject({ status: "loaded", rows: { quarantined: 0 } });
    expect(await value(practice, "CO08.same", "2026-03")).toMatchObject({
      numerator: "2",
      denominator: "5",
    });
  });

  test("an export that does not tell who entered what tells no such figure", async () => {
    const practice = scratchPractice();
    await take(
      practice,
      ledgerFile([
        lateOn("2026-03-10", "2026-03-10", { charge: "a" }),
        { type: "adjustment", reason: "courtesy", amount: -10, charge: "a", post: "2026-03-11" },
      ]),
    );
    expect(await value(practice, "CO08.same", "2026-03")).toMatchObject({
      value: null,
      status: "n/a: of no write-off is it told who entered it",
    });
  });
});
