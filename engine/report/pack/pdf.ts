/** A pack on paper: its sections one after the other, with what they are about on every page. */
import type { Content } from "pdfmake/interfaces.js";
import { packageVersion } from "../../database.ts";
import type { Paper } from "../../contract.ts";
import { basisText, filterText, knownText, practiceText } from "../about.ts";
import { periodWords } from "../periods.ts";
import { PACKS } from "./kinds.ts";
import { drawingContent } from "./drawing/content.ts";
import { panelContent } from "./pdf_table.ts";
import { printable } from "./printable.ts";
import type { PackAsked, Section } from "./section.ts";
import { blockedText } from "./sections/cover.ts";

const SIDE = 42;
/** Points between the margins. */
const WIDTHS: Record<Paper, number> = { letter: 612 - 2 * SIDE, a4: 595 - 2 * SIDE };

/** @returns the bytes of a PDF; the same sections give the same pages */
export async function packPdf(
  asked: PackAsked,
  sections: readonly Section[],
  paper: Paper,
): Promise<Buffer> {
  const title = `${PACKS[asked.kind].title}, ${periodWords(asked)}`;
  const [front, ...others] = sections;
  const content = await coverContent(asked, front!, title, WIDTHS[paper]);
  for (const section of others) content.push(...(await sectionContent(section, WIDTHS[paper])));
  // its library takes longer to load than most commands to run
  const { pdfOf } = await import("../pdf/maker.ts");
  return pdfOf({
    content,
    pageSize: paper === "letter" ? "LETTER" : "A4",
    pageMargins: [SIDE, 66, SIDE, 50],
    defaultStyle: { font: "Roboto", fontSize: 8.5, lineHeight: 1.1 },
    info: { title, author: printable(asked.settings.name) },
    header: headerOf(asked, title, WIDTHS[paper]),
    footer: (page, pages) => ({
      margin: [SIDE, 16, SIDE, 0],
      fontSize: 7,
      color: "#4A555E",
      columns: [
        `Figures ${asked.digest.slice(0, 16)} · Sound Practice ${packageVersion()}`,
        { text: `page ${page} of ${pages}`, alignment: "right" },
      ],
    }),
    ...(asked.state === "draft"
      ? { watermark: { text: "DRAFT", color: "#000000", opacity: 0.07, bold: true } }
      : {}),
  });
}

/** Practice, period, filters and basis, on every page. */
function headerOf(asked: PackAsked, title: string, width: number): Content {
  const { filter, settings, state } = asked;
  const chosen = [
    `filters: ${filterText(filter.slice)}`,
    basisText(filter),
    knownText(filter.known_at),
  ];
  return {
    margin: [SIDE, 22, SIDE, 0],
    fontSize: 7.5,
    color: "#4A555E",
    stack: [
      {
        columns: [
          { text: printable(`${practiceText(settings)} · ${title}`), bold: true },
          {
            text: state === "draft" ? "DRAFT" : "SEALED",
            alignment: "right",
            bold: true,
            width: 60,
          },
        ],
      },
      printable(chosen.join(" · ")),
      {
        canvas: [
          { type: "line", x1: 0, y1: 4, x2: width, y2: 4, lineWidth: 0.5, lineColor: "#5B6770" },
        ],
      },
    ],
  };
}

async function coverContent(
  asked: PackAsked,
  section: Section,
  title: string,
  width: number,
): Promise<Content[]> {
  const isBlocked = asked.blockedBy.length > 0;
  return [
    { text: printable(practiceText(asked.settings)), fontSize: 12, color: "#4A555E" },
    {
      text: title,
      fontSize: 22,
      bold: true,
      margin: [0, 2, 0, 10],
      outline: true,
      headlineLevel: 1,
    },
    ...(isBlocked
      ? [
          {
            layout: "box",
            table: {
              widths: ["*"],
              body: [
                [{ text: printable(blockedText(asked)), bold: true, fontSize: 11, margin: 6 }],
              ],
            },
            margin: [0, 0, 0, 10],
          } satisfies Content,
        ]
      : []),
    ...section.says.map((text): Content => ({
      text: printable(text),
      fontSize: 11,
      lineHeight: 1.25,
      margin: [0, 0, 0, 10],
    })),
    ...(await panelsContent(section, width)),
    { toc: { title: { text: "Sections", bold: true, fontSize: 11, margin: [0, 14, 0, 4] } } },
  ];
}

async function sectionContent(section: Section, width: number): Promise<Content[]> {
  const { title, says, panels } = section;
  const isLong = panels.length > 0;
  return [
    {
      unbreakable: true,
      ...(isLong ? { pageBreak: "before" } : {}),
      stack: [
        {
          text: title,
          fontSize: 16,
          bold: true,
          outline: true,
          headlineLevel: 2,
          tocItem: true,
          margin: [0, isLong ? 0 : 16, 0, 4],
        },
        ...says.map((text): Content => ({
          text: printable(text),
          fontSize: 10,
          margin: [0, 0, 0, 4],
        })),
      ],
    },
    ...(await panelsContent(section, width)),
  ];
}

/** The drawings, then the tables. */
async function panelsContent(
  { drawings = [], panels }: Section,
  width: number,
): Promise<Content[]> {
  const content: Content[] = [];
  const across = Math.max(...drawings.map(({ length }) => length));
  for (const row of drawings) content.push(await drawingContent(row, width, across));
  for (const panel of panels) content.push(...(await panelContent(panel, width)));
  return content;
}
