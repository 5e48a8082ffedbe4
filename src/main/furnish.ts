import type { Furnish } from "#domains/access";
import { furnishAlerts } from "#domains/alerts";
import { furnishCommunication } from "#domains/communication";
import { furnishIncidents } from "#domains/incidents";
import { furnishOncall } from "#domains/oncall";
import { furnishPeople } from "#domains/people";
import { furnishPages } from "#domains/status-pages";

/** What a new workspace needs to be useful at once, in its own transaction. */
export const furnishWith =
  (given: { routingKey?: string | undefined; timeZone: string }): Furnish =>
  async (ctx, owner) => {
    const { teamId, serviceId } = await furnishPeople(ctx, owner.personId);
    await furnishOncall(ctx, { adminId: owner.personId, teamId, serviceId, timeZone: given.timeZone });
    await furnishAlerts(ctx, { serviceId, ...(given.routingKey && { routingKey: given.routingKey }) });
    await furnishIncidents(ctx);
    const audiences = await ctx.transaction((tx) => furnishCommunication(tx, ctx.within(tx)));
    await furnishPages(ctx, {
      serviceId,
      timeZone: given.timeZone,
      customersId: audiences.customers,
      employeesId: audiences.employees,
    });
  };
