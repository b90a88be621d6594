/**
 * The web app's files, read once at the start and served from memory: nothing outside their folder can
 * be asked for. A page's address is answered with the one document that draws every page.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { gzipSync } from "node:zlib";
import type { Context } from "hono";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json",
  ".woff2": "font/woff2",
};

type Asset = {
  type: string;
  plain: Uint8Array<ArrayBuffer>;
  packed: Uint8Array<ArrayBuffer>;
  hashed: boolean;
};

export type Assets = ReadonlyMap<string, Asset>;

/** Every file of a folder by its address; empty where the web app was not built. */
export function assetsOf(folder: string): Assets {
  const assets = new Map<string, Asset>();
  if (!existsSync(folder)) return assets;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const plain = new Uint8Array(readFileSync(path));
    assets.set(`/${relative(folder, path).split(sep).join("/")}`, {
      type: TYPES[extname(entry.name)] ?? "application/octet-stream",
      plain,
      packed: new Uint8Array(gzipSync(plain)),
      hashed: /-[\w-]{8,}\.\w+$/.test(entry.name),
    });
  }
  return assets;
}

/** The file at an address, else the document that draws pages; null where neither is there. */
export function assetAnswer(c: Context, assets: Assets): Response | null {
  const asset = assets.get(c.req.path) ?? (isPage(c.req.path) ? assets.get("/index.html") : null);
  if (!asset) return null;
  const packed = /\bgzip\b/.test(c.req.header("accept-encoding") ?? "");
  return c.body(packed ? asset.packed : asset.plain, 200, {
    "content-type": asset.type,
    "cache-control": asset.hashed ? "public, max-age=31536000, immutable" : "no-cache",
    vary: "accept-encoding",
    ...(packed ? { "content-encoding": "gzip" } : {}),
  });
}

/** Addresses of pages have no ending and are not of the API. */
const isPage = (path: string): boolean => !path.startsWith("/api/") && !/\.\w+$/.test(path);
