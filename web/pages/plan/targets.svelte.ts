/** The targets of the practice as they are being changed, one at a time. */
import type { TargetEdit, TargetList, TargetRow } from "../../../engine/contract.ts";
import * as api from "../../api.ts";
import { heldOf, type Held } from "./held.ts";

type Without<E> = E extends unknown ? Omit<E, "etag"> : never;
export type TargetChange = Without<TargetEdit>;

class Targets {
  list = $state.raw<TargetList | null>(null);
  problem = $state.raw<api.Problem | null>(null);
  /** what was done, in a sentence */
  said = $state("");
  /** why targets.csv waits for her, until she decides */
  held = $state.raw<Held | null>(null);
  /** what somebody else changed while a change was being made here */
  meanwhile = $state.raw<readonly string[]>([]);
  isBusy = $state(false);

  open(): Promise<boolean> {
    return this.#doing(async () => {
      this.list = await api.targets();
    });
  }

  /** Writes a change; where somebody else was faster, shows what is there now and what differs. */
  async save(change: TargetChange, says: string): Promise<boolean> {
    this.meanwhile = [];
    const before = this.list;
    const isDone = await this.#doing(async () => {
      this.list = await api.saveTarget({ ...change, etag: before?.etag ?? null });
      this.held = null;
      this.said = says;
    });
    const problem = this.problem;
    if (problem?.status === 409) {
      await this.open();
      this.problem = problem;
      this.meanwhile = differences(before, this.list);
    }
    return isDone;
  }

  /** @param accepted  what she lets pass of a file that was held */
  async bringIn(accepted: api.Accepted | null = null): Promise<boolean> {
    return this.#doing(async () => {
      this.held = null;
      const [file] = (await api.importTargets(accepted)).files;
      this.held = heldOf(file);
      if (this.held) return;
      if (file?.status === "rejected") {
        throw new api.Problem("targets.csv was not taken in", 0, file.reason ?? "Data says why.");
      }
      this.list = await api.targets();
      if (file?.status === "partial") {
        const title = `${file.rows.quarantined} rows of targets.csv cannot be used`;
        throw new api.Problem(title, 0, "The others are in the figures; Data says why.");
      }
      this.said = "targets.csv is in the figures.";
    });
  }

  async #doing(work: () => Promise<void>): Promise<boolean> {
    this.isBusy = true;
    this.problem = null;
    this.said = "";
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof api.Problem)) throw error;
      this.problem = error;
      return false;
    } finally {
      this.isBusy = false;
    }
  }
}

export const targets = new Targets();

export const nameOf = ({ title, category }: Pick<TargetRow, "title" | "category">): string =>
  category === null ? title : `${title}, ${category}`;

/** The days a target holds, in words. */
export const daysOf = ({ since, until }: TargetRow): string =>
  since === null && until === null
    ? "always"
    : `${since === null ? "always" : `from ${since}`}${until === null ? "" : ` to ${until}`}`;

/** What differs between two lists, a sentence each. */
function differences(before: TargetList | null, now: TargetList | null): string[] {
  const words = (list: TargetList | null) =>
    new Map(
      (list?.targets ?? []).map((row) => [
        `${row.kpi}|${row.category}|${row.since}`,
        { name: nameOf(row), is: `${row.text}${row.per ? ` per ${row.per}` : ""}, ${daysOf(row)}` },
      ]),
    );
  const [old, fresh] = [words(before), words(now)];
  const changed = [...fresh].flatMap(([key, { name, is }]) => {
    const was = old.get(key)?.is;
    if (was === is) return [];
    return [was === undefined ? `${name} is new: ${is}` : `${name} was ${was}; it is ${is}`];
  });
  const gone = [...old].flatMap(([key, { name, is }]) =>
    fresh.has(key) ? [] : [`${name} is gone: it was ${is}`],
  );
  return [...changed, ...gone];
}
