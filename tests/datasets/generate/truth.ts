import { describe, expect, it } from "vitest";
import { referenceRows } from "../../../datasets/reference.ts";
import { example, appointments, feed, type FeedRow } from "./example.ts";
import { cents, dayCount, isoDay, money, readCsv, table } from "./read_csv.ts";

const CHARGES = ["Charge", "Charge Void"];
const PAYMENTS = [
  "Insurance Payment",
  "Patient Payment",
  "Payment Reversal",
  "Takeback",
  "Unapplied Receipt",
  "Apply Out",
  "Apply In",
];
const ADJUSTMENTS = ["Adjustment", "Adjustment Reversal", "Bad Debt"];

const months = Object.keys(example.truth.months);

const amount = (rows: readonly FeedRow[], kinds: readonly string[]): number =>
  rows.reduce(
    (sum, row) => (kinds.includes(row["Trans Type"]!) ? sum + cents(row.Amount!) : sum),
    0,
  );

/** The roll-forward of the feed from nothing, by the values of a column and by post month. */
function rollForward(column: string | null): Map<string, Map<string, Record<string, string>>> {
  const sums = new Map<string, Map<string, FeedRow[]>>();
  for (const row of feed) {
    const name = column === null ? "all" : row[column] || "Unassigned";
    const byMonth = sums.get(name) ?? new Map<string, FeedRow[]>();
    const month = row["Post Date"]!.slice(0, 7);
    const rows = byMonth.get(month) ?? [];
    rows.push(row);
    byMonth.set(month, rows);
    sums.set(name, byMonth);
  }
  return new Map([...sums].map(([name, byMonth]) => [name, statements(byMonth)]));
}

function statements(byMonth: ReadonlyMap<string, FeedRow[]>): Map<string, Record<string, string>> {
  let closing = 0;
  return new Map(
    months.map((month) => {
      const rows = byMonth.get(month) ?? [];
      const [charges, payments, adjustments, refunds, transfers] = [
        CHARGES,
        PAYMENTS,
        ADJUSTMENTS,
        ["Refund"],
        ["Transfer Out", "Transfer In"],
      ].map((kinds) => amount(rows, kinds)) as [number, number, number, number, number];
      closing += charges + payments + adjustments + refunds + transfers;
      return [
        month,
        {
          charges: money(charges),
          payments: money(-payments),
          adjustments: money(-adjustments),
          refunds: money(refunds),
          transfers: money(transfers),
          ar_closing: money(closing),
        },
      ];
    }),
  );
}

describe("the transaction feed", () => {
  it("rolls forward to truth.json in every month, for the practice", () => {
    const practice = rollForward(null).get("all")!;
    for (const month of months) {
      const truth = example.truth.months[month]!;
      expect(truth, month).toMatchObject(practice.get(month)!);
      const posted = feed.filter((row) => row["Post Date"]!.startsWith(month));
      expect(truth.bad_debt).toBe(money(-amount(posted, ["Bad Debt"])));
      expect(truth.bad_debt_recoveries).toBe(money(-amount(posted, ["Bad Debt Recovery"])));
      const unapplied = posted.filter((row) => row["Charge ID"] === "");
      expect(truth.unapplied_change).toBe(money(-amount(unapplied, [...PAYMENTS, "Refund"])));
    }
  });

  it.each([
    ["payers", "Payer"],
    ["providers", "Provider"],
    ["locations", "Location"],
    ["primary_payers", "Primary Payer"],
  ] as const)("rolls forward to truth.json for each of the %s in every month", (key, column) => {
    const found = rollForward(column);
    for (const month of months) {
      const truth = example.truth.months[month]![key];
      for (const [name, byMonth] of found) {
        const statement = byMonth.get(month)!;
        const nothing = Object.values(statement).every((text) => text === "0.00");
        if (truth[name]) expect(statement, `${month} ${name}`).toMatchObject(truth[name]);
        else expect(nothing, `${month} ${name}`).toBe(true);
      }
      expect(Object.keys(truth).filter((name) => !found.has(name))).toEqual([]);
    }
  });

  it("has the rows and amounts of every kind in every month", () => {
    for (const month of months) {
      const posted = feed.filter((row) => row["Post Date"]!.startsWith(month));
      const { rows, by_kind: kinds } = example.truth.months[month]!.transactions;
      expect(posted.length).toBe(rows);
      expect(new Set(posted.map((row) => row["Trans Type"]))).toEqual(new Set(Object.keys(kinds)));
      for (const [kind, sums] of Object.entries(kinds)) {
        const found = posted.filter((row) => row["Trans Type"] === kind);
        expect({ rows: found.length, amount: money(amount(found, [kind])) }).toEqual(sums);
      }
    }
  });

  it("has each transaction once, in the file of the month it was entered, with rows and totals as printed", () => {
    expect(new Set(feed.map((row) => row["Trans ID"])).size).toBe(feed.length);
    for (const { month, path } of example.monthly("transactions")) {
      const rows = feed.filter((row) => row.file === month);
      expect(rows.every((row) => row["Entry Date"]!.startsWith(month))).toBe(true);
      expect(rows.length).toBe(example.truth.files[path]!.rows);
      const records = readCsv(example.text(path));
      expect(records.every((record) => record.length === 25)).toBe(true);
      const printed = (label: string): string => records.find(([first]) => first === label)![16]!;
      expect(records.some(([first]) => first === `Records: ${rows.length}`)).toBe(true);
      expect(printed("Total Charges")).toBe(money(amount(rows, CHARGES)));
      expect(printed("Total Payments")).toBe(money(amount(rows, PAYMENTS)));
      expect(printed("Total Adjustments")).toBe(money(amount(rows, ADJUSTMENTS)));
      expect(printed("Total Refunds")).toBe(money(amount(rows, ["Refund"])));
      expect(printed("Total Transfers")).toBe(money(amount(rows, ["Transfer Out", "Transfer In"])));
      const all = [...CHARGES, ...PAYMENTS, ...ADJUSTMENTS, "Refund"];
      expect(printed("Net Change")).toBe(money(amount(rows, all)));
    }
  });

  it("moves transfers between parties and never changes what a charge owes", () => {
    const byCharge = new Map<string, number>();
    for (const row of feed.filter((r) => r["Trans Type"]!.startsWith("Transfer")))
      byCharge.set(row["Charge ID"]!, (byCharge.get(row["Charge ID"]!) ?? 0) + cents(row.Amount!));
    expect([...byCharge.values()].every((sum) => sum === 0)).toBe(true);
  });
});

