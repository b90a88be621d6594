/**
 * The inbox as the browser fills it: each drop of files is a folder of its own, a file is streamed to
 * disk under its own name, and nothing outside the inbox can be named.
 */
import { createWriteStream, existsSync, mkdirSync, rmSync, statfsSync } from "node:fs";
import { basename, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { PracticeFolder } from "../practice.ts";

/** The name cannot be a file of the inbox, or there is no room for it. */
export class CannotReceive extends Error {
  override name = "CannotReceive";
}

const DROP = /^[a-zA-Z0-9][a-zA-Z0-9-]{0,63}$/;
/** What an import needs beside the file itself: its archived copy, its rows, a generation. */
const ROOM_TIMES = 3;
const ROOM_BESIDE = 512 * 1024 ** 2;

/** Where a drop lies. @throws {CannotReceive} */
export function dropPath(folder: PracticeFolder, drop: string): string {
  if (!DROP.test(drop)) {
    throw new CannotReceive(`"${drop}" cannot name a drop; use letters, digits and hyphens`);
  }
  return join(folder.inbox, drop);
}

/**
 * Streams one file into a drop. A name is kept as it is but for folders in front; one that is there
 * already is refused, not overwritten.
 *
 * @param bytes  how long it will be, where that is known
 * @throws {CannotReceive}
 */
export async function receive(
  folder: PracticeFolder,
  drop: string,
  name: string,
  content: Readable,
  bytes: number | null,
): Promise<{ path: string }> {
  const into = dropPath(folder, drop);
  const plain = basename(name.replaceAll("\\", "/"));
  if (plain === "" || plain.startsWith(".") || Buffer.byteLength(plain) > 255) {
    throw new CannotReceive("the file has a name that no file of the inbox can have");
  }
  if (bytes !== null && room(folder.path) < bytes * ROOM_TIMES + ROOM_BESIDE) {
    throw new CannotReceive(
      `there is not enough room on the disk: the import needs ${ROOM_TIMES} times the file and half a gigabyte`,
    );
  }
  mkdirSync(into, { recursive: true, mode: 0o700 });
  const path = join(into, plain);
  if (existsSync(path)) throw new CannotReceive(`${plain} was dropped twice`);
  try {
    await pipeline(content, createWriteStream(path, { flags: "wx", mode: 0o600 }));
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
  return { path: `${drop}/${plain}` };
}

/** Removes a drop that was not imported. @throws {CannotReceive} */
export function discardDrop(folder: PracticeFolder, drop: string): void {
  rmSync(dropPath(folder, drop), { recursive: true, force: true });
}

function room(path: string): number {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
}
