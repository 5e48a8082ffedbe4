import { Accordion, Code, Stack, Text } from "@mantine/core";
import type { Template } from "../../../../src/api/contract/communication.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Section } from "../../parts/section.tsx";
import { useList } from "../../parts/use-list.ts";
import { t } from "../../texts/index.ts";

/** The wording each audience gets in each state, before facts are filled in. */
export function TemplatesSection() {
  const templates = useList<Template>("template", "/templates", { limit: 200 });
  return (
    <Section title={t("plan.templates")}>
      <Loaded query={templates}>
        {(items) => (
          <Accordion variant="separated">
            {[...Map.groupBy(items, ({ form }) => form)].map(([form, list]) => (
              <Accordion.Item key={form} value={form}>
                <Accordion.Control>
                  {t(`form.${form}`)} ({list.length})
                </Accordion.Control>
                <Accordion.Panel>
                  <Stack gap="sm">
                    {list.map((template) => (
                      <div key={`${template.state} ${template.scenario}`}>
                        <Text size="sm" fw={600}>
                          {template.state} · {template.scenario}
                        </Text>
                        <Code block>{`${template.subject}\n\n${template.body}`}</Code>
                      </div>
                    ))}
                  </Stack>
                </Accordion.Panel>
              </Accordion.Item>
            ))}
          </Accordion>
        )}
      </Loaded>
    </Section>
  );
}