describe("services, by the month of service", () => {
  const standing = (month: string): { visit: string; row: FeedRow; sign: number }[] =>
    feed
      .filter((row) => CHARGES.includes(row["Trans Type"]!) && row.DOS!.startsWith(month))
      .map((row) => ({
        visit: row["Visit ID"]!,
        row,
        sign: row["Trans Type"] === "Charge" ? 1 : -1,
      }));

  it("has the encounters, charge lines, lags and unbilled visits of truth.json", () => {
    const charges = feed.filter((row) => row["Trans Type"] === "Charge");
    const first = new Map(charges.toReversed().map((row) => [row["Visit ID"]!, row]));
    for (const month of months) {
      const lines = new Map<string, number>();
      for (const { visit, sign } of standing(month))
        lines.set(visit, (lines.get(visit) ?? 0) + sign);
      const encounters = [...lines].filter(([, count]) => count > 0).map(([visit]) => visit);
      const lag = encounters.reduce((days, visit) => {
        const row = first.get(visit)!;
        return days + dayCount(row["Entry Date"]!) - dayCount(row.DOS!);
      }, 0);
      const truth = example.truth.months[month]!;
      const completed = appointments.filter(
        (row) => row.Status === "Completed" && isoDay(row.Start!).startsWith(month),
      );
      expect(truth, month).toMatchObject({
        encounters: encounters.length,
        charge_lines: [...lines.values()].reduce((a, b) => a + b, 0),
        charge_lag_days_total: lag,
        unbilled_visits: completed.length - encounters.length,
      });
    }
  });

  it("has the encounters of every provider, and the lags by month of entry, of truth.json", () => {
    const visits = new Map<
      string,
      { provider: string; day: string; standing: number; entered: string }
    >();
    for (const row of feed.filter((r) => CHARGES.includes(r["Trans Type"]!))) {
      const visit = visits.get(row["Visit ID"]!) ?? {
        provider: row.Provider!,
        day: row.DOS!,
        standing: 0,
        entered: row["Entry Date"]!,
      };
      visit.standing += row["Trans Type"] === "Charge" ? 1 : -1;
      visits.set(row["Visit ID"]!, visit);
    }
    const encounters = [...visits.values()].filter(({ standing: lines }) => lines > 0);
    for (const month of months) {
      const truth = example.truth.months[month]! as unknown as Record<
        string,
        Record<string, number>
      >;
      const own = encounters.filter(({ day }) => day.startsWith(month));
      for (const [name, count] of Object.entries(truth.encounters_by_provider!))
        expect(own.filter(({ provider }) => provider === name).length).toBe(count);
      const entered = encounters.filter((visit) => visit.entered.startsWith(month));
      expect(truth.charge_lag_by_entry_month).toEqual({
        encounters: entered.length,
        days: entered.reduce((days, v) => days + dayCount(v.entered) - dayCount(v.day), 0),
      });
    }
  });

  it("has the work RVUs, by provider, and visit levels of truth.json", () => {
    const factors = new Map(
      referenceRows("modifier_factors.csv").map((row) => [row.modifier!, Number(row.factor)]),
    );
    const rvus = new Map<string, number>();
    for (const path of Object.keys(example.truth.files).filter((name) => name.includes("fee_")))
      for (const row of table(readCsv(example.text(path)), "Code"))
        rvus.set(`${row.Code}/${row["Service Year"]}`, Number(row["Work RVU"]));
    for (const month of months) {
      let work = 0;
      const byProvider: Record<string, number> = {};
      const levels: Record<string, number> = {};
      for (const { row, sign } of standing(month)) {
        const factor = row.Modifiers!.split(" ").reduce((f, m) => f * (factors.get(m) ?? 1), 1);
        const units = Number(row.Units);
        expect(Math.sign(units)).toBe(sign);
        const done = units * rvus.get(`${row.CPT}/${row.DOS!.slice(0, 4)}`)! * factor;
        work += done;
        byProvider[row.Provider!] = (byProvider[row.Provider!] ?? 0) + done;
        if (/^992(0[2-5]|1[1-5])$/.test(row.CPT!))
          levels[row.CPT!] = (levels[row.CPT!] ?? 0) + units;
      }
      const truth = example.truth.months[month]!;
      expect(work.toFixed(4)).toBe(truth.work_rvu);
      const texts = Object.entries(byProvider).map(([name, sum]) => [name, sum.toFixed(4)]);
      expect(Object.fromEntries(texts)).toEqual(truth.work_rvu_by_provider);
      expect(levels).toEqual(truth.em_codes);
    }
  });

  it("has the claims submitted and first denied, and the reasons, of truth.json", () => {
    const billed = new Map<string, string>();
    const denied = new Map<string, string>();
    for (const row of feed) {
      if (row["Trans Type"] === "Charge" && row["Bill Date"] && row.Payer !== "Self-Pay")
        billed.set(row["Claim ID"]!, row["Bill Date"]);
      if (row["Trans Type"] === "Denial" && !denied.has(row["Claim ID"]!))
        denied.set(row["Claim ID"]!, row["Post Date"]!);
    }
    const charge = new Map(
      feed
        .filter((r) => r["Trans Type"] === "Charge")
        .map((r) => [r["Charge ID"]!, cents(r.Amount!)]),
    );
    for (const month of months) {
      const truth = example.truth.months[month]!;
      const count = (days: Iterable<string>): number =>
        [...days].filter((day) => day.startsWith(month)).length;
      expect(truth.claims_submitted).toBe(count(billed.values()));
      expect(truth.claims_denied_initially).toBe(count(denied.values()));
      const reasons: Record<string, { lines: number; cents: number }> = {};
      for (const row of feed)
        if (row["Trans Type"] === "Denial" && row["Post Date"]!.startsWith(month)) {
          const reason = (reasons[row.Reason!] ??= { lines: 0, cents: 0 });
          reason.lines++;
          reason.cents += charge.get(row["Charge ID"]!)!;
        }
      const found = Object.entries(reasons).map(([reason, sums]) => [
        reason,
        { lines: sums.lines, amount: money(sums.cents) },
      ]);
      expect(Object.fromEntries(found)).toEqual(truth.denied_by_reason);
    }
  });
});

