/** The tie-out certificate on paper: one page, and the rows that nothing explains after it. */
import type { Content, TableCell } from "pdfmake/interfaces.js";
import type { Certificate, Tie, TieLine, TieStatus } from "../contract.ts";
import { cellText, monthText } from "../format.ts";
import { STATUS_WORDS } from "./panels/tie_out.ts";

const COLOURS: Record<TieStatus, string> = {
  passes: "#1a6b3c",
  open: "#7a5a00",
  unverified: "#7a5a00",
  differs: "#a32020",
};

/** @returns the bytes of a PDF; the same certificate gives the same page */
export async function certificatePdf(certificate: Certificate): Promise<Buffer> {
  const { of, kind, practice, status, says, ties, digest } = certificate;
  const subject = kind === "month" ? monthText(of) : `import ${of}`;
  const rows = ties.flatMap((tie) => tie.rows.map((row) => ({ tie, row })));
  const content: Content[] = [
    { text: practice, fontSize: 10, color: "#444444" },
    { text: `Tie-out certificate, ${subject}`, fontSize: 18, bold: true, headlineLevel: 1 },
    {
      text: `${sentence(STATUS_WORDS[status])}. ${plain(says)}`,
      fontSize: 12,
      bold: true,
      color: COLOURS[status],
      margin: [0, 4, 0, 8],
    },
    ...ties.map(tieContent),
  ];
  if (rows.length > 0) {
    content.push(
      {
        text: "The rows behind it",
        headlineLevel: 2,
        fontSize: 13,
        bold: true,
        pageBreak: "before",
        margin: [0, 0, 0, 6],
      },
      {
        layout: "lightHorizontalLines",
        fontSize: 8,
        table: {
          headerRows: 1,
          widths: ["auto", "*", "auto", "auto", "auto"],
          body: [
            ["Tie-out", "What", "Day", "Where", { text: "Amount", alignment: "right" }],
            ...rows.map(({ tie, row }): TableCell[] => [
              tie.title,
              row.says,
              row.date ?? "",
              row.file === null ? "" : `${row.file}${row.line === null ? "" : ` : ${row.line}`}`,
              { text: amountText({ amount: row.amount, unit: "money" }), alignment: "right" },
            ]),
          ],
        },
      },
    );
  }
  // its library takes longer to load than most commands to run
  const { pdfOf } = await import("./pdf/maker.ts");
  return pdfOf({
    content,
    pageSize: "LETTER",
    pageMargins: [48, 40, 48, 48],
    defaultStyle: { font: "Helvetica", fontSize: 9 },
    info: { title: `Tie-out certificate, ${subject}` },
    footer: (page, pages) => ({
      text: `${digest === null ? "" : `Figures ${digest.slice(0, 16)} · `}page ${page} of ${pages}`,
      alignment: "center",
      fontSize: 7,
      color: "#666666",
      margin: [0, 16, 0, 0],
    }),
  });
}

function tieContent(tie: Tie): Content {
  return {
    unbreakable: true,
    stack: [
      {
        columns: [
          { text: tie.title, bold: true, fontSize: 10 },
          {
            text: sentence(tie.asked ? STATUS_WORDS[tie.status] : "not asked"),
            bold: true,
            alignment: "right",
            color: tie.asked ? COLOURS[tie.status] : "#666666",
          },
        ],
        margin: [0, 5, 0, 1],
      },
      { text: plain(tie.says), color: "#444444", margin: [0, 0, 0, 2] },
      ...(tie.lines.length === 0
        ? []
        : [
            {
              layout: "noBorders",
              table: {
                widths: ["*", 90],
                body: tie.lines.map((line): TableCell[] => [
                  { text: plain(line.title), bold: line.kind === "result", margin: [8, -1, 0, -1] },
                  {
                    text: amountText(line),
                    alignment: "right",
                    bold: line.kind === "result" || line.kind === "unexplained",
                    margin: [0, -1, 0, -1],
                  },
                ]),
              },
            },
          ]),
    ],
  };
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The fonts of a PDF reader know no true minus. */
const plain = (text: string): string => text.replaceAll("−", "-");

const amountText = ({ amount, unit }: Pick<TieLine, "amount" | "unit">): string =>
  plain(cellText(amount, unit === "money" ? "cents" : "count"));
