/** The one door to the library that makes PDFs: its fonts, and nothing read from anywhere else. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import pdfmake from "pdfmake";
import type { TDocumentDefinitions } from "pdfmake/interfaces.js";
import { structured } from "./structure.ts";
import { writeStructure } from "./tagging.ts";

const FOLDER = join(
  dirname(createRequire(import.meta.url).resolve("pdfmake/package.json")),
  "fonts",
  "Roboto",
);

const FONTS = {
  /** every reader of PDF brings it along; it knows the letters of western Europe */
  Helvetica: { normal: "Helvetica", bold: "Helvetica-Bold", italics: "Helvetica-Oblique" },
  /** embedded: names in any European script stay readable */
  Roboto: {
    normal: join(FOLDER, "Roboto-Regular.ttf"),
    bold: join(FOLDER, "Roboto-Medium.ttf"),
    italics: join(FOLDER, "Roboto-Italic.ttf"),
  },
};

const ALLOWED: ReadonlySet<string> = new Set(Object.values(FONTS).flatMap(Object.values<string>));

/** @returns the bytes of a tagged PDF; the same definition gives the same bytes, whenever it is made */
export async function pdfOf({ info, ...given }: TDocumentDefinitions): Promise<Buffer> {
  // nothing of a page may come from the network, and of the files only the fonts
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => ALLOWED.has(path));
  pdfmake.setFonts(FONTS);
  const { definition, root } = structured(given);
  const pdf = pdfmake.createPdf({
    ...definition,
    info: { ...info, creationDate: new Date(0) },
    version: "1.7",
    language: "en-US",
    tagged: true,
    displayTitle: true,
  });
  writeStructure(await pdf.getStream(), root);
  return pdf.getBuffer();
}
