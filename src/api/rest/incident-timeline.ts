import { z } from "zod";
import { addNote, listTimeline, pinEntry, unpinEntry } from "#domains/incidents";
import { id } from "../contract/common.ts";
import * as contract from "../contract/timeline.ts";
import { route } from "../route.ts";

const tag = "Incidents";
const one = z.object({ incidentId: id });
const ofEntry = one.extend({ entryId: id });

export const timelineRoutes = [
  route({
    method: "GET",
    path: "/api/v1/incidents/:incidentId/timeline",
    permission: "incidents.read",
    tag,
    summary: "What happened, by when it happened.",
    params: one,
    query: contract.TimelineQuery,
    response: contract.TimelineList,
    run: (ctx, { params, query }) => listTimeline(ctx, { ...params, ...query }),
  }),
  route({
    method: "POST",
    path: "/api/v1/incidents/:incidentId/timeline",
    permission: "incidents.contribute",
    tag,
    summary: "Add a note. Entries are never changed or removed.",
    params: one,
    body: contract.AddNoteBody,
    response: contract.TimelineEntryView,
    status: 201,
    run: (ctx, { params, body: { happenedAt, ...body } }) =>
      addNote(ctx, { ...params, ...body, ...(happenedAt && { happenedAt: new Date(happenedAt) }) }),
  }),
  route({
    method: "PUT",
    path: "/api/v1/incidents/:incidentId/timeline/:entryId/pin",
    permission: "incidents.contribute",
    tag,
    summary: "Pin an entry for newcomers.",
    params: ofEntry,
    response: contract.TimelineEntryView,
    run: (ctx, { params }) => pinEntry(ctx, params),
  }),
  route({
    method: "DELETE",
    path: "/api/v1/incidents/:incidentId/timeline/:entryId/pin",
    permission: "incidents.contribute",
    tag,
    summary: "Take the pin off an entry.",
    params: ofEntry,
    response: contract.TimelineEntryView,
    run: (ctx, { params }) => unpinEntry(ctx, params),
  }),
];
