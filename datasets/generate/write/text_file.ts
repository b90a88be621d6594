import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";

/** A text file that is written from front to end, a piece at a time. */
export type TextFile = {
  readonly path: string;
  /** adds text; it reaches the disk with a later flush */
  write(text: string): void;
  /** waits until the disk has taken what is worth a trip */
  flush(): Promise<void>;
  close(): Promise<void>;
};

const BLOCK_BYTES = 1 << 18;
const MOST_BYTES_A_CHARACTER = 3;

/** Opens a new file, and the folders it needs. Text becomes bytes at once, so no string outlives its row. */
export async function textFile(path: string): Promise<TextFile> {
  await mkdir(dirname(path), { recursive: true });
  const handle = await open(path, "w");
  let full: Buffer[] = [];
  let block = Buffer.allocUnsafe(BLOCK_BYTES);
  let used = 0;

  const turn = (room: number): void => {
    full.push(block.subarray(0, used));
    block = Buffer.allocUnsafe(Math.max(BLOCK_BYTES, room));
    used = 0;
  };
  const send = async (): Promise<void> => {
    const blocks = full;
    full = [];
    for (const bytes of blocks) await handle.writeFile(bytes);
  };

  return {
    path,
    write(text) {
      const room = text.length * MOST_BYTES_A_CHARACTER;
      if (used + room > block.length) turn(room);
      used += block.write(text, used);
    },
    flush: send,
    async close() {
      turn(0);
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
