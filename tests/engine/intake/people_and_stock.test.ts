/** What runs out and who may not work here: credentials, the exclusion list, stock; and public reviews. */
import { describe, expect, test } from "vitest";
import type { Practice } from "../../../engine/spine/open.ts";
import { drop, scratchPractice } from "../../scratch.ts";

const imported = async (practice: Practice, knownAt: string, files: Record<string, string>) => {
  const paths = Object.entries(files).map(([name, text]) => drop(practice, name, text));
  const [report] = await practice.import([{ paths, knownAt }]);
  for (const { status, rows } of report!.files)
    expect([status, rows.quarantined]).toEqual(["loaded", 0]);
  return report!.files;
};
const foundIn = async (practice: Practice) => {
  const { findings } = await practice.check();
  return findings.map(({ check, severity, message, amount, line }) => ({
    check,
    severity,
    message,
    amount,
    line,
  }));
};

const STAFF = `employee_id,role,weekly_hours,end,npi,last_name,first_name
E-1,physician,40,,1234567893,Doe,Ann
E-2,clinical,40,,,O'Neil,Mary Jo
E-3,clinical,40,2026-05-31,,Gone,Pat
`;

describe("credentials", () => {
  test("what ran out must be fixed, what will is named, who left is not, and a renewal counts", async () => {
    const practice = scratchPractice();
    await imported(practice, "2026-09-01T00:00:00Z", {
      "staff.csv": STAFF,
      "credentials.csv": `employee_id,credential,state,issued,expires
E-1,licence,NY,2024-01-01,2026-08-31
E-1,licence,NJ,2024-01-01,2026-09-01
E-1,dea,NY,2022-01-01,2025-01-31
E-1,dea,NY,2025-01-15,2028-01-31
E-2,cpr,,,2026-11-30
E-2,other,,,2026-12-02
E-3,licence,NY,,2026-06-30
`,
    });
    expect(await foundIn(practice)).toEqual([
      expect.objectContaining({
        check: "CREDENTIAL_EXPIRED",
        severity: "look_at",
        message: "the licence of NY of E-1 ran out on 2026-08-31",
        line: 2,
      }),
      expect.objectContaining({
        check: "CREDENTIAL_EXPIRING",
        severity: "information",
        message: "the cpr of E-2 runs out on 2026-11-30",
        line: 6,
      }),
      expect.objectContaining({
        check: "CREDENTIAL_EXPIRING",
        message: "the licence of NJ of E-1 runs out on 2026-09-01",
      }),
    ]);
    await imported(practice, "2026-09-02T00:00:00Z", {
      "renewed.csv":
        "employee_id,credential,state,issued,expires\nE-1,licence,NY,2026-09-01,2028-08-31\nE-1,licence,NJ,2026-09-01,2028-08-31\nE-2,cpr,,2026-09-01,2028-11-30\n",
    });
    expect(await foundIn(practice)).toEqual([]);
  });
});

const LIST_HEADER =
  "LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE";
const entry = (
  last: string,
  first: string,
  npi: string,
  excluded: string,
  reinstated = "00000000",
) =>
  `"${last}","${first}","","","OTHER","NURSE","",${npi},19700101,"1 ELM ST","TOWN","NY",10001,1128a1,${excluded},${reinstated},00000000,`;

