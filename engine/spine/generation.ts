/**
 * Generations: each state of the warehouse is one immutable DuckDB file, built aside, made durable
 * and renamed into place, then only read. A crash leaves the old one or the new one.
 */
import { createHash } from "node:crypto";
import { constants, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { chmod, copyFile, open, rename } from "node:fs/promises";
import { join } from "node:path";
import { Database, engineFolder, packageFolder, type Session } from "../database.ts";
import type { Mapping } from "../contract.ts";
import { syncFolder } from "../intake/archive.ts";
import { createWarehouse } from "../model/warehouse.ts";
import { FORMER } from "../numbers/kpi/catalogue.ts";
import { FORECAST_VERSION } from "../numbers/forecast/outlook.ts";
import type { PracticeFolder, Settings } from "../practice.ts";
import type { Entry } from "./journal.ts";

/** What a generation says of itself. */
export type Identity = {
  /** journal entries it contains, and the hash of the last */
  seq: number;
  head: string;
  /** the newest entries, so that a journal that a crash kept from them can be completed */
  entries: Entry[];
  /** of the definitions and settings it was derived with */
  fingerprint: string;
  digest: string;
  cells: number;
};

const KEPT = 2;
const NAME = /^g(\d{8})\.duckdb$/;

export type Generation = { number: number; path: string };

/** The generations of a practice, newest first. */
export function generations(folder: PracticeFolder): Generation[] {
  if (!existsSync(folder.warehouse)) return [];
  return readdirSync(folder.warehouse)
    .flatMap((name) => {
      const number = NAME.exec(name)?.[1];
      return number ? [{ number: Number(number), path: join(folder.warehouse, name) }] : [];
    })
    .sort((a, b) => b.number - a.number);
}

/** A generation being built aside: a copy of the newest one, or empty. */
export class Draft {
  /** the one connection everything is built on */
  readonly session: Session;
  readonly #database: Database;
  readonly #folder: PracticeFolder;
  readonly #path: string;
  readonly #number: number;

  private constructor(
    folder: PracticeFolder,
    database: Database,
    session: Session,
    path: string,
    number: number,
  ) {
    this.#folder = folder;
    this.#database = database;
    this.session = session;
    this.#path = path;
    this.#number = number;
  }

  static async begin(folder: PracticeFolder, from: Generation | null): Promise<Draft> {
    removeDrafts(folder);
    mkdirSync(folder.warehouse, { recursive: true, mode: 0o700 });
    const number = (generations(folder)[0]?.number ?? 0) + 1;
    const path = join(folder.warehouse, `draft-${process.pid}.duckdb`);
    if (from) {
      await copyFile(from.path, path, constants.COPYFILE_FICLONE);
      await chmod(path, 0o600);
    }
    const database = await Database.build(path, folder.scratch);
    const session = await database.connect();
    if (!from) await createWarehouse(session);
    return new Draft(folder, database, session, path, number);
  }

  /** Makes the draft the newest generation: durable first, then visible. */
  async publish(identity: Identity): Promise<Generation> {
    await writeIdentity(this.session, identity);
    await this.session.run("checkpoint generation");
    this.#close();
    const file = await open(this.#path, "r");
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    await chmod(this.#path, 0o440);
    const path = join(this.#folder.warehouse, `g${String(this.#number).padStart(8, "0")}.duckdb`);
    await rename(this.#path, path);
    await syncFolder(this.#folder.warehouse);
    return { number: this.#number, path };
  }

  /** Another connection, with temporary tables of its own. */
  connect(): Promise<Session> {
    return this.#database.connect();
  }

  discard(): void {
    this.#close();
    removeDrafts(this.#folder);
  }

  #close(): void {
    this.session.close();
    this.#database.close();
  }
}

/** Removes what an interrupted build left, and generations older than the last two. */
export function prune(folder: PracticeFolder): void {
  for (const { path } of generations(folder).slice(KEPT)) rmSync(path, { force: true });
  removeDrafts(folder);
}

/** @returns null where the file is not a generation we can read */
export async function identityOf(database: Database): Promise<Identity> {
  const row = await database.session((session) =>
    session.row("select seq, head, entries, fingerprint, digest, cells from generation"),
  );
  return {
    seq: row["seq"] as number,
    head: row["head"] as string,
    entries: JSON.parse(row["entries"] as string) as Entry[],
    fingerprint: row["fingerprint"] as string,
    digest: row["digest"] as string,
    cells: row["cells"] as number,
  };
}

/** Of every definition, reference, setting and mapping that figures are derived with. */
export function fingerprint(settings: Settings, mappings: readonly Mapping[]): string {
  const hash = createHash("sha256");
  const add = (folder: string, ending: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && entry.name !== FORMER) add(path, ending);
      else if (entry.name.endsWith(ending)) hash.update(entry.name).update(readFileSync(path));
    }
  };
  add(join(engineFolder(), "model"), ".sql");
  add(join(engineFolder(), "numbers"), ".sql");
  add(join(packageFolder(), "datasets", "reference"), ".csv");
  const { time_zone, policies } = settings;
  const derived = { time_zone, policies, mappings, forecast: FORECAST_VERSION };
  return hash.update(JSON.stringify(derived)).digest("hex");
}

async function writeIdentity(session: Session, identity: Identity): Promise<void> {
  await session.run(
    `create or replace table generation as select
      cast($seq as integer) as seq, $head as head, $entries as entries,
      $fingerprint as fingerprint, $digest as digest, cast($cells as integer) as cells`,
    { ...identity, entries: JSON.stringify(identity.entries) },
  );
}

function removeDrafts(folder: PracticeFolder): void {
  if (!existsSync(folder.warehouse)) return;
  for (const name of readdirSync(folder.warehouse)) {
    if (name.startsWith("draft-")) rmSync(join(folder.warehouse, name), { force: true });
  }
}
