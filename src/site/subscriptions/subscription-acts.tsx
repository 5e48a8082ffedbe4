import type { FastifyRequest } from "fastify";
import type { JSX } from "preact";
import { z } from "zod";
import {
  chooseComponents,
  confirmSubscription,
  eraseLinkFor,
  eraseOwnSubscription,
  type LinkPurpose,
  manageLinkFor,
  type PageView,
  readPageView,
  readSubscriberLink,
  readSubscription,
  type SubscriberDetails,
  subscribe,
  unsubscribe,
  unsubscribeLinkFor,
} from "#domains/status-pages";
import { type Ctx, createCtx, type Runtime } from "#kernel/ctx";
import type { WorkspaceId } from "#kernel/ids";
import { Refusal } from "#kernel/refusals";
import { html } from "../look/html.ts";
import type { PageStore, ReadyPage } from "../serving/page-store.ts";
import { siteTexts } from "../texts.ts";
import { AskPage, ManagePage, SaidPage, SubscribePage } from "./subscription-pages.tsx";

export type Purpose = LinkPurpose;
export type Answer = { status: number; body: Buffer };

/** What a signed link is about. */
export type Subscription = { ctx: Ctx; view: PageView; subscriberId: string; request: FastifyRequest };
export type OnSubscription = (subscription: Subscription) => Promise<Answer>;

const page = (document: JSX.Element, status = 200): Answer => ({ status, body: html(document) });

const ctxIn = (runtime: Runtime, workspaceId: WorkspaceId): Ctx =>
  createCtx(runtime, workspaceId, { kind: "system", why: "subscription" });

export async function showForm({ clock }: Runtime, { view }: ReadyPage): Promise<Answer> {
  const empty = { address: "", componentIds: [], problem: false };
  return page(<SubscribePage view={view} form={empty} now={clock.now()} />);
}

const several = z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]);
const Form = z.object({
  email: z.string().max(300).default(""),
  component: several,
  timeZone: z.string().max(64).default(""),
  website: z.string().default(""),
});

/** Always the same answer, whether the address is new, known or sent too much already. */
export async function takeForm(runtime: Runtime, ready: ReadyPage, body: unknown): Promise<Answer> {
  const form = Form.safeParse(body ?? {}).data ?? { email: "", component: [], timeZone: "", website: "" };
  const { view } = ready;
  const now = runtime.clock.now();
  const say = siteTexts(view.page.locale);
  // A field that people do not see and programs fill in.
  const isProgram = form.website !== "";
  try {
    if (!isProgram)
      await subscribe(ctxIn(runtime, ready.address.workspaceId), {
        pageId: view.page.id,
        address: form.email,
        componentIds: form.component,
        ...(isTimeZone(form.timeZone) && { timeZone: form.timeZone }),
      });
  } catch (error) {
    if (!(error instanceof Refusal && error.code === "invalid-input")) throw error;
    const again = { address: form.email, componentIds: form.component, problem: true };
    return page(<SubscribePage view={view} form={again} now={now} />, 422);
  }
  return page(<SaidPage view={view} title={say("sentTitle")} text={say("sentText")} now={now} />);
}