describe("the exclusion list", () => {
  test("P-65 a number is a person, a name alone is to be looked at, one reinstated is neither", async () => {
    const practice = scratchPractice();
    await imported(practice, "2026-09-01T00:00:00Z", {
      "staff.csv": STAFF,
      "UPDATED.csv": [
        LIST_HEADER,
        entry("SMITH", "JOHN", "1234567893", "20200120"),
        entry("O NEIL", "MARY JO", "0000000000", "20190220"),
        // of her name, and another person by the number
        entry("DOE", "ANN", "1999999984", "20180220"),
        entry("ONEIL", "MARYJO", "0000000000", "20100220", "20150220"),
        entry("GONE", "PAT", "0000000000", "20190220"),
        "",
      ].join("\n"),
    });
    expect(await foundIn(practice)).toEqual([
      expect.objectContaining({
        check: "EXCLUDED_PERSON",
        severity: "must_fix",
        message: "employee E-1 has the NPI of an exclusion of 2020-01-20",
        line: 2,
      }),
      expect.objectContaining({
        check: "EXCLUDED_NAME",
        severity: "look_at",
        message: "employee E-2 has the name of somebody excluded on 2019-02-20",
        line: 3,
      }),
    ]);
    const kept = await practice.read(null, [], (session) =>
      session.rows("select * from exclusion_row, staff_row"),
    );
    expect(kept).toHaveLength(15);
    expect(JSON.stringify(kept)).not.toMatch(/neil|smith|elm|1970/i);
  });

  test("the newest list counts, and one that is older than a month is said to be", async () => {
    const practice = scratchPractice();
    await imported(practice, "2026-07-01T00:00:00Z", {
      "staff.csv": STAFF,
      "july.csv": `${LIST_HEADER}\n${entry("SMITH", "JOHN", "1234567893", "20200120")}\n`,
    });
    await imported(practice, "2026-07-31T00:00:00Z", {
      "august.csv": `${LIST_HEADER}\n${entry("OTHER", "JOHN", "1000000004", "20200120")}\n`,
    });
    expect(await foundIn(practice)).toEqual([]);
    await imported(practice, "2026-09-05T00:00:00Z", {
      "accounts.csv": "account,line\n1000 Bank,cash\n",
    });
    expect(await foundIn(practice)).toEqual([
      expect.objectContaining({ check: "EXCLUSION_LIST_OLD", severity: "look_at" }),
    ]);
  });
});

test("stock: the last count of each place, what is past its day and what it cost", async () => {
  const practice = scratchPractice();
  await imported(practice, "2026-09-30T00:00:00Z", {
    "inventory.csv": `item,kind,lot,location,counted,quantity,unit_cost,expires
Influenza,vaccine,A1,North,2026-08-31,10,21.50,2026-08-31
Influenza,vaccine,A1,North,2026-09-30,4,21.50,2026-08-31
Influenza,vaccine,B2,North,2026-09-30,6,21.50,2026-11-29
Gloves,supply,,South,2026-09-29,3,9.80,
Lidocaine,drug,Z,South,2026-09-29,2.5,3.33,2026-09-29
Lidocaine,drug,Y,South,2026-09-29,0,3.33,2026-09-01
`,
  });
  expect(await foundIn(practice)).toEqual([
    expect.objectContaining({ check: "STOCK_EXPIRED", amount: "8.33", line: 6 }),
    expect.objectContaining({
      check: "STOCK_EXPIRED",
      message: "4 of Influenza, lot A1 at North ran out on 2026-08-31",
      amount: "86.00",
      line: 3,
    }),
    expect.objectContaining({ check: "STOCK_EXPIRING", amount: "129.00", line: 4 }),
  ]);
});

test("Google reviews: stars in words, moments in two ways, an edit that replaces, and nobody's name", async () => {
  const practice = scratchPractice({ time_zone: "America/New_York" });
  const reviews = {
    reviews: [
      {
        reviewId: "r1",
        reviewer: { displayName: "Somebody" },
        starRating: "FIVE",
        comment: "kind",
        createTime: "2026-09-02T02:00:00Z",
        reviewReply: { comment: "thanks", updateTime: "2026-09-05T15:00:00.123Z" },
      },
      { name: "r2", rating: 2, reviewText: "long wait", date: Date.UTC(2026, 8, 3, 12) },
      { name: "r3", rating: 4, date: "2026-09-04" },
    ],
  };
  const [file] = await imported(practice, "2026-10-01T00:00:00Z", {
    "reviews.json": JSON.stringify(reviews, null, 2),
  });
  expect(file).toMatchObject({ format: "google-reviews", rows: { read: 3, loaded: 3 } });
  const [waited] = await practice.kpi({ kpis: ["FB07.hours"], period: "2026-09" });
  expect(waited).toMatchObject({ value: 85, n: 1 });
  await imported(practice, "2026-10-02T00:00:00Z", {
    "later.json": JSON.stringify([
      { reviewId: "r1", starRating: "THREE", createTime: "2026-09-02T02:00:00Z" },
    ]),
  });
  const kept = await practice.read(null, [], (session) =>
    session.rows("select * from review_row order by source_key"),
  );
  expect(kept).toEqual([
    expect.objectContaining({ source_key: "r1", rating: 3, posted: "2026-09-01" }),
    expect.objectContaining({ source_key: "r2", rating: 2, posted: "2026-09-03" }),
    expect.objectContaining({ source_key: "r3", rating: 4, posted: "2026-09-04", posted_at: null }),
  ]);
  expect(JSON.stringify(kept)).not.toContain("Somebody");
});
