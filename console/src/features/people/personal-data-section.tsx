import { Alert, Group, Text } from "@mantine/core";
import { useState } from "react";
import type { PersonErased, PersonView } from "../../../../src/api/contract/people.ts";
import { Section } from "../../parts/section.tsx";
import { t } from "../../texts/index.ts";
import { useMay, useMe } from "../access/use-me.ts";
import { EraseButton } from "../personal-data/erase-button.tsx";
import { ExportButton } from "../personal-data/export-button.tsx";

/** Only an erased person has no address: it is required of everybody else. */
export const isErased = (person: PersonView): boolean => person.email === "";

/** What is kept about a person, handed out or forgotten. */
export function PersonalDataSection({ person }: { person: PersonView }) {
  const [erased, setErased] = useState<PersonErased | null>(null);
  const mayManage = useMay("people.manage");
  const isSelf = useMe().data?.personId === person.id;
  if (isErased(person)) return <Erased nameStays={erased?.nameStaysInTexts ?? false} />;
  if (!mayManage && !isSelf) return null;
  return (
    <Section title={t("data.title")}>
      <Text size="sm">{t("data.exportHint", { name: person.name })}</Text>
      <Group gap="xs">
        <ExportButton
          name={person.name}
          path={`/people/${person.id}/export`}
          fileName={`person-${person.id}.json`}
        />
        {mayManage ? <ErasePerson person={person} onErased={setErased} /> : null}
      </Group>
    </Section>
  );
}

type EraseProps = { person: PersonView; onErased: (answer: PersonErased) => void };

const ErasePerson = ({ person, onErased }: EraseProps) => (
  <EraseButton<PersonErased>
    name={person.name}
    path={`/people/${person.id}/erase`}
    goes={[t("data.person.goesAtOnce"), t("data.person.goesSoon")]}
    stays={[t("data.staysTold"), t("data.person.staysHistory"), t("data.staysElsewhere")]}
    changes={["person", "team", "member", "invitation", "page"]}
    onErased={onErased}
  />
);

const Erased = ({ nameStays }: { nameStays: boolean }) => (
  <Alert color="gray" role="status" title={t("data.erased")}>
    <Text size="sm">{t("data.erasedHint")}</Text>
    {nameStays ? <Text size="sm">{t("data.nameStays")}</Text> : null}
  </Alert>
);
