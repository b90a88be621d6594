/** The borrowing base at the end of a month, from the receivables that were kept and the lender's terms. */
import { lastDay, type Month } from "../../calendar.ts";
import type { BorrowingBase } from "../../contract.ts";
import type { Session } from "../../database.ts";
import { tableText } from "../../format.ts";
import { cents, moneyText } from "../../money.ts";
import { asNumber } from "../rational.ts";
import { USUAL_TERMS, type BaseTerms } from "./base_terms.ts";
import { borrowingBase, type AgedReceivable } from "./borrowing_base.ts";
import { collectionShares } from "./collection_shares.ts";

/**
 * @param written  the practice's terms, or null for the usual ones
 * @returns null where nothing is owed at the end of that month
 */
export async function borrowingBaseReport(
  session: Session,
  written: BaseTerms | null,
  month: Month,
): Promise<BorrowingBase | null> {
  const aged = await agedReceivables(session, month);
  if (aged.length === 0) return null;
  const terms = written ?? USUAL_TERMS;
  const owed = terms.outstanding ?? (await owedUnderLines(session, month));
  const found = borrowingBase(aged, await collectionShares(session), terms, owed ?? 0n);
  return {
    period: month,
    as_of: lastDay(month),
    lender: terms.lender ?? null,
    quote: terms.quote ?? null,
    payers: found?.payers ?? [],
    steps: found?.steps ?? [],
    eligible: found && moneyText(found.eligible),
    base: found && moneyText(found.base),
    available: found && moneyText(found.available),
    reason: found
      ? null
      : "what share of receivables comes in is not known: that takes eight months of billing",
    assumed: assumedOf(terms, written !== null, owed === null),
  };
}

async function agedReceivables(session: Session, month: Month): Promise<AgedReceivable[]> {
  const rows = await session.rows(
    `select payer, coalesce(kind, 'unknown') as kind, bucket, standing, balance
    from receivable_age
    left join payer_kind using (payer)
    where month = cast($month || '-01' as date)
    order by payer, bucket, standing`,
    { month },
  );
  return rows.map((row) => ({
    payer: row["payer"] as string,
    // patients owe under a name of their own, whoever was the payer before
    kind: row["payer"] === "Patient" ? "patient" : (row["kind"] as string),
    bucket: row["bucket"] as string,
    standing: row["standing"] as string,
    cents: cents(row["balance"] as string),
  }));
}

/** @returns cents, or null where the books have no line of credit */
async function owedUnderLines(session: Session, month: Month): Promise<bigint | null> {
  const { owed } = await session.row(
    `select sum(-balance) as owed from account_balance
    where line = 'credit_line' and month = cast($month || '-01' as date)`,
    { month },
  );
  return owed === null ? null : cents(owed as string);
}

function assumedOf(terms: BaseTerms, isWritten: boolean, isLineUnknown: boolean): string[] {
  const share = (value: BaseTerms["advance_rate"]): string =>
    `${tableText(asNumber(value), "ratio")} %`;
  return [
    isWritten
      ? "The terms are those of borrowing_base.json."
      : "No terms are written down; these are usual ones. A lender's own go into borrowing_base.json: practice borrowing-base --help.",
    `Nothing is lent on what patients owe, on what is more than ${terms.over_age_days} days from the service (${terms.over_age_days_government} for government programs), denied or not billed, nor on a payer of whose receivables more than ${share(terms.cross_age_share)} are over age.`,
    `One payer counts for at most ${share(terms.concentration_share)} of all${terms.concentration_spares === "government" ? ", government programs apart" : ""}; ${share(terms.advance_rate)} is advanced.`,
    "Credits of ages that count are taken off whole; older ones neither help nor harm.",
    "What is expected to come in is what came in of receivables of the same payer and age that were owed 7, 10, 13 and 16 months ago; payers with few of them are drawn towards all. A payer with an age that no such receivable had counts for nothing.",
    ...(isLineUnknown ? ["The books have no line of credit: nothing is owed under it."] : []),
    "Medicare and Medicaid pay nobody but the provider: a lender may have them as security, not collect them.",
  ];
}
