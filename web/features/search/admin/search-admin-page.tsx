import { useQuery } from '@apollo/client/react';
import {
  Alert,
  App,
  Button,
  Descriptions,
  Flex,
  Form,
  Input,
  Segmented,
  Select,
  Skeleton,
  Table,
  Tag,
} from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  CheckDriftDocument,
  type CheckDriftMutation,
  RebuildSearchDocument,
  type RebuildSearchMutation,
  SearchStatusDocument,
  type SearchStatusQuery,
  SetSynonymsDocument,
  type SetSynonymsMutation,
} from '../../../generated/search-admin/graphql.ts';
import { DateTime } from '../../../ui/date-time.tsx';
import { ErrorState, FaultAlert } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { searchAdminMessages } from './messages.ts';

const POLL_MS = 5000;
const pickRebuild = (data: RebuildSearchMutation) => data.rebuildSearch;
const pickDrift = (data: CheckDriftMutation) => data.checkDrift;
const pickSynonyms = (data: SetSynonymsMutation) => data.setSynonyms;

/** How the search runs, for the platform operator: lag, rebuild, drift, synonyms. */
export function Component() {
  const t = useMessages(searchAdminMessages);
  const { hasRole } = useViewer();
  const operator = hasRole('OPERATOR');
  const { data, error, refetch } = useQuery(SearchStatusDocument, {
    skip: !operator,
    pollInterval: POLL_MS,
    fetchPolicy: 'network-only',
  });
  return (
    <div className="f-page">
      <PageTitle title={t('title')} subtitle={t('intro')} />
      {!operator && <Alert type="info" showIcon title={t('forbidden')} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {operator && !data && !error && <Skeleton active />}
      {data && (
        <div style={{ display: 'grid', gap: 16 }}>
          <Collections statuses={data.searchStatuses} />
          <Synonyms rows={data.synonyms} onChanged={() => void refetch()} />
        </div>
      )}
    </div>
  );
}

type CollectionStatus = SearchStatusQuery['searchStatuses'][number];
const COLLECTIONS = ['results', 'demands'] as const;

/** What can be searched, one at a time: each has an index of its own. */
function Collections({ statuses }: { statuses: readonly CollectionStatus[] }) {
  const t = useMessages(searchAdminMessages);
  const [chosen, choose] = useState<string>(COLLECTIONS[0]);
  const status = statuses.find(({ collection }) => collection === chosen) ?? statuses[0];
  if (!status) return null;
  return (
    <>
      <div>
        <Segmented
          aria-label={t('collection')}
          value={status.collection}
          onChange={choose}
          options={COLLECTIONS.filter((name) => statuses.some(({ collection }) => collection === name)).map(
            (name) => ({ value: name as string, label: t(`collection_${name}`) }),
          )}
        />
      </div>
      <Status status={status} />
      <Drift collection={status.collection} />
    </>
  );
}

function Status({ status }: { status: CollectionStatus }) {
  const t = useMessages(searchAdminMessages);
  const { modal, message } = App.useApp();
  const rebuild = useAction(RebuildSearchDocument, pickRebuild);
  const ask = () =>
    modal.confirm({
      title: t('rebuildAsk'),
      content: t('rebuildText'),
      okText: t('rebuild'),
      onOk: async () => {
        if (await rebuild.run({ collection: status.collection })) message.success(t('rebuildDone'));
      },
    });
  return (
    <section className="f-card">
      <Descriptions
        column={{ xs: 1, sm: 2, lg: 3 }}
        items={[
          {
            key: 'available',
            label: t('available'),
            children: (
              <Tag color={status.available ? 'success' : 'error'}>
                {status.available ? t('availableYes') : t('availableNo')}
              </Tag>
            ),
          },
          { key: 'documents', label: t('documents'), children: status.documents },
          { key: 'published', label: t('published'), children: status.published },
          {
            key: 'pending',
            label: t('pending'),
            children: (
              <>
                {status.pending}{' '}
                {status.pending > 0 && `(${t('pendingSeconds', { seconds: status.oldestPendingSeconds })})`}
              </>
            ),
          },
          {
            key: 'rebuiltAt',
            label: t('rebuiltAt'),
            children: status.rebuiltAt ? <DateTime value={status.rebuiltAt} /> : t('never'),
          },
          { key: 'version', label: t('indexVersion'), children: status.indexVersion ?? '–' },
        ]}
      />
      <Refusals errors={rebuild.refusals} />
      <FaultAlert fault={rebuild.fault} />
      <Button onClick={ask} loading={rebuild.running}>
        {t('rebuild')}
      </Button>
    </section>
  );
}

function Drift({ collection }: { collection: string }) {
  const t = useMessages(searchAdminMessages);
  const { modal } = App.useApp();
  const check = useAction(CheckDriftDocument, pickDrift);
  const run = async () => {
    const found = (await check.run({ collection }))?.drift;
    if (!found) return;
    const clean = found.missing + found.stale + found.orphaned === 0;
    modal.info({
      title: clean ? t('driftClean') : found.repaired ? t('driftRepaired') : t('drift'),
      content: `${t('driftMissing')} ${found.missing} · ${t('driftStale')} ${found.stale} · ${t('driftOrphaned')} ${found.orphaned}`,
    });
  };
  return (
    <section className="f-card">
      <Flex justify="space-between" align="center" wrap gap={12}>
        <span>{t('driftText')}</span>
        <Button onClick={() => void run()} loading={check.running}>
          {t('drift')}
        </Button>
      </Flex>
      <Refusals errors={check.refusals} />
      <FaultAlert fault={check.fault} />
    </section>
  );
}

interface SynonymFields {
  term: string;
  synonyms?: string[];
}

function Synonyms({ rows, onChanged }: { rows: SearchStatusQuery['synonyms']; onChanged: () => void }) {
  const t = useMessages(searchAdminMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<SynonymFields>();
  const set = useAction(SetSynonymsDocument, pickSynonyms, { form });
  const submit = async ({ term, synonyms }: SynonymFields) => {
    if (!(await set.run({ input: { term: term.trim(), synonyms: synonyms ?? [] } }))) return;
    form.resetFields();
    message.success(t('saved'));
    onChanged();
  };
  return (
    <section className="f-card">
      <h2 style={{ fontSize: 17, margin: '0 0 4px' }}>{t('synonyms')}</h2>
      <p className="f-quiet">{t('synonymsText')}</p>
      <Form form={form} layout="vertical" onFinish={(fields) => void submit(fields)}>
        <Flex gap={16} wrap align="start">
          <Form.Item
            name="term"
            label={t('term')}
            rules={[{ required: true, whitespace: true, message: t('termRequired') }]}
          >
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item
            name="synonyms"
            label={t('words')}
            extra={t('wordsHint')}
            style={{ minWidth: 280, flex: 1 }}
          >
            <Select mode="tags" open={false} suffixIcon={null} />
          </Form.Item>
        </Flex>
        <Refusals errors={set.refusals} />
        <FaultAlert fault={set.fault} />
        <Form.Item>
          <Button type="primary" htmlType="submit" loading={set.running}>
            {t('save')}
          </Button>
        </Form.Item>
      </Form>
      <Table
        size="small"
        pagination={{ hideOnSinglePage: true, pageSize: 20 }}
        rowKey="term"
        dataSource={rows}
        locale={{ emptyText: t('synonymsEmpty') }}
        columns={[
          { key: 'term', title: t('term'), dataIndex: 'term' },
          { key: 'synonyms', title: t('words'), render: (_cell, row) => row.synonyms.join(' · ') },
          {
            key: 'edit',
            title: '',
            align: 'right',
            render: (_cell, row) => (
              <Button
                type="link"
                onClick={() => form.setFieldsValue({ term: row.term, synonyms: [...row.synonyms] })}
              >
                {t('edit')}
              </Button>
            ),
          },
        ]}
      />
    </section>
  );
}
