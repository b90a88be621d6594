import { open } from "node:fs/promises";

const HEAD = 256 * 1024;

/** The beginning of a text. */
export async function headText(path: string): Promise<string> {
  const file = await open(path, "r");
  try {
    const block = Buffer.allocUnsafe(HEAD);
    const { bytesRead } = await file.read(block, 0, HEAD, 0);
    return block.toString("utf8", 0, bytesRead);
  } finally {
    await file.close();
  }
}
