/** The built program, started as its user starts it, and what it answers at. */
import { spawn } from "node:child_process";
import { cli } from "../terminal.ts";

export type Running = { url: string; stop: () => Promise<void> };

/** `practice serve` of a folder on a free port; stopped as Ctrl-C does it. */
export async function serving(practice: string): Promise<Running> {
  const child = spawn(process.execPath, [cli, "serve", "--practice", practice, "--port", "0"]);
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  let said = "";
  const url = await new Promise<string>((found, failed) => {
    const hear = (text: Buffer): void => {
      said += text.toString();
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
      if (address) found(address);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    void ended.then(() => failed(new Error(`the program ended early: ${said}`)));
  });
  return {
    url,
    stop: async () => {
      child.kill("SIGINT");
      await ended;
    },
  };
}
