/** One answer of the server over time: the last good one stays while the next is on its way. */
import { Problem } from "./api.ts";

/** Below this nobody needs to be told that something is happening. */
const NOTICEABLE_MS = 200;

export class Answer<T> {
  value = $state.raw<T | null>(null);
  problem = $state.raw<Problem | null>(null);
  isAsking = $state(false);
  /** asked long enough ago to say so */
  isSlow = $state(false);
  #asking: AbortController | null = null;

  /** Asks; a newer question takes the place of an older one. @returns whether this one was answered */
  async ask(work: (signal: AbortSignal) => Promise<T>): Promise<boolean> {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    this.isAsking = true;
    const timer = setTimeout(() => (this.isSlow = true), NOTICEABLE_MS);
    try {
      const value = await work(asking.signal);
      if (this.#asking !== asking) return false;
      this.value = value;
      this.problem = null;
      return true;
    } catch (error) {
      if (this.#asking !== asking) return false;
      if (!(error instanceof Problem)) throw error;
      this.value = null;
      this.problem = error;
      return false;
    } finally {
      clearTimeout(timer);
      if (this.#asking === asking) this.isAsking = this.isSlow = false;
    }
  }
}
