/** A pack on paper: its sections one after the other, with what they are about on every page. */
import { dirname, join } from "node:path";
import { createRequire } from "node:module";
import pdfmake from "pdfmake";
import type { Content, TDocumentDefinitions } from "pdfmake/interfaces.js";
import { packageVersion } from "../../database.ts";
import type { Paper } from "../../contract.ts";
import { basisText, filterText, knownText, practiceText } from "../about.ts";
import { periodWords } from "../periods.ts";
import { PACKS } from "./kinds.ts";
import { panelContent, printable } from "./pdf_table.ts";
import type { PackAsked, Section } from "./section.ts";
import { blockedText } from "./sections/cover.ts";

/** Fonts that come with pdfmake, embedded: names in any European script stay readable. */
const FOLDER = join(
  dirname(createRequire(import.meta.url).resolve("pdfmake/package.json")),
  "fonts",
  "Roboto",
);
const FONTS = {
  Roboto: {
    normal: join(FOLDER, "Roboto-Regular.ttf"),
    bold: join(FOLDER, "Roboto-Medium.ttf"),
    italics: join(FOLDER, "Roboto-Italic.ttf"),
  },
};

const SIDE = 42;
/** Points between the margins. */
const WIDTHS: Record<Paper, number> = { letter: 612 - 2 * SIDE, a4: 595 - 2 * SIDE };

/** @returns the bytes of a PDF; the same sections give the same pages */
export async function packPdf(
  asked: PackAsked,
  sections: readonly Section[],
  paper: Paper,
): Promise<Buffer> {
  // nothing of a page may come from the network, and of the files only the fonts
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => Object.values(FONTS.Roboto).includes(path));
  pdfmake.setFonts(FONTS);
  const title = `${PACKS[asked.kind].title}, ${periodWords(asked)}`;
  const definition: TDocumentDefinitions = {
    content: sections.flatMap((section, i) =>
      i === 0
        ? coverContent(asked, section, title, WIDTHS[paper])
        : sectionContent(section, WIDTHS[paper]),
    ),
    pageSize: paper === "letter" ? "LETTER" : "A4",
    pageMargins: [SIDE, 66, SIDE, 50],
    defaultStyle: { font: "Roboto", fontSize: 8.5, lineHeight: 1.1 },
    info: { title, author: printable(asked.settings.name), creationDate: new Date(0) },
    language: "en-US",
    header: headerOf(asked, title),
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
  };
  return pdfmake.createPdf(definition).getBuffer();
}

/** Practice, period, filters and basis, on every page. */
function headerOf(asked: PackAsked, title: string): Content {
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
          { type: "line", x1: 0, y1: 4, x2: 528, y2: 4, lineWidth: 0.5, lineColor: "#5B6770" },
        ],
      },
    ],
  };
}

function coverContent(asked: PackAsked, section: Section, title: string, width: number): Content[] {
  const isBlocked = asked.blockedBy.length > 0;
  return [
    { text: printable(practiceText(asked.settings)), fontSize: 12, color: "#4A555E" },
    { text: title, fontSize: 22, bold: true, margin: [0, 2, 0, 10], outline: true },
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
    ...section.panels.flatMap((panel) => panelContent(panel, width)),
    { toc: { title: { text: "Sections", bold: true, fontSize: 11, margin: [0, 14, 0, 4] } } },
  ];
}

function sectionContent({ title, says, panels }: Section, width: number): Content[] {
  return [
    {
      text: title,
      fontSize: 16,
      bold: true,
      pageBreak: "before",
      outline: true,
      tocItem: true,
      margin: [0, 0, 0, 4],
    },
    ...says.map((text): Content => ({
      text: printable(text),
      fontSize: 10,
      margin: [0, 0, 0, 4],
    })),
    ...panels.flatMap((panel) => panelContent(panel, width)),
  ];
}
