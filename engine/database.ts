/**
 * The only file that opens DuckDB. A generation (one immutable file) is built by one writer and
 * read by many; both get here, so that no second instance is ever opened on a file by accident:
 * two instances on one file in one process lose committed rows.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  DuckDBDecimal128Vector,
  DuckDBInstance,
  LIST,
  listValue,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
  type Json,
} from "@duckdb/node-api";

/** A bound value: exact decimals and dates travel as text and are cast in the SQL. */
export type Value = string | number | bigint | boolean | null | readonly string[];
export type Values = Readonly<Record<string, Value>>;
/** One row: decimals, dates and 64-bit integers as text, so that nothing is rounded on the way. */
export type Row = Readonly<Record<string, Json>>;
/** A result by columns, each as long as the others. */
export type Columns = Readonly<Record<string, readonly Json[]>>;
/** The same as the database holds it: a wide decimal as its units, the scale being the statement's to know. */
export type Held = Readonly<Record<string, readonly DuckDBValue[]>>;

/** The statement was not one statement, or DuckDB refused it. Holds the SQL's first line only. */
export class QueryError extends Error {
  override name = "QueryError";
}

const THREADS = Math.max(2, availableParallelism());

/** Rows that DuckDB hands to one thread at a time. */
const ROW_GROUP = 122_880;

const OPTIONS = {
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
  allow_community_extensions: "false",
  threads: String(THREADS),
};

/** The generations this process reads: one instance a file, never two. */
const reading = new Map<string, Promise<Database>>();

/** Queries of one database that run at a time; more wait. Keeps the event loop and libuv free. */
const SLOTS = 2;

/** One open database: a generation being read, or one being built. */
export class Database {
  readonly #instance: DuckDBInstance;
  readonly #use: string | null;
  readonly #scratch: string;
  /** of a generation that is read */
  readonly #path: string | null;
  #readers = 0;
  readonly #queue = new Slots(SLOTS);
  #closed = false;

  private constructor(
    instance: DuckDBInstance,
    use: string | null,
    scratch: string,
    path: string | null,
  ) {
    this.#instance = instance;
    this.#use = use;
    this.#scratch = scratch;
    this.#path = path;
  }

  /**
   * Opens a finished generation: read-only, no files, no network, configuration locked. A file that is
   * open already is shared, and closed with its last reader.
   */
  static async read(path: string, scratch: string): Promise<Database> {
    const shared = reading.get(path) ?? Database.#open(path, scratch);
    reading.set(path, shared);
    const database = await shared.catch((error: unknown) => {
      reading.delete(path);
      throw error;
    });
    database.#readers++;
    return database;
  }

