import { z } from "zod";
import { id, locale, pageOf, pageQuery, time, timeZone } from "./common.ts";

const Name = z.string().trim().min(1).max(120);

export const Urgency = z.enum(["high", "low"]);
export type Urgency = z.infer<typeof Urgency>;

export const PersonRef = z.object({ id, name: z.string() });
export type PersonRef = z.infer<typeof PersonRef>;

export const PersonView = z.object({
  id,
  name: z.string(),
  email: z.string(),
  title: z.string().nullable(),
  locale,
  timeZone,
  attributes: z.record(z.string(), z.string()),
  teams: z.array(z.object({ id, name: z.string() })),
  /** False when nothing we have could reach this person: no verified, enabled contact method. */
  reachable: z.boolean(),
  deactivatedAt: time.nullable(),
});
export type PersonView = z.infer<typeof PersonView>;

/** Everything kept about one person: sections such as `profile`, `notifications`, `messagesReceived`. */
export const PersonExport = z.object({
  personId: id,
  exportedAt: time,
  sections: z.record(z.string(), z.unknown()),
});
export type PersonExport = z.infer<typeof PersonExport>;

export const PersonErased = z.object({
  personId: id,
  erasedAt: time,
  /** Somebody or something else here is called the same: the name stays in texts, where it may mean the other. */
  nameStaysInTexts: z.boolean(),
});
export type PersonErased = z.infer<typeof PersonErased>;

export const PeopleList = pageOf(PersonView);
export type PeopleList = z.infer<typeof PeopleList>;

export const PeopleQuery = pageQuery.extend({
  search: z.string().max(100).optional(),
  includeDeactivated: z.stringbool().default(false),
});
export type PeopleQuery = z.infer<typeof PeopleQuery>;

export const CreatePersonBody = z.object({
  name: Name,
  email: z.email().max(254),
  title: z.string().trim().max(120).nullable().default(null),
  locale: locale.optional(),
  timeZone: timeZone.optional(),
  attributes: z.record(z.string().min(1).max(60), z.string().max(500)).default({}),
});
export type CreatePersonBody = z.input<typeof CreatePersonBody>;

/** What is absent stays as it is. */
export const UpdatePersonBody = z.object({
  name: Name.optional(),
  email: z.email().max(254).optional(),
  title: z.string().trim().max(120).nullable().optional(),
  locale: locale.optional(),
  timeZone: timeZone.optional(),
  attributes: z.record(z.string().min(1).max(60), z.string().max(500)).optional(),
});
export type UpdatePersonBody = z.infer<typeof UpdatePersonBody>;

export const TeamView = z.object({ id, name: z.string(), members: z.array(PersonRef) });
export type TeamView = z.infer<typeof TeamView>;
export const TeamList = pageOf(TeamView);
export const TeamBody = z.object({ name: Name, memberIds: z.array(id).max(500).default([]) });
export type TeamBody = z.input<typeof TeamBody>;
export const UpdateTeamBody = z.object({
  name: Name.optional(),
  memberIds: z.array(id).max(500).optional(),
});
export type UpdateTeamBody = z.infer<typeof UpdateTeamBody>;

/** How a channel's address is filled in; the form is drawn from `fields`. */
export const ContactMethodKindView = z.object({
  channel: z.string(),
  name: z.string(),
  fields: z.array(
    z.object({
      name: z.string(),
      kind: z.string(),
      label: z.string(),
      hint: z.string().nullable(),
      optional: z.boolean(),
      options: z.array(z.string()).nullable(),
    }),
  ),
  /** `code`: nothing is sent to it, except the code itself, until the code or link was used. */
  verification: z.enum(["code", "none"]),
});
export type ContactMethodKindView = z.infer<typeof ContactMethodKindView>;
export const ContactMethodKindList = pageOf(ContactMethodKindView);

export const ContactMethodView = z.object({
  id,
  personId: id,
  channel: z.string(),
  /** Secret fields are left out. */
  address: z.record(z.string(), z.unknown()),
  label: z.string(),
  verifiedAt: time.nullable(),
  disabledAt: time.nullable(),
});
export type ContactMethodView = z.infer<typeof ContactMethodView>;
export const ContactMethodList = pageOf(ContactMethodView);

export const AddContactMethodBody = z.object({
  channel: z.string().min(1).max(40),
  address: z.record(z.string(), z.unknown()),
  label: z.string().trim().max(60).default(""),
});
export type AddContactMethodBody = z.input<typeof AddContactMethodBody>;

export const ConfirmContactMethodBody = z.object({ code: z.string().trim().min(4).max(12) });
export type ConfirmContactMethodBody = z.infer<typeof ConfirmContactMethodBody>;

export const NotificationRuleView = z.object({
  id,
  urgency: Urgency,
  position: z.number().int(),
  /** Minutes after the person's first notification. */
  delayMinutes: z.number().int(),
  contactMethodId: id,
});
export type NotificationRuleView = z.infer<typeof NotificationRuleView>;
export const NotificationRuleList = pageOf(NotificationRuleView);
/** Replaces all rules of the person; their order is the order here. */
export const NotificationRulesBody = z.object({
  rules: z
    .array(
      z.object({
        urgency: Urgency,
        delayMinutes: z
          .number()
          .int()
          .min(0)
          .max(24 * 60),
        contactMethodId: id,
      }),
    )
    .max(40),
});
export type NotificationRulesBody = z.infer<typeof NotificationRulesBody>;

export const ServiceView = z.object({
  id,
  name: z.string(),
  description: z.string(),
  /** 1 is the most important. */
  tier: z.number().int().nullable(),
  team: z.object({ id, name: z.string() }).nullable(),
  escalationPolicyId: id.nullable(),
  dependsOn: z.array(z.object({ id, name: z.string() })),
});
export type ServiceView = z.infer<typeof ServiceView>;
export const ServiceList = pageOf(ServiceView);
export const ServiceBody = z.object({
  name: Name,
  description: z.string().max(2000).default(""),
  tier: z.number().int().min(1).max(5).nullable().default(null),
  teamId: id.nullable().default(null),
  escalationPolicyId: id.nullable().default(null),
  dependsOnIds: z.array(id).max(200).default([]),
});
export type ServiceBody = z.input<typeof ServiceBody>;
export const UpdateServiceBody = z.object({
  name: Name.optional(),
  description: z.string().max(2000).optional(),
  tier: z.number().int().min(1).max(5).nullable().optional(),
  teamId: id.nullable().optional(),
  escalationPolicyId: id.nullable().optional(),
  dependsOnIds: z.array(id).max(200).optional(),
});
export type UpdateServiceBody = z.infer<typeof UpdateServiceBody>;
