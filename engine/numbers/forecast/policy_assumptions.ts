/** What the practice has decided itself, as assumptions of the forecast. */
import { moneyExact, tableText } from "../../format.ts";
import { assumption, type KeptAssumption } from "./assumption.ts";
import type { FundingTerms } from "./funding.ts";

/** Each with the place in `practice.json` where it is written; none moves cash that is expected. */
export const ofPolicies = ({ minimum, limit, annualRate }: FundingTerms): KeptAssumption[] => {
  const own = (key: string, item: string, says: string, amount: string | null) =>
    assumption({
      item,
      says,
      amount,
      unit: amount === null ? null : "$",
      source: "practice.json",
      basis: "judgement",
      setting: `practice.json, policies.${key}`,
      no_effect: "it moves no cash that is expected, only what is said and drawn beside it",
      assume: key === "minimum_cash" ? "minimum" : null,
    });
  return [
    own(
      "minimum_cash",
      "Minimum cash",
      `Owners want cash never to fall below $${moneyExact(minimum)}.`,
      minimum,
    ),
    own(
      "credit_line_limit",
      "Line of credit",
      `It lends at most $${moneyExact(limit)}, drawn when cash would fall below the minimum.`,
      limit,
    ),
    own(
      "credit_line_rate",
      "Interest on the line of credit",
      `${tableText(Number(annualRate), "ratio")} % a year on what is drawn.`,
      null,
    ),
  ];
};
