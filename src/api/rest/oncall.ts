import { z } from "zod";
import {
  addOverride,
  answerNotification,
  archivePolicy,
  archiveSchedule,
  createPolicy,
  createSchedule,
  escalateNow,
  getPolicy,
  getSchedule,
  listNotifications,
  listOverrides,
  listPolicies,
  listSchedules,
  listShifts,
  previewShifts,
  reassign,
  removeOverride,
  updatePolicy,
  updateSchedule,
  whoIsOnCall,
} from "#domains/oncall";
import { id } from "../contract/common.ts";
import * as contract from "../contract/oncall.ts";
import { route } from "../route.ts";

const whole = <Item>(items: Item[]) => ({ items, nextCursor: null });
const scheduleParams = z.object({ scheduleId: id });
const policyParams = z.object({ policyId: id });
const alertParams = z.object({ alertId: id });
const aboutAlert = ({ alertId }: { alertId: string }) => ({ subjectKind: "alert", subjectId: alertId });

const schedules = [
  route({
    method: "GET",
    path: "/api/v1/on-call",
    permission: "oncall.read",
    tag: "On call",
    summary: "Who is on call now and next in every schedule, with warnings for the next two weeks",
    response: contract.OnCallList,
    run: async (ctx) => whole(await whoIsOnCall(ctx)),
  }),
  route({
    method: "GET",
    path: "/api/v1/schedules",
    permission: "oncall.read",
    tag: "On call",
    summary: "List schedules with their rotations",
    response: contract.ScheduleList,
    run: async (ctx) => whole(await listSchedules(ctx)),
  }),
  route({
    method: "POST",
    path: "/api/v1/schedules",
    permission: "oncall.manage",
    tag: "On call",
    summary: "Make a schedule",
    body: contract.ScheduleBody,
    response: contract.ScheduleView,
    status: 201,
    run: (ctx, { body }) => createSchedule(ctx, body),
  }),
  route({
    method: "POST",
    path: "/api/v1/schedules/preview",
    permission: "oncall.manage",
    tag: "On call",
    summary: "Show who would be on call with these rotations; changes nothing",
    body: contract.PreviewShiftsBody,
    response: contract.ShiftsPreview,
    idempotent: false,
    run: (ctx, { body }) => previewShifts(ctx, body),
  }),
  route({
    method: "GET",
    path: "/api/v1/schedules/:scheduleId",
    permission: "oncall.read",
    tag: "On call",
    summary: "A schedule with its rotations",
    params: scheduleParams,
    response: contract.ScheduleView,
    run: (ctx, { params }) => getSchedule(ctx, params),
  }),
  route({
    method: "PATCH",
    path: "/api/v1/schedules/:scheduleId",
    permission: "oncall.manage",
    tag: "On call",
    summary: "Change a schedule; rotations, when given, replace all",
    params: scheduleParams,
    body: contract.UpdateScheduleBody,
    response: contract.ScheduleView,
    run: (ctx, { params, body }) => updateSchedule(ctx, { ...body, ...params }),
  }),
  route({
    method: "DELETE",
    path: "/api/v1/schedules/:scheduleId",
    permission: "oncall.manage",
    tag: "On call",
    summary: "Take a schedule out of use",
    params: scheduleParams,
    run: (ctx, { params }) => archiveSchedule(ctx, params),
  }),
  route({
    method: "GET",
    path: "/api/v1/schedules/:scheduleId/shifts",
    permission: "oncall.read",
    tag: "On call",
    summary: "Who is on call when, for at most 100 days, with gaps and overrides",
    params: scheduleParams,
    query: contract.ShiftsQuery,
    response: contract.ShiftsView,
    run: (ctx, { params, query }) => listShifts(ctx, { ...query, ...params }),
  }),
  route({
    method: "GET",
    path: "/api/v1/schedules/:scheduleId/overrides",
    permission: "oncall.read",
    tag: "On call",
    summary: "Overrides in force or to come",
    params: scheduleParams,
    response: contract.OverrideList,
    run: async (ctx, { params }) => whole(await listOverrides(ctx, params)),
  }),
  route({
    method: "POST",
    path: "/api/v1/schedules/:scheduleId/overrides",
    permission: "oncall.manage",
    tag: "On call",
    summary: "Put someone else, or someone more, on call for a part of the time",
    params: scheduleParams,
    body: contract.OverrideBody,
    response: contract.OverrideView,
    status: 201,
    run: (ctx, { params, body }) => addOverride(ctx, { ...body, ...params }),
  }),
  route({
    method: "DELETE",
    path: "/api/v1/schedules/:scheduleId/overrides/:overrideId",
    permission: "oncall.manage",
    tag: "On call",
    summary: "Remove an override",
    params: scheduleParams.extend({ overrideId: id }),
    run: (ctx, { params }) => removeOverride(ctx, params),
  }),
];

