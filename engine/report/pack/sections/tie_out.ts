/** The tie-out certificate of the month. Its rows are single payments: they stay in the practice. */
import { certificateOf } from "../../../numbers/tie_out/certificate.ts";
import { certificatePanel, certificateStepsPanel } from "../../panels/tie_out.ts";
import type { PackAsked, Section } from "../section.ts";

export async function tieOut(asked: PackAsked): Promise<Section> {
  const { session, period, settings, digest } = asked;
  const made = await certificateOf(session, period.last, settings.name);
  const certificate = { ...made, digest };
  return {
    id: "tie_out",
    title: "Tie-out",
    says: [certificate.says],
    panels: [certificatePanel(certificate), certificateStepsPanel(certificate)],
  };
}
