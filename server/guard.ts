/**
 * Who may speak to the server: pages of its own, on this machine. A foreign host name (DNS rebinding)
 * and a foreign origin (a page elsewhere that posts here) are turned away.
 */
import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { problem } from "./problem.ts";

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

export const isLoopback = (host: string): boolean =>
  host === "127.0.0.1" || host === "localhost" || host === "::1";

export const knownHost: MiddlewareHandler = async (c, next) => {
  const host = new URL(c.req.url).host;
  const claimed = c.req.header("host") ?? host;
  if (!LOOPBACK.test(claimed)) {
    return problem(c, {
      title: "Unknown host",
      status: 403,
      detail: "This server answers on this machine only, by the address it printed at its start.",
    });
  }
  return next();
};

export const ownOrigin: MiddlewareHandler = async (c, next) => {
  if (c.req.method === "GET" || c.req.method === "HEAD") return next();
  const origin = c.req.header("origin");
  const host = c.req.header("host") ?? new URL(c.req.url).host;
  const isForeign =
    (origin !== undefined && origin !== `http://${host}`) ||
    c.req.header("sec-fetch-site") === "cross-site";
  if (isForeign) {
    return problem(c, {
      title: "Foreign page",
      status: 403,
      detail: "Only pages of this server may change anything here.",
    });
  }
  return next();
};

/** A strict policy: scripts of our own only, nothing evaluated, nothing fetched from elsewhere. */
export const headers: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", "data:"],
    connectSrc: ["'self'"],
    fontSrc: ["'self'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
  referrerPolicy: "no-referrer",
  xFrameOptions: "DENY",
  strictTransportSecurity: false,
});
