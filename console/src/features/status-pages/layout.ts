import type {
  ArrangeComponents,
  Component,
  ComponentGroup,
  ComponentList,
} from "../../../../src/api/contract/status-pages.ts";

/** What stands on a page, in the order in which readers see it. */
export type Entry =
  | { kind: "component"; id: string; name: string; position: number; component: Component }
  | { kind: "group"; id: string; name: string; position: number; group: ComponentGroup; members: Entry[] };

export function layoutOf({ items, groups }: ComponentList): Entry[] {
  const inGroup = (id: string | null) => items.filter(({ groupId }) => groupId === id).map(componentEntry);
  const grouped = groups.map((group): Entry => {
    const { id, name, position } = group;
    return { kind: "group", id, name, position, group, members: inGroup(id) };
  });
  return [...grouped, ...inGroup(null)].sort((one, other) => one.position - other.position);
}

const componentEntry = (component: Component): Entry => {
  const { id, name, position } = component;
  return { kind: "component", id, name, position, component };
};

/** The whole order in which `list[from]` has changed places with its neighbour. */
export function movedOrder(
  layout: Entry[],
  list: Entry[],
  from: number,
  by: -1 | 1,
): ArrangeComponents["order"] {
  const moved = list.with(from, list[from + by] as Entry).with(from + by, list[from] as Entry);
  const whole = list === layout ? moved : layout;
  return whole.flatMap((entry) =>
    entry.kind === "group"
      ? [named(entry), ...(entry.members === list ? moved : entry.members).map(named)]
      : [named(entry)],
  );
}

const named = ({ kind, id }: Entry) => ({ kind, id });
