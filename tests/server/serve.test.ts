import { once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { CannotServe, serve } from "../../server/serve.ts";
import { scratchPractice } from "../scratch.ts";

test("the end does not wait for a browser that holds its connection", async () => {
  const served = await serve(scratchPractice(), { host: "127.0.0.1", port: 0 });
  const socket = connect(Number(new URL(served.url).port), "127.0.0.1");
  await once(socket, "connect");
  socket.write("GET /api/practice HTTP/1.1\r\nHost: 127.0.0.1\r\n");
  socket.on("error", () => {});
  const gone = once(socket, "close");
  await served.close();
  await gone;
});

test("a host that others can reach and a port that is taken are refused, in words", async () => {
  const practice = scratchPractice();
  await expect(serve(practice, { host: "0.0.0.0", port: 0 })).rejects.toThrow(CannotServe);
  const served = await serve(practice, { host: "127.0.0.1", port: 0 });
  const port = Number(new URL(served.url).port);
  await expect(serve(practice, { host: "127.0.0.1", port })).rejects.toThrow(/choose another/);
  await served.close();
});
