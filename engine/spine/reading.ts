/**
 * Reading the current generation: the newest one that agrees with the journal, kept open, and changed
 * for a newer one as soon as another process has published it.
 */
import { statSync } from "node:fs";
import type { ControlSaid } from "../contract.ts";
import { Database, type Session } from "../database.ts";
import type { Kpi } from "../numbers/kpi/header.ts";
import { materialise } from "../numbers/kpi/materialise.ts";
import { keepControls } from "../numbers/tie_out/keep.ts";
import type { PracticeFolder, Settings } from "../practice.ts";
import { controlsSaid } from "./controls.ts";
import { currentGeneration } from "./current.ts";
import { generations, identityOf, type Identity } from "./generation.ts";
import { readJournal } from "./journal.ts";
import { Past } from "./past.ts";

/** Nothing has been imported yet, so there is nothing to say. */
export class NothingImported extends Error {
  override name = "NothingImported";
}

type Open = { database: Database; number: number; identity: Identity };

export class Reading {
  readonly #folder: PracticeFolder;
  readonly #settings: Settings;
  #open: Open | null = null;
  readonly #past = new Past();
  /** what was typed, up to so many bytes of the journal */
  #said: { bytes: number; said: readonly ControlSaid[] } | null = null;

  constructor(folder: PracticeFolder, settings: Settings) {
    this.#folder = folder;
    this.#settings = settings;
  }

  /**
   * Runs work on a connection that sees the practice as known now, or as known at an instant, with
   * the cells of the KPIs named: of former definitions, which no generation holds, they are made for it.
   */
  async read<T>(
    knownAt: string | null,
    kpis: readonly Kpi[],
    work: (session: Session) => Promise<T>,
  ): Promise<T> {
    const { database } = await this.current();
    if (knownAt !== null) {
      return this.#past.read(database, knownAt, async (session) => {
        await materialise(session, kpis, "temp table");
        return work(session);
      });
    }
    return database.session(async (session) => {
      await keepControls(session, this.#controls(), "temp table");
      if (kpis.some(({ replaced }) => replaced !== null)) {
        await materialise(session, kpis, "temp table");
      }
      return work(session);
    });
  }

  /** Bytes of the journal: it only grows, with whatever is done. */
  get journalBytes(): number {
    return statSync(this.#folder.journal).size;
  }

  #controls(): readonly ControlSaid[] {
    const bytes = this.journalBytes;
    if (this.#said?.bytes !== bytes) {
      const said = controlsSaid(readJournal(this.#folder.journal).entries);
      this.#said = { bytes, said };
    }
    return this.#said.said;
  }

  /** @throws {NothingImported} {BehindJournal} {JournalBroken} */
  async current(): Promise<Open> {
    const [newest] = generations(this.#folder);
    if (this.#open && newest?.number === this.#open.number) return this.#open;
    const generation = await currentGeneration(this.#folder, this.#settings);
    if (!generation) {
      throw new NothingImported(
        `nothing has been imported into ${this.#folder.path} yet; drop files into its inbox and run: practice import`,
      );
    }
    const database = await Database.read(generation.path, this.#folder.scratch);
    this.close();
    this.#open = { database, number: generation.number, identity: await identityOf(database) };
    return this.#open;
  }

  close(): void {
    this.#past.close();
    this.#open?.database.close();
    this.#open = null;
  }
}
