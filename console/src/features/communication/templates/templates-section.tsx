import { Button, Group, NativeSelect, Table, Text } from "@mantine/core";
import { useState } from "react";
import type {
  AudienceForm,
  MessageState,
  Scenario,
  ScenarioView,
  Template,
} from "../../../../../src/api/contract/communication.ts";
import { Loaded } from "../../../parts/loaded.tsx";
import { Mark } from "../../../parts/mark.tsx";
import { Section } from "../../../parts/section.tsx";
import { useList } from "../../../parts/use-list.ts";
import { Wide } from "../../../parts/wide.tsx";
import { t } from "../../../texts/index.ts";
import { useMay } from "../../access/use-me.ts";
import { type Found, findTemplate, LOCALE, STATES } from "./find-template.ts";
import { TemplateEditor } from "./template-editor.tsx";

const FORMS: AudienceForm[] = ["responders", "support", "leadership", "employees", "customers"];

/** The words of one audience in one scenario, for every state a message can be in. */
export function TemplatesSection() {
  const templates = useList<Template>("template", "/templates");
  const scenarios = useList<ScenarioView>("scenario", "/scenarios");
  const [form, setForm] = useState<AudienceForm>("customers");
  const [scenario, setScenario] = useState<Scenario>("general");
  const [editing, setEditing] = useState<Found | null>(null);
  const mayManage = useMay("plan.manage");
  const scenarioName = scenarios.data?.find((one) => one.scenario === scenario)?.name ?? scenario;
  return (
    <Section title={t("plan.templates")}>
      <Text size="sm" c="dimmed">
        {t("templates.intro")}
      </Text>
      <Group align="flex-end">
        <NativeSelect
          label={t("templates.audience")}
          value={form}
          data={FORMS.map((value) => ({ value, label: t(`form.${value}`) }))}
          onChange={(event) => setForm(event.currentTarget.value as AudienceForm)}
        />
        <NativeSelect
          label={t("templates.scenario")}
          value={scenario}
          data={(scenarios.data ?? []).map((one) => ({ value: one.scenario, label: one.name }))}
          onChange={(event) => setScenario(event.currentTarget.value as Scenario)}
        />
      </Group>
      <Loaded query={templates}>
        {(items) => (
          <Wide label={t("plan.templates")} minWidth={640}>
            <Table verticalSpacing="sm">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t("templates.state")}</Table.Th>
                  <Table.Th>{t("templates.subject")}</Table.Th>
                  <Table.Th>{t("templates.origin")}</Table.Th>
                  {mayManage ? <Table.Th>{t("action.edit")}</Table.Th> : null}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {STATES.map((state) => (
                  <Row
                    key={state}
                    found={findTemplate(items, { form, state, scenario, locale: LOCALE })}
                    onEdit={mayManage ? setEditing : null}
                  />
                ))}
              </Table.Tbody>
            </Table>
          </Wide>
        )}
      </Loaded>
      {editing ? (
        <TemplateEditor found={editing} scenarioName={scenarioName} onClose={() => setEditing(null)} />
      ) : null}
    </Section>
  );
}

type RowProps = { found: Found; onEdit: ((found: Found) => void) | null };

const Row = ({ found, onEdit }: RowProps) => (
  <Table.Tr>
    <Table.Th scope="row">{stateText(found.key.state)}</Table.Th>
    <Table.Td>
      <Text size="sm" style={{ overflowWrap: "anywhere" }}>
        {found.subject}
      </Text>
    </Table.Td>
    <Table.Td>
      <Mark tone={found.origin === "own" ? "calm" : "quiet"}>{t(`templates.${found.origin}`)}</Mark>
    </Table.Td>
    {onEdit ? (
      <Table.Td>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t("templates.editOf", { state: stateText(found.key.state) })}
          onClick={() => onEdit(found)}
        >
          {t("action.edit")}
        </Button>
      </Table.Td>
    ) : null}
  </Table.Tr>
);

const stateText = (state: MessageState): string => t(`messageState.${state}`);
