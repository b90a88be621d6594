/** Receipts without a deposit, and deposits without receipts: every batch, with its line. */
import type { Panel } from "../../contract.ts";
import { cellText } from "../../format.ts";
import { batchText, HOW_SURE, unbanked, type Unbanked } from "../../numbers/tie_out/unbanked.ts";
import type { Asked } from "../asked.ts";
import { panelOf } from "../panel.ts";

/** So many are shown; the others are counted. */
const SHOWN = 100;

const WORDS: Record<Unbanked["what"], string> = {
  receipt: "received, no deposit found",
  refund: "paid back, not found at the bank",
  deposit: "deposited, no receipts found",
  differs: "deposited in another amount",
};

/** Null where no month can be compared: without bank statements, or without billing. */
export async function unbankedPanel({ session }: Asked): Promise<Panel | null> {
  const { compared } = await session.row(
    "select exists (select 1 from tie_reached where tie = 'bank' and covered_from < covered_to) as compared",
  );
  if (compared !== true) return null;
  const all = await unbanked(session);
  const count = (what: Unbanked["what"], one: string, many: string): string | null => {
    const n = all.filter((each) => each.what === what).length;
    return n === 0 ? null : `${cellText(n, "count")} ${n === 1 ? one : many}`;
  };
  const parts = [
    count("receipt", "receipt without a deposit", "receipts without a deposit"),
    count("deposit", "deposit without receipts", "deposits without receipts"),
    count("refund", "refund not at the bank", "refunds not at the bank"),
    count("differs", "deposit of another amount", "deposits of another amount"),
  ].filter((part) => part !== null);
  return panelOf(
    all.slice(0, SHOWN),
    [
      { name: "month", title: "Month", unit: "month", of: ({ month }) => month },
      { name: "what", title: "What was found", unit: "text", of: ({ what }) => WORDS[what] },
      { name: "batch", title: "Of what", unit: "text", of: batchText },
      { name: "day", title: "Day", unit: "day", of: ({ day }) => day },
      { name: "amount", title: "Amount", unit: "cents", of: ({ amount }) => amount },
      { name: "of", title: "Of a batch of", unit: "cents", of: ({ of }) => of },
    ],
    {
      id: "unbanked",
      title:
        parts.length === 0
          ? "Every receipt has its deposit, and every deposit its receipts"
          : `Collections and the bank: ${parts.join(", ")}`,
      subtitle:
        "months that billing and bank statements both cover, newest first · of the whole practice, whatever is chosen above",
      summary: parts.length === 0 ? "Nothing is left on either side." : `${parts.join(", ")}.`,
      display: "table",
      source: ({ sha256, line }) => (sha256 && line ? { sha256, line } : null),
      notes: [
        all.length > SHOWN ? `${cellText(all.length - SHOWN, "count")} more are not shown.` : null,
        `Each was ${HOW_SURE}. A row is a question to ask, no proof that money is gone.`,
      ],
    },
  );
}
