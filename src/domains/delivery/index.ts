export { type ChannelKind, type ChannelView, channelKinds, listChannels } from "./accounts/list-channels.ts";
export { removeChannelAccount, saveChannelAccount } from "./accounts/save-account.ts";
export { type AnyChannel, type Channel, type ChannelTools, defineChannel, type Verdict } from "./channel.ts";
export { type DeliveryCounts, deliveryCounts } from "./deliveries/delivery-counts.ts";
export type { DeliveryState, DeliveryView } from "./deliveries/delivery-view.ts";
export { type HeldChannel, listHeld, resumeHeld, resumeHeldEverywhere } from "./deliveries/held.ts";
export { deliveriesOf, type ListDeliveries, listDeliveries } from "./deliveries/list-deliveries.ts";
export { type DeliveryDetail, readDelivery } from "./deliveries/read-delivery.ts";
export { recipientsTold, type ToldRecipient } from "./deliveries/recipients-told.ts";
export { retryDelivery } from "./deliveries/retry-delivery.ts";
export { eraseRecipient } from "./erasure/erase-recipient.ts";
export { deliveryPart, messagesTo, type ReceivedMessage } from "./erasure/personal-data.ts";
export {
  addressSuppressed,
  deliveriesFailed,
  deliveryFailed,
  deliveryHeld,
  webhookDisabled,
} from "./events.ts";
export { retryAfterSeconds, verdictOfHttp } from "./http-verdict.ts";
export { type InboxItemView, markInboxRead, readInbox } from "./inbox/read-inbox.ts";
export { exportLedger, ledgerHeads } from "./ledger/export-ledger.ts";
export { type SignedHead, SignedHead as SignedHeadSchema } from "./ledger/head.ts";
export type { LedgerLine } from "./ledger/lines.ts";
export { sealLedger } from "./ledger/seal-ledger.ts";
export { sealAll, startSealer } from "./ledger/sealer.ts";
export { type LedgerVerdict, verifyLedger } from "./ledger/verify-ledger.ts";
export {
  escapeHtml,
  type Message,
  type MessageLink,
  messageFor,
  type Slots,
  slot,
  slotValue,
  splitSlots,
  type Words,
} from "./message.ts";
export { type DeliveryParts, deliveryParts } from "./parts.ts";
export {
  type DeliveryId,
  definePurpose,
  type PendingDelivery,
  type Purpose,
  type Rendered,
  type Urgency,
  urgencies,
} from "./purpose.ts";
export { type BroadcastId, type QueueBroadcast, queueBroadcast } from "./queue-broadcast.ts";
export { type QueueDelivery, queueDelivery, type Recipient } from "./queue-delivery.ts";
export { deliveryDeadlines, deliveryWorkers } from "./sending/deliver.ts";
export { liftSuppression } from "./suppressions/lift-suppression.ts";
export { listSuppressions, type SuppressionView } from "./suppressions/list-suppressions.ts";
export { suppressedAmong } from "./suppressions/suppressed-among.ts";
export { newWebhookSecret, webhookHeaders } from "./webhook-signature.ts";
export {
  listWebhookEndpoints,
  listWebhookMessages,
  type WebhookEndpointView,
  type WebhookMessageView,
} from "./webhooks/endpoint-view.ts";
export {
  type CreateWebhookEndpoint,
  createWebhookEndpoint,
  listEventNames,
  removeWebhookEndpoint,
  testWebhookEndpoint,
  type UpdateWebhookEndpoint,
  updateWebhookEndpoint,
} from "./webhooks/endpoints.ts";
export { reactToEveryEvent } from "./webhooks/queue-webhooks.ts";
export { webhookDeadlines, webhookWorkers } from "./webhooks/send-webhooks.ts";
