import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { type ReadRequest, readRequest } from "./read-request.ts";

const read = (act: (body: PassThrough) => void, limits = {}): Promise<ReadRequest> =>
  new Promise((done) => {
    const body = new PassThrough();
    readRequest(body, { maxBytes: 10, patienceMs: 1_000, ...limits }, done);
    act(body);
  });

test("a body is read to its end", async () => {
  const pieces = await read((body) => {
    body.write("12345");
    body.end("67890");
  });
  expect(pieces).toEqual({ is: "read", raw: Buffer.from("1234567890") });
  expect(await read((body) => body.end())).toEqual({ is: "read", raw: Buffer.alloc(0) });
});

test("one byte too many is too large", async () => {
  expect(await read((body) => body.end("12345678901"))).toMatchObject({ is: "too-large", size: 11 });
});

test("what never ends is cut off, by size or by time", async () => {
  expect(await read((body) => body.write("x".repeat(41)))).toMatchObject({ is: "too-large", size: 41 });
  expect(await read((body) => body.write("x"), { patienceMs: 20 })).toMatchObject({ is: "too-slow" });
});

test("a sender that goes away is noticed", async () => {
  expect(await read((body) => body.destroy())).toEqual({ is: "gone" });
});
