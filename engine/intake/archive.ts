/**
 * The archive: every file ever accepted, byte for byte, named by its SHA-256. A file is stored and
 * fsynced before anyone looks inside it, and never changed afterwards.
 */
import { createHash, randomBytes } from "node:crypto";
import { constants, createReadStream } from "node:fs";
import { chmod, mkdir, open, rename, unlink, type FileHandle } from "node:fs/promises";
import { join } from "node:path";

export type Stored = { sha256: string; bytes: number };

/** The path given cannot be taken in as a file; says which and why, nothing else is affected. */
export class NotAFile extends Error {
  override name = "NotAFile";
  readonly code: "NOT_A_REGULAR_FILE" | "UNREADABLE" | "VANISHED" | "FILE_STILL_CHANGING";

  constructor(code: NotAFile["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

const BLOCK = 4 * 1024 * 1024;

/**
 * Stores a file. The same bytes again are found, not stored twice.
 *
 * @throws {NotAFile} for a link, pipe, device or folder, and for a file that changes while read
 */
export async function store(archive: string, path: string): Promise<Stored> {
  const source = await openRegular(path);
  await mkdir(archive, { recursive: true, mode: 0o700 });
  const temporary = join(archive, `.incoming-${randomBytes(8).toString("hex")}`);
  try {
    const before = await source.stat();
    const target = await open(temporary, "wx", 0o600);
    const hash = createHash("sha256");
    let bytes = 0;
    try {
      const block = Buffer.allocUnsafe(Math.min(BLOCK, before.size + 1));
      for (;;) {
        const { bytesRead } = await source.read(block, 0, block.length, null);
        if (bytesRead === 0) break;
        const part = block.subarray(0, bytesRead);
        hash.update(part);
        await writeAll(target, part);
        bytes += bytesRead;
      }
      await target.sync();
    } finally {
      await target.close();
    }
    const after = await source.stat();
    if (after.size !== bytes || after.mtimeMs !== before.mtimeMs) {
      throw new NotAFile("FILE_STILL_CHANGING", "it changed while it was read; import it again");
    }
    const sha256 = hash.digest("hex");
    const kept = archivedPath(archive, sha256);
    if (await intact(archive, sha256)) {
      await unlink(temporary);
    } else {
      await chmod(temporary, 0o440);
      await rename(temporary, kept);
    }
    return { sha256, bytes };
  } catch (error) {
    await unlink(temporary).catch(() => {});
    throw error;
  } finally {
    await source.close();
  }
}

/** Makes the names of the files stored so far durable; once for many files. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export const archivedPath = (archive: string, sha256: string): string => join(archive, sha256);

/** True where the archived bytes still are what their name says. */
export async function intact(archive: string, sha256: string): Promise<boolean> {
  const hash = createHash("sha256");
  try {
    for await (const part of createReadStream(archivedPath(archive, sha256))) {
      hash.update(part as Buffer);
    }
  } catch {
    return false;
  }
  return hash.digest("hex") === sha256;
}

async function openRegular(path: string): Promise<FileHandle> {
  let handle: FileHandle;
  try {
    handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === "ENOENT") throw new NotAFile("VANISHED", "it is not there any more", { cause });
    if (code === "ELOOP")
      throw new NotAFile("NOT_A_REGULAR_FILE", "it is a link; import the file itself", { cause });
    throw new NotAFile("UNREADABLE", `it cannot be read (${code})`, { cause });
  }
  const { size, ...stat } = await handle.stat();
  void size;
  if ((stat.mode & constants.S_IFMT) !== constants.S_IFREG) {
    await handle.close();
    throw new NotAFile("NOT_A_REGULAR_FILE", "it is a folder, a pipe or a device, not a file");
  }
  return handle;
}

async function writeAll(target: FileHandle, part: Buffer): Promise<void> {
  let written = 0;
  while (written < part.length) {
    written += (await target.write(part, written, part.length - written)).bytesWritten;
  }
}
