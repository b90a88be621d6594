import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

type Source = { path: string; text: string; imports: string[] };

function sources(folder: string, endings: readonly string[]): Source[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => {
      const path = relative(root, join(entry.parentPath, entry.name));
      const text = readFileSync(join(root, path), "utf8");
      const imports = [...text.matchAll(/(?:from|import\()\s*"([^"]+)"/g)].map(([, name]) =>
        name!.startsWith(".") ? relative(root, resolve(root, dirname(path), name!)) : name!,
      );
      return { path, text, imports };
    });
}

const code = [".ts", ".svelte"];
const engine = sources("engine", code);
const everything = ["engine", "server", "web", "datasets", "notebooks"].flatMap((folder) =>
  sources(folder, code),
);
const sql = sources("engine", [".sql"]);

/** The chapters of the engine in the order of the story; each knows only those before it. */
const CHAPTERS = ["intake", "model", "numbers", "report", "spine", "cli"];
/** One door for each outside thing, and the types of the border: open to every chapter. */
const DOORS = ["calendar", "contract", "database", "format", "group", "money", "practice"].map(
  (name) => `engine/${name}.ts`,
);

const isOfContract = (name: string): boolean => name.startsWith("engine/contract/");

describe("the story runs one way", () => {
  test("a chapter of the engine imports only doors, itself and chapters before it", () => {
    const wrong = engine.flatMap(({ path, imports }) => {
      const chapter = CHAPTERS.indexOf(path.split("/")[1]!);
      if (chapter < 0) return [];
      return imports
        .filter((name) => name.startsWith("engine/") && !DOORS.includes(name))
        .filter((name) => {
          const other = CHAPTERS.indexOf(name.split("/")[1]!);
          return other < 0 || other > chapter;
        })
        .map((name) => `${path} → ${name}`);
    });
    expect(wrong).toEqual([]);
  });

  test("the doors import nothing of the chapters", () => {
    const wrong = engine
      .filter(({ path }) => DOORS.includes(path))
      .flatMap(({ path, imports }) =>
        imports
          .filter((name) => name.startsWith("engine/") && !DOORS.includes(name))
          .filter((name) => path !== "engine/contract.ts" || !isOfContract(name))
          .map((name) => `${path} → ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  test("the types of the border are asked for at their one door", () => {
    const wrong = everything
      .filter(({ path }) => path !== "engine/contract.ts" && !isOfContract(path))
      .filter(({ imports }) => imports.some(isOfContract))
      .map(({ path }) => path);
    expect(wrong).toEqual([]);
  });

  test("of the engine only the command line knows the server and the example practice", () => {
    const wrong = engine
      .filter(({ path }) => !path.startsWith("engine/cli/"))
      .filter(({ imports }) => imports.some((name) => /^(server|web|datasets)\//.test(name)))
      .map(({ path }) => path);
    expect(wrong).toEqual([]);
  });

  test("the server knows the engine by its public surface and its types", () => {
    const wrong = sources("server", code).flatMap(({ path, imports }) =>
      imports
        .filter((name) => name.startsWith("engine/"))
        .filter((name) => !["engine/index.ts", "engine/contract.ts"].includes(name))
        .map((name) => `${path} → ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  test("the notebooks know the public surface; only their example knows who makes it", () => {
    const allowed = ["../engine/index.ts", "sound-practice"];
    const wrong = sources("notebooks", [...code, ".md"]).flatMap(({ path, text }) =>
      [...text.matchAll(/^(?:import .*|\}) from "([^"]+)";$/gm)]
        .map(([, name]) => name!)
        .filter((name) => !/^(node:|\.\/)/.test(name) && !allowed.includes(name))
        .filter((name) => !(path === "notebooks/example.ts" && name.startsWith("../datasets/")))
        .map((name) => `${path} → ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  test("the web imports types of the contract and nothing else of ours", () => {
    const wrong = sources("web", code).flatMap(({ path, text, imports }) =>
      imports
        .filter((name) => /^(engine|server|datasets)\//.test(name))
        .filter(
          (name) =>
            name !== "engine/contract.ts" ||
            !/import type [^;]*contract\.ts"|type \{[^}]*\}[^;]*contract\.ts"/s.test(text),
        )
        .map((name) => `${path} → ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  test("no two files import each other in a circle", () => {
    const graph = new Map(everything.map(({ path, imports }) => [path, imports]));
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) {
        circles.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
        return;
      }
      if (done.has(path)) return;
      for (const next of graph.get(path) ?? []) if (graph.has(next)) visit(next, [...trail, path]);
      done.add(path);
    };
    for (const path of graph.keys()) visit(path, []);
    expect(circles.filter((circle) => !/contract\.ts/.test(circle))).toEqual([]);
  });
});

describe("one door for each outside thing", () => {
  const only = (pattern: RegExp, allowed: (path: string) => boolean) =>
    everything
      .filter(({ path, text }) => pattern.test(text) && !allowed(path))
      .map(({ path }) => path);

  test("database.ts alone imports DuckDB", () => {
    expect(only(/@duckdb\/node-api/, (path) => path === "engine/database.ts")).toEqual([]);
  });

  test("report/pdf/ alone makes PDFs", () => {
    const pdf = ["engine/report/pdf/maker.ts", "engine/report/pdf/tagging.ts"];
    expect(only(/"pdfmake(\/js[^"]*)?"/, (path) => pdf.includes(path))).toEqual([]);
  });

  test("draw.ts alone draws with Vega, for paper and for the screen", () => {
    const drawers = ["engine/report/pack/drawing/draw.ts", "web/panel/draw.ts"];
    expect(only(/from "vega/, (path) => drawers.includes(path))).toEqual([]);
  });

  test("database.ts alone reads files with DuckDB", () => {
    expect(only(/read_csv\s*\(/, (path) => path === "engine/database.ts")).toEqual([]);
    expect(sql.filter(({ text }) => /read_csv|read_parquet|read_json/.test(text))).toEqual([]);
  });

  test("calendar.ts alone does date arithmetic", () => {
    const arithmetic = /\.(get|set)(UTC)?(Date|Month|FullYear|Day|Hours)\(|Date\.UTC\(/;
    expect(only(arithmetic, (path) => path === "engine/calendar.ts")).toEqual([]);
  });

  test("web/url.ts alone touches the address bar", () => {
    const address = /\b(history\.(push|replace)State|location\.(href|search|assign|replace))/;
    expect(only(address, (path) => path === "web/url.ts" || !path.startsWith("web/"))).toEqual([]);
  });

  test("web/api.ts alone fetches, and nobody else opens a connection", () => {
    const network = /\bfetch\(|XMLHttpRequest|new EventSource\(|http\.request/;
    expect(only(network, (path) => path === "web/api.ts")).toEqual([]);
  });
});

describe("what is banned stays banned", () => {
  test("no index, no float money, no forgiving reader in SQL", () => {
    const found = sql.filter(({ text }) => {
      const statements = text.replaceAll(/--.*$/gm, "");
      return /create\s+(unique\s+)?index|ignore_errors|null_padding|store_rejects/i.test(
        statements,
      );
    });
    expect(found.map(({ path }) => path)).toEqual([]);
    const floats = sql.filter(
      ({ path, text }) =>
        path.startsWith("engine/model/staged") &&
        /\b(double|float|real)\b/i.test(text.replaceAll(/--.*$/gm, "")),
    );
    expect(floats.map(({ path }) => path)).toEqual([]);
  });

  test("rows are staged in the order of their lines: nothing that becomes a join, as a list of five does", () => {
    const lists = /\bin\s*\((?:[^(),]*,){4,}[^()]*\)|\bjoin\b/i;
    const staged = /^engine\/model\/staged\/[^/]+\.sql$/;
    const found = sql.filter(({ path, text }) => {
      const statement = text.replaceAll(/--.*$/gm, "");
      return staged.test(path) && /\bfrom raw\b/.test(statement) && lists.test(statement);
    });
    expect(found.map(({ path }) => path)).toEqual([]);
    expect(sql.filter(({ text }) => /\bfrom raw\b/.test(text)).length).toBeGreaterThan(30);
  });

  test("no eval, no raw HTML, no lossy conversion of rows", () => {
    const banned = /\beval\(|new Function\(|\{@html|innerHTML|getRowsJS\(|getRowObjectsJS\(/;
    expect(everything.filter(({ text }) => banned.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test("nothing names a machine or leaves it", () => {
    const outside =
      /https?:\/\/(?!\$\{|127\.0\.0\.1|localhost|www\.w3\.org|vega\.github\.io\/schema)/;
    const hits = everything
      .filter(({ path }) => !path.endsWith(".md"))
      .filter(({ text }) => outside.test(text.replaceAll(/^\s*(\*|\/\/).*$/gm, "")));
    expect(hits.map(({ path }) => path)).toEqual([]);
  });
});