describe("appointments", () => {
  it("has every status of every month and provider of truth.json", () => {
    const statuses = (rows: readonly Record<string, string>[]): Record<string, number> => {
      const count = (status: string, by?: string): number =>
        rows.filter((row) => row.Status === status && (!by || row["Cancelled By"] === by)).length;
      return {
        booked_total: rows.length,
        completed: count("Completed"),
        no_show: count("No Show"),
        late_cancel: count("Late Cancel"),
        cancelled_patient: count("Cancelled", "Patient"),
        cancelled_practice: count("Cancelled", "Practice"),
        rescheduled: count("Rescheduled"),
      };
    };
    for (const month of months) {
      const own = appointments.filter((row) => isoDay(row.Start!).startsWith(month));
      const truth = example.truth.months[month]!.appointments;
      expect(truth).toMatchObject(statuses(own));
      const sum = (column: string): number =>
        own.reduce((total, row) => total + (row[column] ? cents(row[column]) : 0), 0);
      expect(truth).toMatchObject({
        copay_due: money(sum("Copay Due")),
        copay_paid: money(sum("Copay Paid")),
      });
      for (const [name, counts] of Object.entries(truth.by_provider))
        expect(statuses(own.filter((row) => row.Provider === name))).toEqual(counts);
    }
  });

  it("lists what is booked ahead, and the next list says what became of it", () => {
    const lists = example
      .monthly("appointments")
      .map(({ path }) => table(readCsv(example.text(path)), "Appt ID").filter((row) => row.Start));
    for (const [i, list] of lists.entries()) {
      const booked = list.filter((row) => row.Status === "Booked");
      expect(booked.length).toBeGreaterThan(50);
      const next = lists[i + 1];
      if (!next) continue;
      const byId = new Map(next.map((row) => [row["Appt ID"], row]));
      const soon = booked.filter((row) => isoDay(row.Start!).slice(0, 7) === months[i + 1]);
      expect(soon.length).toBeGreaterThan(20);
      for (const row of soon) expect(byId.get(row["Appt ID"])?.Start).toBe(row.Start);
    }
  });

  it("knows the appointment that a moved one came from", () => {
    const byId = new Map(appointments.map((row) => [row["Appt ID"], row]));
    const moved = appointments.filter((row) => byId.has(row["Rescheduled From"]!));
    expect(moved.length).toBeGreaterThan(20);
    for (const row of moved) {
      const from = byId.get(row["Rescheduled From"]!)!;
      expect(from.Status).toBe("Rescheduled");
      expect([from["Patient ID"], from.Cancelled]).toEqual([row["Patient ID"], row.Created]);
    }
  });
});