function isTimeZone(name: string): boolean {
  try {
    return name !== "" && Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

/** Reads the link and does what it allows; a broken or old link is a refusal. */
export async function bySubscription(
  runtime: Runtime,
  store: PageStore,
  purpose: Purpose,
  request: FastifyRequest,
  what: OnSubscription,
): Promise<Answer> {
  const { token } = request.params as { token: string }; // as the path declares
  const { workspaceId, subscriberId } = readSubscriberLink(runtime, purpose, token);
  const ctx = ctxIn(runtime, workspaceId as WorkspaceId); // signed by us
  const view = await viewFor(ctx, store, subscriberId);
  return what({ ctx, view, subscriberId, request });
}

/** The page of a subscriber; of one who was forgotten, the first public page of the workspace. */
async function viewFor(ctx: Ctx, store: PageStore, subscriberId: string): Promise<PageView> {
  const subscription = await readSubscription(ctx, subscriberId).catch(refusedAsNull);
  const ready = subscription
    ? store.pageOf(subscription.pageId)
    : store.publicPages().find(({ address }) => address.workspaceId === ctx.workspaceId);
  if (ready) return ready.view;
  return readPageView(ctx, subscription?.pageId ?? "");
}

function refusedAsNull(error: unknown): null {
  if (error instanceof Refusal) return null;
  throw error;
}

export async function askConfirm({ ctx, view, subscriberId }: Subscription): Promise<Answer> {
  const { address } = await readSubscription(ctx, subscriberId);
  const say = siteTexts(view.page.locale);
  return page(
    <AskPage
      view={view}
      title={say("confirmTitle")}
      text={say("confirmText", { name: view.page.name, address })}
      button={say("confirmButton")}
      now={ctx.clock.now()}
    />,
  );
}

export async function confirm({ ctx, view, subscriberId }: Subscription): Promise<Answer> {
  const { address } = await confirmSubscription(ctx, subscriberId);
  const say = siteTexts(view.page.locale);
  return page(
    <SaidPage
      view={view}
      title={say("confirmedTitle")}
      text={say("confirmedText", { name: view.page.name, address })}
      now={ctx.clock.now()}
    >
      <p class="more">
        <a href={pathOf(manageLinkFor(ctx, subscriberId))}>{say("changeChoice")}</a>
      </p>
    </SaidPage>,
  );
}

export async function showManage({ ctx, view, subscriberId }: Subscription): Promise<Answer> {
  return managePage(ctx, view, await readSubscription(ctx, subscriberId), false);
}

export async function manage({ ctx, view, subscriberId, request }: Subscription): Promise<Answer> {
  const componentIds = Form.safeParse(request.body ?? {}).data?.component ?? [];
  return managePage(ctx, view, await chooseComponents(ctx, { subscriberId, componentIds }), true);
}

const managePage = (ctx: Ctx, view: PageView, subscription: SubscriberDetails, saved: boolean): Answer =>
  page(
    <ManagePage
      view={view}
      address={subscription.address}
      chosen={subscription.componentIds}
      saved={saved}
      unsubscribeUrl={pathOf(unsubscribeLinkFor(ctx, subscription.id))}
      eraseUrl={pathOf(eraseLinkFor(ctx, subscription.id))}
      now={ctx.clock.now()}
    />,
  );

// Links between our own pages stay on the address by which the reader came.
const pathOf = (link: string): string => new URL(link).pathname;

export async function askUnsubscribe({ ctx, view }: Subscription): Promise<Answer> {
  const say = siteTexts(view.page.locale);
  return page(
    <AskPage
      view={view}
      title={say("unsubscribeTitle")}
      text={say("unsubscribeText", { name: view.page.name })}
      button={say("unsubscribeButton")}
      now={ctx.clock.now()}
    />,
  );
}

export async function leave({ ctx, view, subscriberId }: Subscription): Promise<Answer> {
  await unsubscribe(ctx, subscriberId);
  const say = siteTexts(view.page.locale);
  return page(
    <SaidPage
      view={view}
      title={say("unsubscribedTitle")}
      text={say("unsubscribedText")}
      now={ctx.clock.now()}
    >
      <p class="more">
        <a href={`${view.page.base}/subscribe`}>{say("subscribeAgain")}</a>
      </p>
    </SaidPage>,
  );
}

export async function askErase({ ctx, view }: Subscription): Promise<Answer> {
  const say = siteTexts(view.page.locale);
  return page(
    <AskPage
      view={view}
      title={say("eraseTitle")}
      text={say("eraseText")}
      button={say("eraseButton")}
      now={ctx.clock.now()}
    />,
  );
}

export async function erase({ ctx, view, subscriberId }: Subscription): Promise<Answer> {
  await eraseOwnSubscription(ctx, subscriberId);
  const say = siteTexts(view.page.locale);
  return page(
    <SaidPage view={view} title={say("erasedTitle")} text={say("erasedText")} now={ctx.clock.now()} />,
  );
}
