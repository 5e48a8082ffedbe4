import { STATUS_CODES } from "node:http";
import type { Refusal } from "#kernel/refusals";
import type { Problem } from "../contract/common.ts";

export const PROBLEM_TYPE = "application/problem+json";

/** A refusal as RFC 9457 problem details. `type` points into the error catalogue of the documentation. */
export const toProblem = (refusal: Refusal, requestId: string): Problem => ({
  type: `https://ripplecast.dev/errors#${refusal.code}`,
  title: STATUS_CODES[refusal.status] ?? "Error",
  status: refusal.status,
  code: refusal.code,
  detail: refusal.message,
  doNext: refusal.doNext,
  requestId,
  ...(refusal.fields.length > 0 && { fields: refusal.fields }),
  ...refusal.detail,
});