  static async #open(path: string, scratch: string): Promise<Database> {
    const own = ownFolder(scratch);
    const instance = await DuckDBInstance.fromCache(path, {
      ...OPTIONS,
      access_mode: "READ_ONLY",
      memory_limit: "1GB",
      temp_directory: own,
    });
    const database = new Database(instance, null, own, path);
    await database.session(async (session) => {
      await session.run("set enable_external_access = false");
      await session.run("set lock_configuration = true");
    });
    return database;
  }

  /** Opens a file to build a generation in; nobody else knows the file yet. */
  static async build(path: string, scratch: string): Promise<Database> {
    const own = ownFolder(scratch);
    const instance = await DuckDBInstance.create(":memory:", {
      ...OPTIONS,
      memory_limit: "3GB",
      temp_directory: own,
    });
    const database = new Database(instance, "generation", own, null);
    const connection = await instance.connect();
    const file = path.replaceAll("'", "''");
    // nobody recovers a draft: it is written whole and made durable when it is published, or thrown away
    await connection.run(
      `attach '${file}' as generation (storage_version 'latest', recovery_mode no_wal_writes)`,
    );
    connection.closeSync();
    return database;
  }

  /** Runs a piece of work when its turn comes. */
  turn<T>(work: () => Promise<T>): Promise<T> {
    return this.#queue.run(work);
  }

  /** Runs a piece of work on a connection of its own, closed at the end; temporary tables go with it. */
  async session<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.turn(async () => {
      const session = await this.connect();
      try {
        return await work(session);
      } finally {
        session.close();
      }
    });
  }

  /** A connection that lives until it is closed, for one long piece of work such as a build. */
  async connect(): Promise<Session> {
    if (this.#closed) throw new QueryError("the database is closed");
    const connection = await this.#instance.connect();
    if (this.#use) await connection.run(`use ${this.#use}`);
    return new Session(connection);
  }

  close(): void {
    if (this.#closed || --this.#readers > 0) return;
    if (this.#path) reading.delete(this.#path);
    this.#closed = true;
    this.#instance.closeSync();
    rmSync(this.#scratch, { recursive: true, force: true });
  }
}

/** One connection. Values are bound, never glued; a text of more than one statement is refused. */
export class Session {
  readonly #connection: DuckDBConnection;

  constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  async run(sql: string, values: Values = {}): Promise<void> {
    await this.#execute(sql, values);
  }

  async rows(sql: string, values: Values = {}): Promise<Row[]> {
    return (await this.#execute(sql, values)).getRowObjectsJson();
  }

  async columns(sql: string, values: Values = {}): Promise<Columns> {
    return (await this.#execute(sql, values)).getColumnsObjectJson();
  }

  /** A large result by columns without a text for every number. */
  async held(sql: string, values: Values = {}): Promise<Held> {
    const result = await this.#execute(sql, values);
    const names = result.deduplicatedColumnNames();
    const columns = names.map((): DuckDBValue[] => []);
    for (const chunk of await result.fetchAllChunks()) {
      for (const [at, column] of columns.entries()) {
        const vector = chunk.getColumnVector(at);
        const isWide = vector instanceof DuckDBDecimal128Vector;
        for (let row = 0; row < vector.itemCount; row++) {
          column.push(isWide ? vector.getScaledValue(row) : vector.getItem(row));
        }
      }
    }
    return Object.fromEntries(names.map((name, at) => [name, columns[at]!]));
  }

  /** The first row. @throws {QueryError} where there is none */
  async row(sql: string, values: Values = {}): Promise<Row> {
    const [first] = await this.rows(sql, values);
    if (!first) throw new QueryError(`no row from: ${firstLine(sql)}`);
    return first;
  }

  /** Runs a trusted script of several statements, one after the other, without values. */
  async script(sql: string): Promise<void> {
    await this.#connection.run(sql);
  }

  /**
   * Takes as many threads for the database as have something to do where the largest table has so many
   * rows: of less than a row group, threads only wake and wait for each other.
   */
  async fitThreads(rows: number): Promise<void> {
    await this.run(`set threads = ${rows > ROW_GROUP ? THREADS : 1}`);
  }

  close(): void {
    this.#connection.closeSync();
  }

  /** Stops the statement that is running; it then throws. */
  interrupt(): void {
    this.#connection.interrupt();
  }

  async #execute(sql: string, values: Values) {
    // what binds nothing need not be planned before it is run
    if (Object.keys(values).length === 0 && isOne(sql)) return this.#connection.run(sql);
    const statements = await this.#connection.extractStatements(sql);
    if (statements.count !== 1) {
      throw new QueryError(`expected one statement, found ${statements.count}: ${firstLine(sql)}`);
    }
    const prepared = await statements.prepare(0);
    const [bound, types] = bindable(values, prepared.parameterCount, (i) =>
      prepared.parameterName(i),
    );
    if (prepared.parameterCount > 0) prepared.bind(bound, types);
    return prepared.run();
  }
}

/** How to read a file of delimited text that our scanner has proven regular. */
export type DelimitedFile = {
  path: string;
  /** lines before the first data row */
  skip: number;
  delimiter: string;
  /** the field of each column in file order; null for a column nobody asked for */
  fields: readonly (string | null)[];
  compression: "none" | "gzip";
  /** true where the scanner saw that no field has spaces around it, so none need be taken off */
  tidy: boolean;
  /** what the scanner saw somewhere in the file; only then are fields looked through for it */
  marks?: Marks;
};

/** What may hide in fields: letters nobody sees, guards of a spreadsheet, numbers it has shortened. */
export type Marks = { invisible: boolean; guarded: boolean; shortened: boolean };

/** How the fields of delimited files become the columns of a view. */
export type ViewReading = {
  wanted: readonly string[];
  /** the field that stands for another one */
  also?: Readonly<Record<string, string>> | undefined;
  /** the value of a field that is the same in every row */
  fixed?: Readonly<Record<string, string>> | undefined;
  /** texts, in small letters, that say that there is none */
  nulls?: readonly string[] | undefined;
  /** fields whose numbers have a comma before the decimals */
  decimalComma?: readonly string[] | undefined;
};

/**
 * Makes a temporary view over delimited files, one after the other in order: `file_id` and every wanted
 * field as a VARCHAR; fields a file lacks are NULL, or what another field says, or a fixed value. `made` is
 * the day the file was, `latest` the last day that its rows can speak of; `touched` tells what was taken off
 * fields as CODE:field, separated by commas; `spoiled` names a field whose text was lost before it came to us, as CODE:field.
 * A view cannot take bound values, so paths are quoted here, and fields must be plain names.
 */
export async function viewOfFiles(
  session: Session,
  view: string,
  files: readonly NumberedFile[],
  reading: ViewReading,
): Promise<void> {
  const parts = alike(files).map((group) => selectOf(group, reading));
  await session.run(
    `create or replace temp view ${identifier(view)} as ${parts.join("\nunion all\n")}`,
  );
}

type NumberedFile = { id: number; made?: string; latest?: string; file: DelimitedFile };

/** Files that follow each other and may be read by one statement, which costs less than one for each. */
function alike(files: readonly NumberedFile[]): NumberedFile[][] {
  const shape = ({ file }: NumberedFile): string => {
    const { path: _, ...how } = file;
    return JSON.stringify(how);
  };
  const groups: NumberedFile[][] = [];
  for (const file of files) {
    const last = groups.at(-1);
    if (last && shape(last[0]!) === shape(file)) last.push(file);
    else groups.push([file]);
  }
  return groups;
}

function selectOf(files: readonly NumberedFile[], reading: ViewReading): string {
  const { wanted, also = {}, fixed = {} } = reading;
  const { file } = files[0]!;
  const ofEach = (values: readonly string[]): string =>
    `[${values.join(", ")}][cast(file_index as integer) + 1]`;
  const present = new Set(file.fields);
  const columns = file.fields.map((field, index) => `${literal(field ?? `x${index}`)}: 'VARCHAR'`);
  const list = wanted.map((field) => {
    if (!present.has(also[field] ?? field)) {
      const value = fixed[field];
      return `${value === undefined ? "null" : literal(value)}::varchar as ${identifier(field)}`;
    }
    return `${cleaned(also[field] ?? field, file, reading)} as ${identifier(field)}`;
  });
  const fields = file.fields.filter((field) => field !== null && wanted.includes(field));
  const paths = files.map(({ file: { path } }) => literal(path));
  const dayOf = (name: "made" | "latest"): string => {
    const days = files.map((each) => (each[name] ? literal(each[name]) : "null"));
    return `cast(${ofEach(days)} as date) as ${name}`;
  };
  list.unshift(
    `${ofEach(files.map(({ id }) => String(id)))} as file_id`,
    dayOf("made"),
    dayOf("latest"),
    `${touched(fields as string[], file, reading)} as touched`,
    `${spoiled(fields as string[], file)} as spoiled`,
  );
  return `select ${list.join(", ")} from read_csv(
    [${paths.join(", ")}], columns = {${columns.join(", ")}}, auto_detect = false, header = false,
    skip = ${file.skip}, delim = ${literal(file.delimiter)}, quote = '"', escape = '"',
    strict_mode = true, nullstr = '', compression = ${literal(file.compression)},
    max_line_size = ${LONGEST_LINE}, buffer_size = ${2 * LONGEST_LINE})`;
}

/** A column without what may surround or hide in its text, as far as its file may hold such. */
function cleaned(
  field: string,
  { tidy, marks }: DelimitedFile,
  { nulls = [], decimalComma = [] }: ViewReading,
): string {
  let text = identifier(field);
  if (marks?.guarded) text = `unguarded(${text})`;
  if (marks?.invisible) text = `visible(${text})`;
  if (!tidy) text = `plain(${text})`;
  if (nulls.length > 0) text = `case when ${isNull(text, nulls)} then null else ${text} end`;
  return decimalComma.includes(field) ? `translate(${text}, '.,', ',.')` : text;
}

const isNull = (text: string, nulls: readonly string[]): string =>
  `lower(${text}) in (${nulls.map(literal).join(", ")})`;

function touched(
  fields: readonly string[],
  { tidy, marks }: DelimitedFile,
  { nulls = [] }: ViewReading,
): string {
  const told = fields.flatMap((field) => {
    const column = identifier(field);
    const tell = (code: string, was: string, is: string): string =>
      `case when ${was} <> ${is} then ${literal(`${code}:${field}`)} end`;
    return [
      ...(nulls.length > 0
        ? [
            `case when ${isNull(`plain(${column})`, nulls)} then ${literal(`NULL_TOKEN:${field}`)} end`,
          ]
        : []),
      ...(marks?.guarded ? [tell("UNWRAPPED_GUARD", column, `unguarded(${column})`)] : []),
      ...(tidy ? [] : [tell("TRIMMED_SPACE", `trim(${column}, ' ')`, `plain(${column})`)]),
      ...(marks?.invisible
        ? [tell("INVISIBLE_REMOVED", `plain(${column})`, `visible(plain(${column}))`)]
        : []),
    ];
  });
  return told.length === 0 ? "null::varchar" : `nullif(concat_ws(',', ${told.join(", ")}), '')`;
}

function spoiled(fields: readonly string[], { marks }: DelimitedFile): string {
  const numbers = marks?.shortened ? fields.filter((field) => field.endsWith("_id")) : [];
  if (numbers.length === 0) return "null::varchar";
  const told = numbers.map(
    (field) =>
      `case when regexp_full_match(${identifier(field)}, '[0-9](\\.[0-9]+)?E\\+[0-9]+')
        then ${literal(`ID_LOST_PRECISION:${field}`)} end`,
  );
  return `coalesce(${told.join(", ")})`;
}

/** Bytes of the longest record that the scanner passes on. */
const LONGEST_LINE = 16 * 1024 * 1024;

/** The text of an SQL file under `engine/`, read once. */
export function sqlFile(path: string): string {
  const known = texts.get(path);
  if (known !== undefined) return known;
  const text = readFileSync(join(engineFolder(), path), "utf8");
  texts.set(path, text);
  return text;
}

/** The folder of the engine's sources, where the .sql files are, from source and from the build. */
export function engineFolder(): string {
  return join(packageFolder(), "engine");
}

/** The folder of this package: the nearest one above that holds its package.json. */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return folder;
}

/** The version of this package. */
export function packageVersion(): string {
  const text = readFileSync(join(packageFolder(), "package.json"), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

const texts = new Map<string, string>();

let folders = 0;

/** A spill folder of its own for each instance: DuckDB clears a shared one under the others' feet. */
function ownFolder(scratch: string): string {
  const own = join(scratch, `${process.pid}-${++folders}`);
  mkdirSync(own, { recursive: true, mode: 0o700 });
  return own;
}

function bindable(
  values: Values,
  count: number,
  nameOf: (index: number) => string,
): [Record<string, DuckDBValue>, Record<string, DuckDBType | undefined>] {
  const bound: Record<string, DuckDBValue> = {};
  const types: Record<string, DuckDBType | undefined> = {};
  for (let index = 1; index <= count; index++) {
    const name = nameOf(index);
    const value = values[name];
    if (value === undefined) throw new QueryError(`no value for $${name}`);
    if (Array.isArray(value)) {
      bound[name] = listValue(value as string[]);
      types[name] = LIST(VARCHAR);
    } else {
      bound[name] = value as DuckDBValue;
      if (value === null) types[name] = VARCHAR;
    }
  }
  return [bound, types];
}

function identifier(name: string): string {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new QueryError(`not a plain name: ${name}`);
  return `"${name}"`;
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Whether a text is surely one statement: a semicolon in it, but for lines of comment, ends it. */
const isOne = (sql: string): boolean => !/;\s*\S/.test(sql.replaceAll(/^\s*--.*$/gm, ""));

const firstLine = (sql: string): string => (sql.trim().split("\n")[0] ?? "").slice(0, 120);

class Slots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(free: number) {
    this.#free = free;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }
}
