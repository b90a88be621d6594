/** Statements of the months to come as pages and packs show them. */
import type { StatementsReport } from "../contract.ts";
import { fundingTerms } from "../numbers/forecast/funding.ts";
import { statementsReport } from "../numbers/statements/report.ts";
import type { Asked } from "./asked.ts";

const MONTHS = 24;

export const statementsOf = ({ session, settings, filter }: Asked): Promise<StatementsReport> =>
  statementsReport(
    session,
    { months: MONTHS, basis: "cash", offer: null, knownAt: filter.known_at },
    fundingTerms(settings.policies),
  );
