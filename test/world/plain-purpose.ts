import { definePurpose, type PendingDelivery, type Purpose, type Words } from "#domains/delivery";

/** A purpose for tests of delivery itself: always wanted, the same words for everybody, unless told otherwise. */
export const plainPurpose = (
  words: Partial<Words> = {},
  rest: Partial<Omit<Purpose, "kind">> & {
    slots?: (delivery: PendingDelivery) => Record<string, string>;
  } = {},
): Purpose => {
  const shared: Words = {
    subject: "Website is slow",
    text: "We are on it.",
    links: [],
    locale: "en",
    ...words,
  };
  const { slots = () => ({}), ...hooks } = rest;
  return definePurpose({
    kind: "test.plain",
    unwanted: async () => new Map(),
    render: async (_ctx, deliveries) =>
      new Map(deliveries.map((delivery) => [delivery.id, { words: shared, slots: slots(delivery) }])),
    ...hooks,
  });
};
