import {
  type ComponentState,
  type ComponentView,
  groupDays,
  type IncidentView,
  type LayoutEntry,
  type MaintenanceView,
  type PageView,
  rollUp,
  type UpdateView,
  type UptimeDay,
  uptimePercent,
  worstState,
} from "#domains/status-pages";

const NOW = new Date("2026-11-23T14:12:00.000Z");
const minutesAgo = (n: number) => new Date(NOW.getTime() - n * 60_000);
const daysAgo = (n: number) => minutesAgo(n * 1440);

/** A page as it looks on a bad day, for tests of what is made from it. */
export function samplePage(change: Partial<PageView["page"]> = {}): PageView {
  const components = NAMES.map((name, i) => component(name, i));
  const layout = layoutOf(components);
  return {
    page: {
      id: "sampl3page01",
      name: "Northwind",
      slug: "northwind",
      description: "Booking, payments and everything around them.",
      visibility: "public",
      timeZone: "Europe/Paris",
      locale: "en",
      supportUrl: "https://help.example.com",
      updatedAt: minutesAgo(3),
      base: "",
      origin: "https://status.example.com",
      takesSubscribers: true,
      ...change,
    },
    status: rollUp(components.map(({ state }) => state)),
    readAt: NOW,
    today: "2026-11-23",
    layout,
    components,
    incidents: [openIncident(components), pastIncident(components)],
    maintenances: [plannedMaintenance(components)],
  };
}

const NAMES = [
  "Website",
  "Booking API",
  "Checkout",
  "Card payments",
  "Bank transfers",
  "Refunds",
  "Search",
  "Mobile app",
  "E-mail confirmations",
  "Partner feed",
  "Reporting",
  "Sign-in",
  "Maps",
  "Reviews",
  "Support chat",
  "Invoices",
  "Webhooks",
  "Data export",
  "Images",
  "Documentation",
];
const STATES: Record<number, ComponentState> = {
  1: "degraded_performance",
  2: "partial_outage",
  3: "major_outage",
  9: "under_maintenance",
};

function component(name: string, i: number): ComponentView {
  const inPayments = i >= 2 && i <= 5;
  const days = sampleDays(i);
  return {
    id: `comp${String(i).padStart(8, "0")}`,
    name,
    description: i === 1 ? "Reservations made by partners and by our own applications." : null,
    state: STATES[i] ?? "operational",
    position: i + 1,
    groupId: inPayments ? "group0000001" : null,
    groupName: inPayments ? "Payments" : null,
    showcase: true,
    onlyShowIfDegraded: false,
    startDate: i === 9 ? "2026-10-20" : null,
    createdAt: daysAgo(400),
    updatedAt: minutesAgo(20),
    days,
    uptime: uptimePercent(days),
  };
}

/** Ninety days with a few outages that differ per component but not per run. */
const sampleDays = (i: number): UptimeDay[] =>
  Array.from({ length: 90 }, (_, n) => {
    const luck = (n * 31 + i * 17) % 97;
    return {
      date: daysAgo(89 - n)
        .toISOString()
        .slice(0, 10),
      partialSeconds: luck === 3 ? 1_400 + i * 60 : luck === 50 ? 6_000 : 0,
      majorSeconds: luck === 20 ? 540 : luck === 71 ? 4_200 : 0,
      hasData: i !== 9 || n > 55,
    };
  });

function layoutOf(components: ComponentView[]): LayoutEntry[] {
  const members = components.filter(({ groupId }) => groupId);
  const days = groupDays(members.map((member) => member.days));
  const group: LayoutEntry = {
    kind: "group",
    components: members,
    group: {
      id: "group0000001",
      name: "Payments",
      description: null,
      position: 3,
      createdAt: daysAgo(400),
      updatedAt: minutesAgo(20),
      state: worstState(members.map(({ state }) => state)),
      days,
      uptime: uptimePercent(days),
    },
  };
  const single = (component: ComponentView): LayoutEntry => ({ kind: "component", component });
  const rest = components.filter(({ groupId }) => !groupId);
  return [...rest.slice(0, 2).map(single), group, ...rest.slice(2).map(single)];
}

const update = (
  id: string,
  status: string,
  at: Date,
  body: string,
  more: Partial<UpdateView> = {},
): UpdateView => ({
  id,
  kind: "update",
  status,
  body,
  displayAt: at,
  createdAt: at,
  nextUpdateAt: null,
  affected: [],
  correctsUpdateId: null,
  ...more,
});

const openIncident = ([, api, checkout, cards]: ComponentView[]): IncidentView => ({
  id: "incid3nt0001",
  title: "Payments by card are failing",
  status: "identified",
  impact: "critical",
  startedAt: minutesAgo(47),
  createdAt: minutesAgo(41),
  updatedAt: minutesAgo(3),
  monitoringAt: null,
  resolvedAt: null,
  nextUpdateAt: minutesAgo(-18),
  nextUpdateMissedAt: null,
  componentIds: [api, checkout, cards].flatMap((each) => each?.id ?? []),
  postmortem: null,
  updates: [
    update(
      "updat3000003",
      "identified",
      minutesAgo(3),
      "We have found the reason: a change to how card payments are routed. We are taking it back now.\n\n**Bank transfers and existing bookings work.** If a card was refused, you have not been charged.",
      {
        affected: cards
          ? [
              {
                componentId: cards.id,
                name: "Payments - Card payments",
                oldState: "partial_outage",
                newState: "major_outage",
              },
            ]
          : [],
      },
    ),
    update(
      "updat3000002",
      "investigating",
      minutesAgo(21),
      "The next update was promised for 14:55 and will come by 15:05: the people who know are on the phone with our payment partner.",
      { kind: "promise-moved" },
    ),
    update(
      "updat3000001",
      "investigating",
      minutesAgo(41),
      "About one in three payments by card is refused. We are looking into it.",
    ),
  ],
});

const pastIncident = ([website]: ComponentView[]): IncidentView => ({
  id: "incid3nt0000",
  title: "Website slow in Europe",
  status: "resolved",
  impact: "minor",
  startedAt: daysAgo(4),
  createdAt: daysAgo(4),
  updatedAt: daysAgo(3),
  monitoringAt: daysAgo(3.99),
  resolvedAt: daysAgo(3.96),
  nextUpdateAt: null,
  nextUpdateMissedAt: null,
  componentIds: website ? [website.id] : [],
  postmortem: {
    body: "## What happened\n\nA cache ran full.\n\n## What will prevent it\n\n- It now empties itself.",
    signedBy: "Ana Okafor, Head of Engineering",
    publishedAt: daysAgo(1),
  },
  updates: [
    update(
      "updat2000002",
      "resolved",
      daysAgo(3.96),
      "Pages load as usual since 13:40 UTC. No data was lost.",
    ),
    update("updat2000001", "investigating", daysAgo(4), "Pages take up to ten seconds to load."),
  ],
});

const plannedMaintenance = (components: ComponentView[]): MaintenanceView => ({
  id: "maint3nance1",
  title: "Database upgrade",
  body: "Reports will be a day old while we upgrade.",
  status: "scheduled",
  scheduledFor: minutesAgo(-60 * 38),
  scheduledUntil: minutesAgo(-60 * 40),
  startedAt: null,
  completedAt: null,
  createdAt: daysAgo(2),
  updatedAt: daysAgo(2),
  componentIds: components.slice(10, 11).map(({ id }) => id),
  updates: [update("updat1000001", "scheduled", daysAgo(2), "Reports will be a day old while we upgrade.")],
});
