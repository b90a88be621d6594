/** Opens the port: on this machine only, until users can be told apart. */
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { serve as listen } from "@hono/node-server";
import { packageFolder, type Practice } from "../engine/index.ts";
import { createApp } from "./app.ts";
import { isLoopback } from "./guard.ts";
import { assetsOf } from "./static.ts";

/** The port cannot be opened as asked. */
export class CannotServe extends Error {
  override name = "CannotServe";
}

/** Milliseconds that answers under way have once the end is asked for; an open page would wait forever. */
const GRACE = 1_000;

export type Served = { url: string; close: () => Promise<void> };

/** @throws {CannotServe} on a host other machines can reach, and on a port that is taken */
export async function serve(
  practice: Practice,
  { host, port }: { host: string; port: number },
): Promise<Served> {
  if (!isLoopback(host)) {
    throw new CannotServe(
      `${host} can be reached from other machines, and this version cannot tell its users apart; use 127.0.0.1`,
    );
  }
  const app = createApp(practice, { assets: assetsOf(join(packageFolder(), "dist", "web")) });
  return new Promise((resolve, reject) => {
    const server = listen({ fetch: app.fetch, hostname: host, port }, (info: AddressInfo) => {
      const shown = info.family === "IPv6" ? `[${info.address}]` : info.address;
      resolve({
        url: `http://${shown}:${info.port}`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            setTimeout(() => (server as Server).closeAllConnections(), GRACE).unref();
          }),
      });
    });
    server.on("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE"
          ? new CannotServe(`port ${port} is taken; choose another with --port`)
          : new CannotServe(`cannot listen on ${host}:${port} (${error.code ?? error.message})`),
      );
    });
  });
}
