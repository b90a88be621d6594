import { rm } from "node:fs/promises";

/** Removes a folder of intermediate files. */
export async function removeScratch(scratch: string): Promise<void> {
  await rm(scratch, { recursive: true, force: true });
}
