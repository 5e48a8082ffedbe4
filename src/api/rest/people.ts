import { z } from "zod";
import {
  archiveService,
  createPerson,
  createService,
  createTeam,
  deactivatePerson,
  getPerson,
  getService,
  getTeam,
  listPeople,
  listServices,
  listTeams,
  personNamed,
  reactivatePerson,
  removeTeam,
  updatePerson,
  updateService,
  updateTeam,
} from "#domains/people";
import { id } from "../contract/common.ts";
import * as contract from "../contract/people.ts";
import { route } from "../route.ts";
import { contactMethodRoutes } from "./contact-methods.ts";

const whole = <Item>(items: Item[]) => ({ items, nextCursor: null });
const personParams = z.object({ personId: id });
const teamParams = z.object({ teamId: id });
const serviceParams = z.object({ serviceId: id });
/** `me` stands for whoever asks. */
const ownParams = z.object({ personId: z.union([z.literal("me"), id]) });

const people = [
  route({
    method: "GET",
    path: "/api/v1/people",
    permission: "people.read",
    tag: "People",
    summary: "List people by name",
    query: contract.PeopleQuery,
    response: contract.PeopleList,
    run: (ctx, { query }) => listPeople(ctx, query),
  }),
  route({
    method: "POST",
    path: "/api/v1/people",
    permission: "people.manage",
    tag: "People",
    summary: "Add a person who can be told something; needs no account",
    body: contract.CreatePersonBody,
    response: contract.PersonView,
    status: 201,
    run: (ctx, { body }) => createPerson(ctx, body),
  }),
  route({
    method: "GET",
    path: "/api/v1/people/:personId",
    permission: "people.read",
    tag: "People",
    summary: "A person, or `me`",
    params: ownParams,
    response: contract.PersonView,
    run: async (ctx, { params }) => getPerson(ctx, { personId: personNamed(ctx, params.personId) }),
  }),
  route({
    method: "PATCH",
    path: "/api/v1/people/:personId",
    permission: "signed-in",
    tag: "People",
    summary: "Change a person: oneself, or with people.manage anybody",
    params: ownParams,
    body: contract.UpdatePersonBody,
    response: contract.PersonView,
    run: async (ctx, { params, body }) =>
      updatePerson(ctx, { ...body, personId: personNamed(ctx, params.personId) }),
  }),
  route({
    method: "POST",
    path: "/api/v1/people/:personId/deactivate",
    permission: "people.manage",
    tag: "People",
    summary: "Tell this person nothing any more; places in schedules become gaps that are warned about",
    params: personParams,
    response: contract.PersonView,
    run: (ctx, { params }) => deactivatePerson(ctx, params),
  }),
  route({
    method: "POST",
    path: "/api/v1/people/:personId/reactivate",
    permission: "people.manage",
    tag: "People",
    summary: "Undo a deactivation",
    params: personParams,
    response: contract.PersonView,
    run: (ctx, { params }) => reactivatePerson(ctx, params),
  }),
];

const teams = [
  route({
    method: "GET",
    path: "/api/v1/teams",
    permission: "people.read",
    tag: "Teams",
    summary: "List teams with their members",
    response: contract.TeamList,
    run: async (ctx) => whole(await listTeams(ctx)),
  }),
  route({
    method: "POST",
    path: "/api/v1/teams",
    permission: "people.manage",
    tag: "Teams",
    summary: "Make a team",
    body: contract.TeamBody,
    response: contract.TeamView,
    status: 201,
    run: (ctx, { body }) => createTeam(ctx, body),
  }),
  route({
    method: "GET",
    path: "/api/v1/teams/:teamId",
    permission: "people.read",
    tag: "Teams",
    summary: "A team with its members",
    params: teamParams,
    response: contract.TeamView,
    run: (ctx, { params }) => getTeam(ctx, params),
  }),
  route({
    method: "PATCH",
    path: "/api/v1/teams/:teamId",
    permission: "people.manage",
    tag: "Teams",
    summary: "Rename a team or replace its members",
    params: teamParams,
    body: contract.UpdateTeamBody,
    response: contract.TeamView,
    run: (ctx, { params, body }) => updateTeam(ctx, { ...body, ...params }),
  }),
  route({
    method: "DELETE",
    path: "/api/v1/teams/:teamId",
    permission: "people.manage",
    tag: "Teams",
    summary: "Remove a team that owns no service",
    params: teamParams,
    run: (ctx, { params }) => removeTeam(ctx, params),
  }),
];

const services = [
  route({
    method: "GET",
    path: "/api/v1/services",
    permission: "people.read",
    tag: "Services",
    summary: "List services with owners and dependencies",
    response: contract.ServiceList,
    run: async (ctx) => whole(await listServices(ctx)),
  }),
  route({
    method: "POST",
    path: "/api/v1/services",
    permission: "people.manage",
    tag: "Services",
    summary: "Add a service",
    body: contract.ServiceBody,
    response: contract.ServiceView,
    status: 201,
    run: (ctx, { body }) => createService(ctx, body),
  }),
  route({
    method: "GET",
    path: "/api/v1/services/:serviceId",
    permission: "people.read",
    tag: "Services",
    summary: "A service",
    params: serviceParams,
    response: contract.ServiceView,
    run: (ctx, { params }) => getService(ctx, params),
  }),
  route({
    method: "PATCH",
    path: "/api/v1/services/:serviceId",
    permission: "people.manage",
    tag: "Services",
    summary: "Change a service",
    params: serviceParams,
    body: contract.UpdateServiceBody,
    response: contract.ServiceView,
    run: (ctx, { params, body }) => updateService(ctx, { ...body, ...params }),
  }),
  route({
    method: "DELETE",
    path: "/api/v1/services/:serviceId",
    permission: "people.manage",
    tag: "Services",
    summary: "Take a service out of use; history keeps naming it",
    params: serviceParams,
    run: (ctx, { params }) => archiveService(ctx, params),
  }),
];

export const peopleRoutes = [...people, ...contactMethodRoutes, ...teams, ...services];
