/**
 * The plan that is being edited: what the server made of the steps taken so far. It outlives the page, so
 * that looking something up elsewhere loses nothing.
 */
import type { Plan, PlanStep } from "../../../engine/contract.ts";
import * as api from "../../api.ts";
import { heldOf, type Held } from "./held.ts";

class Draft {
  plan = $state.raw<Plan | null>(null);
  steps = $state.raw<readonly PlanStep[]>([]);
  problem = $state.raw<api.Problem | null>(null);
  /** what was done, in a sentence */
  said = $state("");
  /** why budget.csv waits for her, until she decides */
  held = $state.raw<Held | null>(null);
  isBusy = $state(false);
  #etag: string | null = null;
  /** one thing is done after the other, so that no step is made on what another one changes */
  #last: Promise<unknown> = Promise.resolve();

  /** Opens a version of a year; steps that were not saved are kept while it is the same one. */
  async open(year: string | null, version: string | null): Promise<void> {
    const isSame =
      this.plan !== null &&
      (year === null || year === this.plan.fiscal_year) &&
      (version === null || version === this.plan.version);
    if (isSame && this.steps.length > 0) return;
    await this.#doing(async () => {
      this.#shown(await api.plan(year, version), []);
    });
  }

  /** Opens the newest version of a year. */
  openYear(year: string): Promise<boolean> {
    return this.#doing(async () => {
      this.#shown(await api.plan(year, null), []);
    });
  }

  /** Takes a step, where it can be taken. */
  take(...steps: readonly PlanStep[]): Promise<boolean> {
    return this.#tried(() => [...this.steps, ...steps], "");
  }

  undo(): Promise<boolean> {
    return this.#tried(() => this.steps.slice(0, -1), "The last step was taken back.");
  }

  drop(): Promise<boolean> {
    return this.#tried(() => [], "All that was not saved was dropped.");
  }

  /** Begins another version, from this one or from nothing. */
  async begin(version: string, steps: readonly PlanStep[]): Promise<boolean> {
    const before = this.plan;
    if (!before) return false;
    return this.#doing(async () => {
      const edit = {
        fiscal_year: before.fiscal_year,
        version,
        etag: this.#etag,
        steps: [...steps],
      };
      const made = await api.previewPlan(edit);
      this.plan = made;
      this.steps = steps;
      this.said = `Version ${version} is begun; it is not saved yet.`;
    });
  }

  save(): Promise<boolean> {
    return this.#doing(async () => {
      const rows = this.plan?.changes.length ?? 0;
      this.#shown(await api.savePlan(this.#edit(this.steps)), []);
      this.said = `Written to budget.csv: ${rows === 1 ? "1 row" : `${rows} rows`}.`;
    });
  }

  /** After somebody else changed the file: the same steps on what is there now. */
  onNew(): Promise<boolean> {
    return this.#doing(async () => {
      const { fiscal_year: year, version } = this.plan!;
      this.#etag = (await api.plan(year, version)).etag;
      this.plan = await api.previewPlan(this.#edit(this.steps));
      this.said = "Your changes now stand on the file as it is.";
    });
  }

  /** @param accepted  what she lets pass of a file that was held */
  bringIn(accepted: api.Accepted | null = null): Promise<boolean> {
    return this.#doing(async () => {
      this.held = null;
      const [file] = (await api.importPlan(accepted)).files;
      this.held = heldOf(file);
      if (this.held) return;
      if (file?.status === "rejected") {
        throw new api.Problem("budget.csv was not taken in", 0, file.reason ?? "Data says why.");
      }
      await this.#again();
      if (file?.status === "partial") {
        const title = `${file.rows.quarantined} rows of budget.csv cannot be used`;
        throw new api.Problem(title, 0, "The others are in the figures; Data says why.");
      }
      this.said = "budget.csv is in the figures.";
    });
  }

  freeze(reason: string, approvedBy: string): Promise<boolean> {
    return this.#doing(async () => {
      const { fiscal_year, version } = this.plan!;
      const frozen = await api.freezePlan({
        fiscal_year,
        version,
        reason: reason || null,
        approved_by: approvedBy || null,
      });
      await this.#again();
      this.said = `Version ${version} is frozen as ${frozen.name}.`;
    });
  }

  async #again(): Promise<void> {
    this.#shown(await api.plan(this.plan!.fiscal_year, this.plan!.version), []);
  }

  #tried(stepsOf: () => readonly PlanStep[], said: string): Promise<boolean> {
    return this.#doing(async () => {
      const steps = stepsOf();
      this.plan = await api.previewPlan(this.#edit(steps));
      this.steps = steps;
      this.said = said;
    });
  }

  #edit(steps: readonly PlanStep[]) {
    const { fiscal_year, version } = this.plan!;
    return { fiscal_year, version, etag: this.#etag, steps: [...steps] };
  }

  #shown(plan: Plan, steps: readonly PlanStep[]): void {
    if (plan.etag !== this.held?.accepted.etag) this.held = null;
    this.plan = plan;
    this.steps = steps;
    this.#etag = plan.etag;
  }

  #doing(work: () => Promise<void>): Promise<boolean> {
    const done = this.#last.then(() => this.#done(work));
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #done(work: () => Promise<void>): Promise<boolean> {
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

export const draft = new Draft();
