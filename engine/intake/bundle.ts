/**
 * A zip of exports, taken apart: each member is a file of its own. Workbooks are zips as well and are
 * left whole.
 */
import { existsSync, statSync } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { validateFileName } from "yauzl";
import { kindOf } from "./decode.ts";
import { BadZip, protectedMember, Zip, type Member } from "./zip.ts";

const LIMITS = { members: 1000, bytes: 4 * 1024 ** 3 };
/** A zip in a zip is opened; one in that is not. */
const DEEPEST = 1;
const FOLDER = 0o040000;
const LINK = 0o120000;

/** What names the parts of documents that are zips: they are one file, whatever they hold. */
const DOCUMENT = /^(\[Content_Types\]\.xml|mimetype|Index\/.*\.iwa|Index\.zip)$/;

/** A file out of a zip, unpacked to `path`; or one that cannot be, with the reason. */
export type Unpacked =
  { name: string; path: string; refused: null } | { name: string; path: null; refused: BadZip };

/** Whether a file is a zip of other files. Where it is a damaged zip, it is one. */
export async function isBundle(path: string): Promise<boolean> {
  const file = await open(path, "r");
  const head = Buffer.alloc(4);
  try {
    await file.read(head, 0, 4, 0);
  } finally {
    await file.close();
  }
  if (kindOf(head) !== "zip") return false;
  try {
    const zip = await Zip.open(path, null);
    zip.close();
    return !zip.members.some(({ name }) => DOCUMENT.test(name));
  } catch (error) {
    if (error instanceof BadZip) return true;
    throw error;
  }
}

/**
 * Unpacks the members of a zip one after the other; each is there until the next is asked for.
 *
 * @param passedOver  whether a name is one that no import takes
 * @throws {BadZip} where nothing can be unpacked
 */
export async function* unpack(
  path: string,
  scratch: string,
  passedOver: (name: string) => boolean,
  depth = 0,
): AsyncGenerator<Unpacked> {
  const zip = await Zip.open(path, LIMITS);
  try {
    const files = zip.members.filter((member) => !isFolder(member) && !skipped(member.name));
    if (files.length === 0) throw new BadZip("EMPTY_FILE", "the zip holds no files");
    for (const [index, member] of files.entries()) {
      if (passedOver(basename(member.name))) continue;
      const name = shown(member.name);
      const to = join(scratch, `${depth}-${index}`);
      try {
        refuse(member, name);
        await zip.unpack(member, to);
        if (!(await isBundle(to))) yield { name, path: to, refused: null };
        else if (depth >= DEEPEST) throw tooDeep(name);
        else {
          for await (const inner of unpack(to, scratch, passedOver, depth + 1)) {
            yield { ...inner, name: `${name}/${inner.name}` };
          }
        }
      } catch (error) {
        if (!(error instanceof BadZip)) throw error;
        yield { name, path: null, refused: error };
      }
    }
  } finally {
    zip.close();
  }
}

/**
 * Where a file lies that is named by the zip it is in, as in `bundle.zip/charges.csv`: unpacked into
 * scratch. Any other path is itself.
 */
export async function unpackedPath(path: string, scratch: string): Promise<string> {
  let zip = path;
  while (!existsSync(zip) && zip !== dirname(zip)) zip = dirname(zip);
  if (zip === path || !statSync(zip).isFile() || !(await isBundle(zip))) return path;
  await mkdir(scratch, { recursive: true, mode: 0o700 });
  const wanted = path.slice(zip.length + 1);
  for await (const member of unpack(zip, scratch, () => false)) {
    if (member.name === wanted) return member.path ?? path;
  }
  return path;
}

function refuse(member: Member, name: string): void {
  const wrong = validateFileName(member.name);
  if (wrong !== null || hasControls(member.name)) {
    throw new BadZip(
      "ZIP_NAME",
      `${name} has a name that would leave the folder it is unpacked into`,
      "ask who sent the zip; pack the file itself again",
    );
  }
  if (modeOf(member) === LINK) {
    throw new BadZip("NOT_A_REGULAR_FILE", `${name} is a link, not a file`);
  }
  if (member.entry.isEncrypted()) throw protectedMember(name);
}

const tooDeep = (name: string): BadZip =>
  new BadZip(
    "ZIP_NESTED",
    `${name} is a zip in a zip in a zip`,
    "unpack it and import what is inside",
  );

/** The kind of file, where the zip was made on a system that says it. */
const modeOf = ({ entry }: Member): number => (entry.externalFileAttributes >>> 16) & 0o170000;

const isFolder = (member: Member): boolean =>
  member.name.endsWith("/") || modeOf(member) === FOLDER;

/** What macOS puts beside the files. */
const skipped = (name: string): boolean => name.startsWith("__MACOSX/");

const hasControls = (name: string): boolean => /[\u0000-\u001f\u007f\u202a-\u202e]/.test(name);

const shown = (name: string): string =>
  name.replaceAll(/[\u0000-\u001f\u007f\u202a-\u202e]/g, "?").slice(0, 200);
