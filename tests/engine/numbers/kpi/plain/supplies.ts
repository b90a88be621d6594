/** What was bought by item, against its plan and what was billed of it, and the stock in between. */
import { isUsed, type Posting } from "./books.ts";
import { byPrimary, cash, isCharge, sign, type Entry } from "./entries.ts";
import { fact, ofMoney, quotient, when, YEAR, type Fact, type Plains } from "./fact.ts";
import { daysOf, inCents, lastDayOf, monthOf, sum, tableOf, textsOf, together } from "./read.ts";

type Bought = {
  date: string;
  item: string;
  quantity: number;
  amount: number;
  code: string;
  isSingleDose: boolean;
};

/** Since when Medicare wants to be told what of a single dose was thrown away, and that nothing was. */
const TOLD_SINCE = "2023-07-01";

export function supplies(
  inbox: string,
  entries: readonly Entry[],
  postings: readonly Posting[],
  months: readonly string[],
): Plains {
  const bought = textsOf(inbox, "purchases").flatMap((text) =>
    tableOf(text, "quantity").map((line): Bought => ({
      date: line["date"]!,
      item: line["item"]!,
      quantity: Number(line["quantity"]),
      amount: inCents(line["amount"]!),
      code: line["code"]!,
      isSingleDose: line["single_dose"] === "yes",
    })),
  );
  return {
    SU05: ofMoney(againstPlan(inbox, bought), { byCategory: true }),
    ...stock(inbox, postings, months),
    ...byCode(
      bought.filter(({ code }) => code !== ""),
      entries,
    ),
  };
}

/** The price planned last before a purchase is the one it is held against. */
function againstPlan(inbox: string, bought: readonly Bought[]): Fact[] {
  const planned = textsOf(inbox, "planned_prices").flatMap((text) => tableOf(text, "unit_price"));
  return bought.flatMap(({ date, item, quantity, amount }) => {
    const price = planned
      .filter((line) => line["item"] === item && line["since"]! <= date)
      .toSorted((a, b) => (a["since"]! < b["since"]! ? -1 : 1))
      .at(-1);
    return price ? [fact({}, date, amount, quantity * inCents(price["unit_price"]!), item)] : [];
  });
}

function stock(inbox: string, postings: readonly Posting[], months: readonly string[]): Plains {
  const counts = textsOf(inbox, "inventory").flatMap((text) => tableOf(text, "counted"));
  const places = [...together(counts, (line) => line["location"]!)];
  const held = months.flatMap((month) =>
    places.flatMap(([location, lines]) => {
      const known = lines.filter((line) => line["counted"]! <= lastDayOf(month));
      const last = known
        .map((line) => line["counted"]!)
        .toSorted()
        .at(-1);
      return known
        .filter((line) => line["counted"] === last && Number(line["quantity"]) > 0)
        .map((line) => {
          const value = Number(line["quantity"]) * inCents(line["unit_cost"]!);
          return fact({ location }, month, 0, value * daysOf(month));
        });
    }),
  );
  const begins = held.map(({ month }) => month).toSorted()[0]!;
  const again = places.flatMap(([location, lines]) =>
    [...together(lines, (line) => line["item"]!).values()].flatMap((item) => {
      const days = [...together(item, (line) => line["counted"]!)]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([day, lots]) => ({ day, there: sum(lots.map((lot) => Number(lot["quantity"]))) }));
      return days
        .slice(1)
        .map(({ day, there }, i) =>
          fact({ location }, day, when(there <= 0 && days[i]!.there > 0, 1), 0),
        );
    }),
  );
  return {
    SU06: ofMoney(
      [
        ...held,
        ...postings
          .filter((each) => isUsed(each) && monthOf(each.date) >= begins)
          .map(({ date, amount }) => fact({}, date, amount, 0)),
      ],
      { top: YEAR, bottom: { ...YEAR, per: "day", short: "not told" } },
    ),
    SU07: quotient(again, { as: "sum" }),
  };
}

function byCode(bought: readonly Bought[], entries: readonly Entry[]): Plains {
  const purchasesOf = together(bought, ({ code }) => code);
  const charges = entries.filter((line) => {
    const first = purchasesOf
      .get(line.code)
      ?.map(({ date }) => monthOf(date))
      .toSorted()[0];
    return isCharge(line) && first !== undefined && monthOf(line.served) >= first;
  });
  /** cents for one at the last purchase up to the service, to a millionth of a dollar */
  const priceOf = ({ code, served }: Entry): number | null => {
    const before = purchasesOf.get(code)!.filter(({ date }) => date <= served);
    const last = before
      .map(({ date }) => date)
      .toSorted()
      .at(-1);
    const same = before.filter(({ date }) => date === last);
    const cents = sum(same.map(({ amount }) => amount)) / sum(same.map(({ quantity }) => quantity));
    return last ? Math.round(cents * 10_000) / 10_000 : null;
  };
  const priced = charges.flatMap((line) => {
    const price = priceOf(line);
    return price === null ? [] : [{ line, price }];
  });
  const singleDoses = charges.filter(
    (line) =>
      /^[A-Z]/.test(line.code) &&
      line.served >= TOLD_SINCE &&
      line.primary === "Medicare" &&
      purchasesOf.get(line.code)!.some(({ isSingleDose }) => isSingleDose),
  );
  const byCharge = new Map(priced.map(({ line }) => [line.charge, line]));
  return {
    SU08: quotient(
      [
        ...charges.map((line) =>
          fact(byPrimary(line), line.served, sign(line) * line.units, 0, line.code),
        ),
        ...bought.map(({ date, quantity, code }) => fact({}, date, 0, quantity, code)),
      ],
      { over: YEAR, byCategory: true },
    ),
    SU09: quotient(
      [
        ...priced.map(({ line, price }) => {
          const units = sign(line) * line.units;
          return fact(byPrimary(line), line.served, -units * price, units, line.code);
        }),
        ...entries.flatMap((line) => {
          const charge = byCharge.get(line.charge);
          const isMoney = charge && (cash(line) !== 0 || /payment|refund/.test(line.kind));
          return isMoney ? [fact(byPrimary(line), charge.served, cash(line), 0, charge.code)] : [];
        }),
      ],
      { per: [100, 1], byCategory: true },
    ),
    SU10: quotient(
      singleDoses.map((line) => {
        const isTold = line.modifiers.some((modifier) => modifier === "JW" || modifier === "JZ");
        const one = sign(line);
        return fact(byPrimary(line), line.served, when(isTold, one), one, line.code);
      }),
      { byCategory: true },
    ),
  };
}
