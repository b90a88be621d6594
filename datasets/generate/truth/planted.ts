import { UNREADABLE, unreadableOn } from "../billing/clearinghouse.ts";
import { FORGOTTEN } from "../books/credentials.ts";
import { DEARER, dearerSince } from "../books/purchases.ts";
import { FORGOTTEN_LOT, RUN_LOW, SHORT_LIVED } from "../books/stock.ts";
import { AMENDED, amendedIn } from "../world/stories.ts";
import { PAYERS } from "../world/payers.ts";
import type { World } from "../world/world.ts";

/** What was put into the lists for a manager to find. */
export function planted({ calendar, providers }: World): Record<string, unknown> {
  const { last } = calendar;
  return {
    credential_running_out: {
      employee: providers[0]!.employee,
      credential: FORGOTTEN.kind,
      expires: calendar.iso(last + FORGOTTEN.left),
    },
    stock: {
      past_its_day: FORGOTTEN_LOT,
      runs_out_soon: {
        item: SHORT_LIVED.item,
        site: SHORT_LIVED.site,
        expires: calendar.iso(last + SHORT_LIVED.left),
      },
      run_low: RUN_LOW,
    },
    dearer_item: {
      item: DEARER.item,
      ordered_since: calendar.iso(dearerSince({ calendar })),
      by_basis_points: DEARER.by,
    },
    paid_below_contract: {
      payer: PAYERS[AMENDED.payer]!.name,
      codes: AMENDED.codes,
      since: calendar.iso(amendedIn(calendar)),
      by_basis_points: AMENDED.raise,
    },
    batch_rejected: {
      payer: PAYERS[UNREADABLE.payer]!.name,
      sent: calendar.iso(unreadableOn(calendar)),
    },
  };
}
