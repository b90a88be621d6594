import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";

/** A text file that is written from front to end, a piece at a time. */
export type TextFile = {
  readonly path: string;
  /** adds text; it reaches the disk with the next flush */
  write(text: string): void;
  /** waits until the disk has taken what is pending, once it is worth the trip */
  flush(): Promise<void>;
  close(): Promise<void>;
};

const WORTH_A_TRIP = 1 << 18;

/** Opens a new file, and the folders it needs. */
export async function textFile(path: string): Promise<TextFile> {
  await mkdir(dirname(path), { recursive: true });
  const handle = await open(path, "w");
  let pieces: string[] = [];
  let pending = 0;

  const send = async (): Promise<void> => {
    const text = pieces.join("");
    pieces = [];
    pending = 0;
    await handle.writeFile(text);
  };

  return {
    path,
    write(text) {
      pieces.push(text);
      pending += text.length;
    },
    async flush() {
      if (pending >= WORTH_A_TRIP) await send();
    },
    async close() {
      await send();
      await handle.close();
    },
  };
}

/** Writes a whole small file. */
export async function writeText(path: string, text: string): Promise<void> {
  const file = await textFile(path);
  file.write(text);
  await file.close();
}
