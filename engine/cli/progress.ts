import { stderr } from "node:process";
import type { Progress } from "../spine/build.ts";

/**
 * Progress on one line of a terminal: what, how far, how long. Where stderr is not a terminal it
 * prints each new stage once, so that a log stays short.
 */
export function progressLine(what: string): { report: Progress; done: (text: string) => void } {
  const start = Date.now();
  const seconds = (): string => `${((Date.now() - start) / 1000).toFixed(1)} s`;
  let shownAt = 0;
  let stage = "";
  return {
    report(step, done, total) {
      if (!stderr.isTTY) {
        if (done >= total && step !== stage) stderr.write(`${what}: ${step} (${seconds()})\n`);
        stage = step;
        return;
      }
      if (Date.now() - shownAt < 80 && done < total) return;
      shownAt = Date.now();
      const share = total > 0 ? Math.min(1, done / total) : 0;
      const filled = Math.round(share * 24);
      const bar = `${"█".repeat(filled)}${"░".repeat(24 - filled)}`;
      const text = `${what}  ${bar} ${done}/${total}  ${seconds()}  ${step}`;
      stderr.write(`\r\u001b[2K${text.slice(0, (stderr.columns ?? 100) - 1)}`);
    },
    done(text) {
      if (stderr.isTTY) stderr.write("\r\u001b[2K");
      stderr.write(`${text} (${seconds()})\n`);
    },
  };
}
