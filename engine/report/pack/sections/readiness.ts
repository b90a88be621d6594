/** What a lender asks for, whether it is here, and what the practice has to add itself. */
import { addMonths } from "../../../calendar.ts";
import { verificationOf } from "../../../numbers/tie_out/verification.ts";
import { cashOf } from "../../cash.ts";
import { panelOf } from "../../panel.ts";
import type { PackAsked, Section } from "../section.ts";

type Item = { what: string; state: "here" | "missing" | "add it yourself"; says: string };

const YEARS_ASKED = 3;
/** Past forecasts from which a record says something. */
const RECORD = 12;

export async function readiness(asked: PackAsked, body: readonly Section[]): Promise<Section> {
  const panels = body.flatMap(({ panels: all }) =>
    all.filter(({ traces }) => traces.length > 0).map(({ id }) => id),
  );
  const has = (id: string): boolean => panels.includes(id);
  const cash = await cashOf(asked);
  const past = cash?.forecast.backtest.origins.length ?? 0;
  const tie = (await verificationOf(asked.session))(["transaction", "ledger"], asked.period);
  const since = addMonths(asked.period.last, 1 - 12 * YEARS_ASKED);
  const is = (what: string, holds: boolean, here: string, missing: string): Item => ({
    what,
    state: holds ? "here" : "missing",
    says: holds ? here : missing,
  });
  const items: Item[] = [
    is(
      "Results of three years",
      has("history") && asked.span.first <= since,
      "from the general ledger",
      `the data begin ${asked.span.first}; import the ledger from ${since}`,
    ),
    is(
      "Receivables by age and payer",
      has("ageing"),
      "from billing",
      "import billing transactions",
    ),
    is(
      "Collections proven against bank and books",
      tie.state === "verified",
      "collections, bank and books agree",
      `${tie.says ?? "nothing to compare with"}; see practice certificate`,
    ),
    is("Debt schedule", has("loans"), "from loans.json", "write loans.json"),
    is("Covenants", has("covenants"), "from covenants.json", "write covenants.json"),
    is(
      "13 weeks of cash",
      has("cash_weeks"),
      "with assumptions",
      "import a ledger with accounts.csv",
    ),
    is("Two years of cash", has("cash_months"), "by month", "import a ledger with accounts.csv"),
    is(
      "Stress",
      has("stress"),
      "and how far receipts may fall",
      "import a ledger with accounts.csv",
    ),
    is(
      "The record of past forecasts",
      past >= RECORD,
      `${past} past forecasts, failures included`,
      `${past} past forecasts; ${RECORD} say something`,
    ),
    is(
      "Nothing that must be fixed",
      asked.blockedBy.length === 0,
      "no finding stands in the way",
      "see the findings",
    ),
    {
      what: "The request: amount, use, term, collateral, repayment",
      state: "add it yourself",
      says: body.some(({ id }) => id === "financing")
        ? "the offers considered stand under Financing asked for; use and collateral no export holds"
        : "no export holds it; offers written in offers.json get a section of their own",
    },
    ...[
      "Sources and uses, with evidence of the owners' share",
      "Tax returns and personal financial statements of owners of 20 % and more",
      "Licences, organisation, and who signs",
    ].map((what): Item => ({ what, state: "add it yourself", says: "no export holds it" })),
  ];
  const asks = items.filter(({ state }) => state !== "add it yourself");
  const here = asks.filter(({ state }) => state === "here").length;
  return {
    id: "readiness",
    title: "Readiness",
    says: [
      `${here} of ${asks.length} things a lender asks for, that data can show, are here.`,
      ...asks
        .filter(({ state }) => state === "missing")
        .map(({ what, says }) => `${what}: ${says}.`),
    ],
    panels: [
      panelOf(
        items,
        [
          { name: "what", title: "What a lender asks for", unit: "text", of: ({ what }) => what },
          { name: "state", title: "Is it here", unit: "text", of: ({ state }) => state },
          { name: "says", title: "", unit: "text", of: ({ says }) => says },
        ],
        {
          id: "readiness",
          title: `${here} of ${asks.length} are here`,
          subtitle: "what lenders of practices usually ask for; yours may ask for more",
          summary: `${here} of ${asks.length} are here.`,
          display: "table",
        },
      ),
    ],
  };
}
