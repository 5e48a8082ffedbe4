import { existsSync } from "node:fs";
import { access, constants, statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { createTransport } from "nodemailer";
import type { Config } from "../config.ts";
import { type Finding, fail, ok } from "./finding.ts";
import { judgeDisk, judgeMail, judgePublicUrl } from "./judgements.ts";

const MAIL_PATIENCE_MS = 8_000;

/** What lies outside the database: addresses, mail, disk. */
export const lookAtMachine = (config: Config): Promise<Finding[]> =>
  Promise.all([
    judgePublicUrl(config),
    lookAtMail(config),
    ...(config.embedded ? [lookAtDisk(config.dataDir)] : []),
    ...(config.staticDir ? [lookAtStaticDir(config.staticDir)] : []),
  ]);

async function lookAtMail({ smtpUrl }: Config): Promise<Finding> {
  if (!smtpUrl) return judgeMail(false, undefined);
  const transport = createTransport(smtpUrl, {});
  try {
    await Promise.race([transport.verify(), tooLong()]);
    return judgeMail(true, undefined);
  } catch (error) {
    // The server's words may quote what we sent; the password must not come along.
    const { password } = new URL(smtpUrl);
    const message = (error as Error).message.split("\n")[0] ?? "";
    return judgeMail(true, password ? message.replaceAll(decodeURIComponent(password), "…") : message);
  } finally {
    transport.close();
  }
}

const tooLong = (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new Error("no answer within 8 s")), MAIL_PATIENCE_MS).unref();
  });

async function lookAtDisk(dataDir: string): Promise<Finding> {
  try {
    const { bavail, bsize } = await statfs(existing(resolve(dataDir)));
    return judgeDisk(dataDir, bavail * bsize);
  } catch (error) {
    return fail(
      "disk",
      `${dataDir}: ${(error as Error).message}`,
      "set DATA_DIR to a folder that exists and is ours",
    );
  }
}

/** The folder, or the nearest one above that exists already. */
const existing = (folder: string): string => (existsSync(folder) ? folder : existing(dirname(folder)));

async function lookAtStaticDir(staticDir: string): Promise<Finding> {
  try {
    await access(staticDir, constants.W_OK);
    return ok("static pages", `written to ${staticDir}`);
  } catch {
    return fail(
      "static pages",
      `${staticDir} cannot be written`,
      "create the folder and give it to the user we run as",
    );
  }
}
