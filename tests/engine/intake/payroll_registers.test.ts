/** Payroll of layouts we have no evidence of: described once, or refused with what is missing. */
import { describe, expect, test } from "vitest";
import { drop, scratchPractice } from "../../scratch.ts";

const HEADER =
  "Check Date,Start,End,Staff No,Home Dept,Title,Pay Code,Hrs,Gross Pay,ER Taxes,ER Benefits,Net Pay";
const REGISTER = [
  "Payroll Register",
  HEADER,
  '01/16/2026,12/28/2025,01/10/2026,E1,Clinic,RN,REG,72.00,"2,880.00",220.32,150.00,2100.00',
  "01/16/2026,12/28/2025,01/10/2026,E1,Clinic,RN,OVT,4.00,240.00,18.36,,180.00",
  "01/16/2026,12/28/2025,01/10/2026,E1,Clinic,RN,OVT,-4.00,(240.00),(18.36),,-180.00",
  "01/16/2026,12/28/2025,01/10/2026,E2,Desk,Clerk,AWARD,0.00,500.00,38.25,,400.00",
].join("\n");

/** Time that goes into payroll: hours, and neither a pay day nor what was paid. */
const PAYDATA = `Co Code,Batch ID,File #,Employee Name,Temp Dept,Reg Hours,O/T Hours,Hours 3 Code,Hours 3 Amount,Earnings 3 Code,Earnings 3 Amount,Rate Code,Temp Rate
ABC,1,000123,,100,72.00,4.00,,,,,,
`;

describe("payroll registers", () => {
  test("a register is described once; a reversal takes back what was paid", async () => {
    const practice = scratchPractice();
    const path = drop(practice, "register.csv", REGISTER);
    const { mapping } = await practice.draftMapping(path, "payroll-register");
    practice.saveMapping({
      ...mapping,
      id: "our-register",
      columns: {
        pay_date: "Check Date",
        period_begin: "Start",
        period_end: "End",
        employee_id: "Staff No",
        department: "Home Dept",
        job: "Title",
        earning: "Pay Code",
        hours: "Hrs",
        gross: "Gross Pay",
        employer_tax: "ER Taxes",
        benefits: "ER Benefits",
      },
      days: "%m/%d/%Y",
      words: { earning: { REG: "regular", OVT: "overtime" } },
    });
    const [result] = await practice.import([{ paths: [path], knownAt: null }]);
    expect(result!.files[0]).toMatchObject({
      format: "our-register",
      status: "partial",
      rows: { read: 6, loaded: 3, quarantined: 1, ignored: 2 },
    });
    expect(result!.files[0]!.findings).toContainEqual(
      expect.objectContaining({ check: "WORD_UNKNOWN", line: 6 }),
    );
    const paid = await practice.read(null, [], (session) =>
      session.rows(
        `select sum(gross)::varchar as gross, sum(employer_tax)::varchar as tax,
          sum(hours)::varchar as hours from payroll_row`,
      ),
    );
    expect(paid).toEqual([{ gross: "2880.00", tax: "220.32", hours: "72.00" }]);
  });

  test("hours on their way into ADP are no register, and nothing is made of them", async () => {
    const practice = scratchPractice();
    const paths = [drop(practice, "PRabcEPI.csv", PAYDATA)];
    const [result] = await practice.import([{ paths, knownAt: null }]);
    expect(result!.files[0]).toMatchObject({ status: "rejected", rows: { loaded: 0 } });
  });
});
