import { useQuery } from '@apollo/client/react';
import { Alert, App, Select, Skeleton } from 'antd';
import { useMessages } from '../../app/i18n.tsx';
import { useViewer } from '../../app/viewer.tsx';
import { ContractTemplatesDocument } from '../../generated/contracts/graphql.ts';
import { ErrorState } from '../../ui/fault-alert.tsx';
import { useLabels } from '../../ui/labels.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { contractDeskMessages } from './desk.messages.ts';
import { TemplateEditor } from './template-editor.tsx';

/** The unit's contract templates, one for each way of conversion. */
export function Component() {
  const t = useMessages(contractDeskMessages);
  const labels = useLabels();
  const { acting } = useViewer();
  const { get, set } = useListState();
  const organizationId = acting?.organization.id;
  const { data, error, refetch } = useQuery(ContractTemplatesDocument, {
    variables: { organizationId: organizationId ?? '' },
    skip: !organizationId,
  });
  const templates = data?.contractTemplates ?? [];
  const template =
    templates.find(({ mode }) => mode === get('mode')) ?? templates.find(({ mode }) => mode === 'LICENSE');
  return (
    <div className="f-page">
      <PageTitle title={t('templatesTitle')} subtitle={t('templatesText')} />
      {!organizationId && <Alert type="info" showIcon title={t('needsUnit')} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {organizationId && !data && !error && <Skeleton active paragraph={{ rows: 10 }} />}
      {data && template && (
        <>
          <Select
            aria-label={t('mode')}
            value={template.mode}
            onChange={(mode) => set({ mode })}
            options={templates.map(({ mode, version }) => ({
              value: mode,
              label: `${labels(`mode${mode}`)} · ${version === 0 ? t('ours') : t('ownVersion', { version })}`,
            }))}
            style={{ width: 'min(420px, 100%)', marginBottom: 20 }}
          />
          <App component={false}>
            <TemplateEditor
              key={template.id}
              template={template}
              places={data.contractPlaces}
              onSaved={async () => {
                await refetch();
              }}
            />
          </App>
        </>
      )}
    </div>
  );
}
