/** Questions at the terminal: the one door to the library that asks them. */
import type { Readable, Writable } from "node:stream";
import { confirm, isCancel, log, note, select, text } from "@clack/prompts";

/** Where questions are shown and answers come from. */
export type Terminal = { input: Readable; output: Writable };

export type Choice<T extends string> = { value: T; label: string; hint?: string };

/** The person wants no more questions. */
export class Cancelled extends Error {
  override name = "Cancelled";
}

/** Every question throws {Cancelled} where it is answered with Ctrl-C or Esc. */
export class Questions {
  readonly #terminal: Terminal;

  constructor(terminal: Terminal = { input: process.stdin, output: process.stdout }) {
    this.#terminal = terminal;
  }

  async choose<T extends string>(
    message: string,
    choices: readonly Choice<T>[],
    initialValue: T,
  ): Promise<T> {
    const options = choices.map((choice) => ({ ...choice })) as never[];
    const asked = select<T>({ message, options, initialValue, maxItems: 12, ...this.#terminal });
    return (await answered(asked)) as T;
  }

  async yes(message: string, initialValue = true): Promise<boolean> {
    return answered(confirm({ message, initialValue, ...this.#terminal }));
  }

  /** @param fault  what is wrong with an answer, if anything */
  async text(
    message: string,
    initialValue = "",
    fault: (value: string) => string | undefined = () => undefined,
  ): Promise<string> {
    const validate = (value: string | undefined): string | undefined => fault(value ?? "");
    return answered(text({ message, initialValue, validate, ...this.#terminal }));
  }

  note(lines: readonly string[], title: string): void {
    note(lines.join("\n"), title, { output: this.#terminal.output });
  }

  tell(lines: readonly string[]): void {
    log.info(lines.join("\n"), { output: this.#terminal.output });
  }
}

async function answered<T>(question: Promise<T>): Promise<Exclude<T, symbol>> {
  const answer = await question;
  if (isCancel(answer)) throw new Cancelled("no more questions");
  return answer as Exclude<T, symbol>;
}
