import { expect, test } from "#world";

// In a file of its own: the limit counts by address, and all tests of a file come from one.
test("asking for new passwords again and again is slowed down", async ({ world }) => {
  const address = await world.serve();
  const statuses: number[] = [];
  for (let asked = 0; asked < 11; asked++) {
    const answer = await fetch(`${address}/api/auth/request-password-reset`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: "http://ripplecast.test" },
      body: JSON.stringify({ email: "nobody@example.test" }),
    });
    statuses.push(answer.status);
  }
  expect(statuses).toEqual([...Array(10).fill(200), 429]);
});