const policies = [
  route({
    method: "GET",
    path: "/api/v1/escalation-policies",
    permission: "oncall.read",
    tag: "Escalation",
    summary: "List escalation policies with their steps",
    response: contract.PolicyList,
    run: async (ctx) => whole(await listPolicies(ctx)),
  }),
  route({
    method: "POST",
    path: "/api/v1/escalation-policies",
    permission: "oncall.manage",
    tag: "Escalation",
    summary: "Make an escalation policy",
    body: contract.PolicyBody,
    response: contract.PolicyView,
    status: 201,
    run: (ctx, { body }) => createPolicy(ctx, body),
  }),
  route({
    method: "GET",
    path: "/api/v1/escalation-policies/:policyId",
    permission: "oncall.read",
    tag: "Escalation",
    summary: "An escalation policy",
    params: policyParams,
    response: contract.PolicyView,
    run: (ctx, { params }) => getPolicy(ctx, params),
  }),
  route({
    method: "PATCH",
    path: "/api/v1/escalation-policies/:policyId",
    permission: "oncall.manage",
    tag: "Escalation",
    summary: "Change an escalation policy; steps, when given, replace all",
    params: policyParams,
    body: contract.UpdatePolicyBody,
    response: contract.PolicyView,
    run: (ctx, { params, body }) => updatePolicy(ctx, { ...body, ...params }),
  }),
  route({
    method: "DELETE",
    path: "/api/v1/escalation-policies/:policyId",
    permission: "oncall.manage",
    tag: "Escalation",
    summary: "Take an escalation policy out of use",
    params: policyParams,
    run: (ctx, { params }) => archivePolicy(ctx, params),
  }),
];

const ofAlerts = [
  route({
    method: "GET",
    path: "/api/v1/alerts/:alertId/notifications",
    permission: "alerts.read",
    tag: "Alerts",
    summary: "Who was told about an alert, why, over what and with which result",
    params: alertParams,
    response: contract.SubjectNotifications,
    run: (ctx, { params }) => listNotifications(ctx, aboutAlert(params)),
  }),
  route({
    method: "POST",
    path: "/api/v1/alerts/:alertId/escalate",
    permission: "alerts.respond",
    scope: "alerts:write",
    tag: "Alerts",
    summary: "Tell the next step of the escalation policy now",
    params: alertParams,
    response: contract.SubjectNotifications,
    async run(ctx, { params }) {
      await escalateNow(ctx, aboutAlert(params));
      return listNotifications(ctx, aboutAlert(params));
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/alerts/:alertId/reassign",
    permission: "alerts.respond",
    scope: "alerts:write",
    tag: "Alerts",
    summary: "Give an alert to other people or to another escalation policy",
    params: alertParams,
    body: contract.ReassignBody,
    response: contract.SubjectNotifications,
    async run(ctx, { params, body }) {
      await reassign(ctx, { ...body, ...aboutAlert(params) });
      return listNotifications(ctx, aboutAlert(params));
    },
  }),
];

const own = [
  route({
    method: "POST",
    path: "/api/v1/notifications/:notificationId/answer",
    permission: "signed-in",
    tag: "Escalation",
    summary: "Answer a notification that was sent to you: acknowledge, escalate or resolve",
    params: z.object({ notificationId: id }),
    body: contract.AnswerNotificationBody,
    run: (ctx, { params, body }) => answerNotification(ctx, { ...params, ...body }),
  }),
];

export const onCallRoutes = [...schedules, ...policies, ...ofAlerts, ...own];
