import type { FastifyReply } from "fastify";

/** The address holds a token: it must not travel on as a referrer, nor stay in a cache or an index. */
export const sendPage = (reply: FastifyReply, status: number, html: string): FastifyReply =>
  reply
    .status(status)
    .header("referrer-policy", "no-referrer")
    .header("cache-control", "no-store")
    .header("x-robots-tag", "noindex")
    .type("text/html; charset=utf-8")
    .send(html);
