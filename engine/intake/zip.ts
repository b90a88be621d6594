/**
 * Zip directories, read before anything is unpacked: what a zip holds, how large it says that is, and
 * whether that can be true. A member's bytes are checked against its length and checksum.
 */
import { createWriteStream } from "node:fs";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32 } from "node:zlib";
import { getFileNameLowLevel, openPromise, type Entry, type ZipFile } from "yauzl";
import { NotText } from "./not_text.ts";

/** The zip or one of its members cannot be read; says why, and what to do. */
export class BadZip extends NotText {
  override name = "BadZip";

  constructor(code: string, message: string, fix = "pack or export it again") {
    super(code, message, fix);
  }
}

/** How much a zip may hold. */
export type Limits = { members: number; bytes: number };

/** A zip may be this much larger unpacked; below `FREELY` bytes nobody asks. */
const TIMES = 200;
const FREELY = 64 * 1024 ** 2;
const MEMBER_NAME = 1000;

export type Member = { name: string; entry: Entry };

/** An open zip: its members, and their bytes. To be closed. */
export class Zip {
  readonly members: readonly Member[];
  readonly #file: ZipFile;

  private constructor(file: ZipFile, members: readonly Member[]) {
    this.#file = file;
    this.members = members;
  }

  /** Reads the directory; without limits it is looked at, not judged. @throws {BadZip} */
  static async open(path: string, limits: Limits | null): Promise<Zip> {
    let file: ZipFile;
    try {
      file = await openPromise(path, { lazyEntries: true, decodeStrings: false, autoClose: false });
    } catch (cause) {
      throw damaged(cause);
    }
    try {
      return new Zip(file, await directory(file, limits));
    } catch (error) {
      file.close();
      throw error instanceof BadZip ? error : damaged(error);
    }
  }

  member(name: string): Member | undefined {
    return this.members.find((member) => member.name === name);
  }

  /** The bytes of a member; reading fails with {BadZip} where they are not what the zip says. */
  async stream({ name, entry }: Member): Promise<Readable> {
    if (entry.isEncrypted()) throw protectedMember(name);
    if (!entry.canDecodeFileData()) {
      throw new BadZip("ZIP_METHOD", `${name} is packed in a way we cannot unpack`);
    }
    let sum = 0;
    const check = new Transform({
      transform(part: Buffer, _, done) {
        sum = crc32(part, sum);
        done(null, part);
      },
      flush(done) {
        done(sum === entry.crc32 ? null : new BadZip("ZIP_DAMAGED", `${name} is damaged`));
      },
    });
    const source = await this.#file.openReadStreamPromise(entry).catch((cause: unknown) => {
      throw damaged(cause);
    });
    source.on("error", (cause) => check.destroy(damaged(cause)));
    return source.pipe(check);
  }

  /** Unpacks a member into a new file. @throws {BadZip} */
  async unpack(member: Member, to: string): Promise<void> {
    await pipeline(await this.stream(member), createWriteStream(to, { flags: "wx", mode: 0o600 }));
  }

  close(): void {
    this.#file.close();
  }
}

async function directory(file: ZipFile, limits: Limits | null): Promise<Member[]> {
  if (limits && file.entryCount > limits.members) {
    throw bomb(`it holds ${file.entryCount} files; at most ${limits.members} are unpacked`);
  }
  const members: Member[] = [];
  let packed = 0;
  let bytes = 0;
  for await (const entry of file.eachEntry()) {
    packed += entry.compressedSize;
    bytes += entry.uncompressedSize;
    const name = getFileNameLowLevel(
      entry.generalPurposeBitFlag,
      entry.fileNameRaw,
      entry.extraFields,
      false,
    );
    members.push({ name: name.slice(0, MEMBER_NAME), entry });
  }
  if (!limits) return members;
  if (packed > file.fileSize) throw bomb("its members overlap each other");
  if (bytes > limits.bytes || (bytes > FREELY && bytes > packed * TIMES)) {
    throw bomb(`it unpacks to ${Math.ceil(bytes / 1024 ** 2)} MB, far more than it should`);
  }
  return members;
}

const bomb = (message: string): BadZip =>
  new BadZip("ZIP_BOMB", message, "unpack it yourself and look at what is inside");

const damaged = (cause: unknown): BadZip =>
  new BadZip("ZIP_DAMAGED", `the zip is damaged: ${(cause as Error).message}`);

export const protectedMember = (name: string): BadZip =>
  new BadZip(
    "PASSWORD_PROTECTED",
    `${name} is protected by a password`,
    "remove the password and export it again",
  );
