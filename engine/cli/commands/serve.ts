/** Open the practice in a browser: serve, and start, which makes the example practice first. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { rename } from "node:fs/promises";
import { InvalidArgumentError, type Command } from "commander";
import { writeExamplePractice } from "../../../datasets/generate/index.ts";
import { rebuildMends } from "../../spine/current.ts";
import type { Practice } from "../../spine/open.ts";
import { practicePath, shared, withPractice, type Shared } from "../context.ts";
import { printLine, say } from "../output.ts";
import { progressLine } from "../progress.ts";

type ServeOptions = Shared & { host: string; port: number; open?: boolean };

export function addServeCommands(program: Command): void {
  listening(shared(program.command("serve")))
    .description("serve the API and the web app")
    .addHelpText("after", "\nExample: practice serve --practice ~/my-practice --port 4180")
    .action((options: ServeOptions) =>
      withPractice(options, (practice) => serveUntilStopped(practice, options)),
    );

  listening(shared(program.command("start")))
    .description("open the practice; where there is none, make the example practice first")
    .option("--no-open", "print the address and open no browser")
    .addHelpText("after", "\nExample: npm start")
    .action(async (options: ServeOptions) => {
      const path = practicePath(options);
      await makeExampleAt(path);
      await withPractice({ ...options, practice: path }, async (practice) => {
        await bringUpToDate(practice);
        await serveUntilStopped(practice, options);
      });
    });
}

function listening(command: Command): Command {
  return command
    .option("--host <host>", "where to listen", "127.0.0.1")
    .option("--port <port>", "which port", port, 4173);
}

/** Answers when the process was asked to stop and everything is closed. */
async function serveUntilStopped(practice: Practice, options: ServeOptions): Promise<void> {
  const { serve } = await import("../../../server/serve.ts");
  const served = await serve(practice, options);
  printLine(`${practice.settings.name} is open at ${served.url}`);
  say("Stop with Ctrl-C.");
  if (options.open && process.stdout.isTTY) openBrowser(served.url);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  say("Closing.");
  await served.close();
}

/**
 * Made and imported aside, then renamed, so that an interrupted start leaves nothing that looks whole.
 * Each month counts as known from the day its manager would have had it.
 */
async function makeExampleAt(path: string): Promise<void> {
  if (existsSync(path)) return;
  const aside = `${path}-${process.pid}-being-made`;
  const making = progressLine("Making an example practice");
  const made = await writeExamplePractice({
    dir: aside,
    onProgress: (done, total, what) => making.report(what, done, total),
  });
  making.done(
    `Made an example practice: ${made.files.length} files of ${made.months.length} months`,
  );
  const importing = progressLine("Importing them");
  await withPractice({ practice: aside }, async (practice) => {
    const { inbox } = practice.folder;
    const edited = practice.folder.waiting().filter((each) => each !== inbox);
    const batches = made.months.map(({ dir, knownAt }, i) => ({
      paths: i === 0 ? [...edited, dir] : [dir],
      knownAt,
    }));
    const reports = await practice.import(batches, { onProgress: importing.report });
    const files = reports.flatMap((report) => report.files);
    importing.done(`Imported ${files.length} files into ${path}`);
  });
  await rename(aside, path);
}

/** Imports what waits where nothing was imported yet; derives anew what another version derived. */
async function bringUpToDate(practice: Practice): Promise<void> {
  if (practice.imports().length === 0) {
    const progress = progressLine("Importing");
    const [report] = await practice.import([{ paths: practice.folder.waiting(), knownAt: null }], {
      onProgress: progress.report,
    });
    progress.done(`Imported ${report!.files.length} files`);
    return;
  }
  try {
    await practice.digest();
  } catch (error) {
    if (!rebuildMends(error)) throw error;
    say(error.message);
    const progress = progressLine("Rebuilding");
    await practice.rebuild(progress.report);
    progress.done("Rebuilt");
  }
}

/** Best effort: the address stands on the terminal whatever comes of it. */
function openBrowser(url: string): void {
  const commands: Partial<Record<NodeJS.Platform, [string, string[]]>> = {
    darwin: ["open", [url]],
    win32: ["cmd", ["/c", "start", "", url]],
  };
  const [command, args] = commands[process.platform] ?? ["xdg-open", [url]];
  spawn(command, args, { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}

function port(text: string): number {
  const number = Number(text);
  if (!/^\d{1,5}$/.test(text) || number > 65_535) {
    throw new InvalidArgumentError("it must be a port number, 0 to 65535");
  }
  return number;
}
