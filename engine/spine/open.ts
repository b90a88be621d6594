/**
 * An open practice: the one object that the command line, the server, the notebooks and a script
 * work with. It is the sum of its chapters, which leave every figure to the numbers.
 */
import { PracticeFolder } from "../practice.ts";
import { cash } from "./opened/cash.ts";
import { figures } from "./opened/figures.ts";
import { lending } from "./opened/lending.ts";
import { Opened } from "./opened/opened.ts";
import { packs } from "./opened/packs.ts";
import { pages } from "./opened/pages.ts";
import { records } from "./opened/records.ts";
import { Targets } from "./targets.ts";

/** What can be asked of an open practice, chapter by chapter. */
export interface Practice extends ReturnType<typeof chaptersOf> {}

/** Opens the practice in a folder. @throws {SettingsError} */
export const openPractice = (path: string): Practice => chaptersOf(path);

function chaptersOf(path: string) {
  const opened = new Opened(new PracticeFolder(path));
  const { folder, settings, plans } = opened;
  return {
    folder,
    settings,
    plans,
    /** What figures are to be: listed, changed, brought in. */
    targets: new Targets(folder, opened.kpis()),
    /** @see Opened.read */
    read: opened.read.bind(opened),
    digest: () => opened.digest(),
    dataVersion: () => opened.dataVersion(),
    kpis: () => opened.kpis(),
    close: () => opened.close(),
    ...records(opened),
    ...figures(opened),
    ...pages(opened),
    ...cash(opened),
    ...lending(opened),
    ...packs(opened),
  };
}
