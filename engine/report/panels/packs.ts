/** What has been handed over for good, and what would be in the way now. */
import type { Panel, PlacedFinding, SealedPack } from "../../contract.ts";
import { dayText, monthText } from "../../format.ts";
import { panelOf } from "../panel.ts";
import { packKinds, PACKS } from "../pack/kinds.ts";

export function sealedPacksPanel(sealed: readonly SealedPack[]): Panel {
  const title =
    sealed.length === 0
      ? "No pack has been sealed yet"
      : `${sealed.length} ${sealed.length === 1 ? "pack was" : "packs were"} sealed`;
  return panelOf(
    sealed,
    [
      { name: "at", title: "Sealed", unit: "text", of: ({ at }) => dayText(at.slice(0, 10)) },
      { name: "pack", title: "Pack", unit: "text", of: ({ pack }) => PACKS[pack].title },
      { name: "period", title: "Month", unit: "text", of: ({ period }) => monthText(period) },
      { name: "who", title: "By", unit: "text", of: ({ who }) => who },
      { name: "manifest", title: "Manifest", unit: "text", of: ({ manifest }) => manifest },
    ],
    {
      id: "sealed_packs",
      title,
      subtitle: "newest first · as the journal has them",
      summary: `${title}.`,
      display: "table",
      notes: [
        "Sealed here, a pack is kept in the practice's folder; sealed at the terminal, where it was written. practice verify DIR says of either whether its files and figures are still so.",
      ],
    },
  );
}

/** The packs there are. */
export function packsPanel(): Panel {
  const title = `There are ${packKinds.length} packs`;
  return panelOf(
    packKinds,
    [
      { name: "kind", title: "Called", unit: "text", of: (kind) => kind },
      { name: "title", title: "Pack", unit: "text", of: (kind) => PACKS[kind].title },
      { name: "says", title: "What it is", unit: "text", of: (kind) => PACKS[kind].says },
    ],
    { id: "packs", title, subtitle: "PDF and workbook", summary: `${title}.`, display: "table" },
  );
}

/** Findings without which no pack can be sealed. */
export function blockingPanel(findings: readonly PlacedFinding[]): Panel {
  const must = findings.filter(({ severity }) => severity === "must_fix");
  const title =
    must.length === 0
      ? "Nothing is in the way of a sealed pack"
      : `${must.length} ${must.length === 1 ? "finding" : "findings"} must be fixed before a pack can be sealed`;
  return panelOf(
    must,
    [
      { name: "check", title: "Check", unit: "text", of: ({ check }) => check },
      { name: "message", title: "What was seen", unit: "text", of: ({ message }) => message },
      { name: "fix", title: "What to do", unit: "text", of: ({ fix }) => fix },
    ],
    { id: "blocking", title, subtitle: "open findings", summary: `${title}.`, display: "table" },
  );
}
