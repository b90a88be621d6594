/** Can I trust it? */
import { certificateOf } from "../../numbers/tie_out/certificate.ts";
import type { Asked } from "../asked.ts";
import { rollForwardPanel } from "../panels/receivables.ts";
import {
  certificatePanel,
  certificateRowsPanel,
  certificateStepsPanel,
  closingsPanel,
  restatementsPanel,
} from "../panels/tie_out.ts";
import { extents, filesPanel, findingsPanel, importsPanel, sourcesPanel } from "../panels/trust.ts";
import type { Answer } from "./answer.ts";

export async function data(asked: Asked): Promise<Answer> {
  const { imports, findings, closings, restatements } = asked.records;
  const { period, span } = asked;
  const certificate = {
    ...(await certificateOf(
      asked.session,
      period.last > span.last ? span.last : period.last,
      asked.settings.name,
    )),
    digest: null,
  };
  const grave = findings.filter(({ severity }) => severity === "must_fix").length;
  const look = findings.filter(({ severity }) => severity === "look_at").length;
  return {
    title: "Can I trust it?",
    sentence:
      grave > 0
        ? `${grave} ${grave === 1 ? "finding must" : "findings must"} be fixed before the figures can be relied on.`
        : look > 0
          ? `Every row is accounted for; ${look} ${look === 1 ? "finding is" : "findings are"} worth a look.`
          : "Every row is accounted for, and every check holds.",
    panels: [
      certificatePanel(certificate),
      ...(certificate.ties.some(({ rows }) => rows.length > 0)
        ? [certificateRowsPanel(certificate)]
        : []),
      findingsPanel(findings),
      sourcesPanel(asked, await extents(asked)),
      certificateStepsPanel(certificate),
      closingsPanel(closings),
      restatementsPanel(asked, restatements),
      await rollForwardPanel(asked),
      importsPanel(imports),
      filesPanel(imports),
    ],
  };
}
