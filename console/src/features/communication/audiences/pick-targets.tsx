import { MultiSelect } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import type { AudienceMember } from "../../../../../src/api/contract/communication.ts";
import { useList } from "../../../parts/use-list.ts";
import { idsOf, type Targeted, withTargets } from "./members.ts";

type Named = { id: string; name: string };

type Props = {
  kind: Targeted;
  path: string;
  label: string;
  description?: string;
  /** The list is too long to be shown whole: what is typed is looked for. */
  searched?: boolean;
  autoFocus?: boolean;
  members: AudienceMember[];
  onChange: (members: AudienceMember[]) => void;
};

const TYPING_PAUSE_MS = 250;

/** Chooses members of one kind by name. */
export function PickTargets({
  kind,
  path,
  label,
  description,
  searched,
  autoFocus,
  members,
  onChange,
}: Props) {
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed, TYPING_PAUSE_MS);
  const found = useList<Named>(kind, path, { limit: 100, ...(searched && { search }) });
  const chosen = members.flatMap((member) =>
    member.kind === kind ? [{ id: member.targetId, name: member.name ?? member.targetId }] : [],
  );
  const known = new Map([...chosen, ...(found.data ?? [])].map((one) => [one.id, one]));
  const choose = (ids: string[]) =>
    onChange(
      withTargets(
        members,
        kind,
        ids.flatMap((id) => known.get(id) ?? []),
      ),
    );
  return (
    <MultiSelect
      label={label}
      description={description}
      data={[...known.values()].map(({ id, name }) => ({ value: id, label: name }))}
      value={idsOf(members, kind)}
      onChange={choose}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      data-autofocus={autoFocus || undefined}
    />
  );
}
