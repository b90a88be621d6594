/** What is still to come of work that has been done. */
import type { Panel, RunOff } from "../../contract.ts";
import { cardText, monthsText } from "../../format.ts";
import { panelOf } from "../panel.ts";

export function runOffPanel({ payers, to_come, error, first, through, notes }: RunOff): Panel {
  const sure = error === null ? "" : `, give or take ${cardText(Number(error), "money")}`;
  const title = `${cardText(Number(to_come), "money")} is still to come of work that has been done${sure}`;
  return panelOf(
    payers,
    [
      { name: "payer", title: "Payer", unit: "text", of: ({ payer }) => payer },
      { name: "charged", title: "Charged", unit: "money", of: ({ charged }) => charged },
      { name: "paid", title: "Paid so far", unit: "money", of: ({ paid }) => paid },
      { name: "to_come", title: "Still to come", unit: "money", of: (row) => row.to_come },
      { name: "se", title: "Standard error", unit: "money", of: ({ se }) => se },
      { name: "kept", title: "Kept in the end %", unit: "ratio", of: ({ kept }) => kept },
    ],
    {
      id: "run_off",
      title,
      subtitle: `$ · services of ${monthsText(first, through)} · by primary payer`,
      summary: `${title}. ${payers
        .slice(0, 3)
        .map(({ payer, to_come: amount }) => `${payer} ${cardText(Number(amount), "money")}`)
        .join(", ")}.`,
      display: "table",
      notes,
    },
  );
}
