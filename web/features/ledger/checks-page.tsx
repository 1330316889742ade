import { Alert, App, Button, Modal, Table, Tag } from 'antd';
import { useState } from 'react';
import { useLanguage, useMessages } from '../../app/i18n.tsx';
import { useViewer } from '../../app/viewer.tsx';
import {
  CheckLedgerDocument,
  type CheckLedgerMutation,
  LedgerChecksDocument,
  type LedgerChecksQuery,
} from '../../generated/ledger/graphql.ts';
import type { DataColumn } from '../../ui/data-table.tsx';
import { DateTime, exactTime } from '../../ui/date-time.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { ListTable } from '../../ui/list-page.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Refusals } from '../../ui/refusals.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useRows } from '../../ui/use-rows.ts';
import { ledgerMessages } from './ledger.messages.ts';
import { ledgerLabels } from './ledger-labels.ts';

const POLL_MS = 5_000;
const pick = (data: LedgerChecksQuery) => data.ledgerChecks;
const pickCheck = (data: CheckLedgerMutation) => data.checkLedger;

type Run = LedgerChecksQuery['ledgerChecks']['edges'][number]['node'];
type Result = Run['results'][number];

const faultsOf = ({ results }: Run) => results.reduce((sum, { faultCount }) => sum + faultCount, 0);

/** What the nightly check of the ledger found, for the operator; one can be asked for at any time. */
export function Component() {
  const t = useMessages(ledgerMessages);
  const { hasRole, loading } = useViewer();
  const operator = hasRole('OPERATOR');
  const { message } = App.useApp();
  const check = useAction(CheckLedgerDocument, pickCheck);
  const [chosen, setChosen] = useState<Run | null>(null);
  const list = useRows(LedgerChecksDocument, pick, {}, { skip: !operator, pollInterval: POLL_MS });
  const columns = useColumns(setChosen);
  const start = async () => {
    if (await check.run({})) message.success(t('checkRequested'));
  };
  const button = (
    <Button type="primary" loading={check.running} onClick={() => void start()}>
      {t('checkNow')}
    </Button>
  );
  const [latest] = list.rows ?? [];
  return (
    <div className="f-page">
      <PageTitle title={t('checksTitle')} subtitle={t('checksIntro')} extra={operator && button} />
      {!operator && !loading && <Alert type="info" showIcon title={t('checksForbidden')} />}
      <Refusals errors={check.refusals} />
      <FaultAlert fault={check.fault} />
      {latest && (
        <Alert
          type={latest.sound ? 'success' : 'error'}
          showIcon
          title={latest.sound ? t('latestSound') : t('latestFaults', { count: faultsOf(latest) })}
          style={{ marginBottom: 16 }}
        />
      )}
      {operator && (
        <ListTable<Run>
          name="ledger-checks"
          label={t('checksTitle')}
          list={list}
          columns={columns}
          empty={<EmptyState title={t('checksEmptyTitle')} text={t('checksEmptyText')} action={button} />}
        />
      )}
      {chosen && <Results run={chosen} onClose={() => setChosen(null)} />}
    </div>
  );
}

function useColumns(onChoose: (run: Run) => void): DataColumn<Run>[] {
  const t = useMessages(ledgerMessages);
  const { locale } = useLanguage();
  const result = (run: Run) => (run.sound ? t('resultSound') : t('resultFaults', { count: faultsOf(run) }));
  const seconds = ({ startedAt, endedAt }: Run) =>
    t('seconds', { seconds: ((Date.parse(endedAt) - Date.parse(startedAt)) / 1000).toFixed(1) });
  return [
    {
      key: 'startedAt',
      title: t('columnStarted'),
      always: true,
      render: ({ startedAt }) => <DateTime value={startedAt} />,
      text: ({ startedAt }) => exactTime(startedAt, locale),
    },
    {
      key: 'result',
      title: t('columnResult'),
      render: (run) => <Tag color={run.sound ? 'success' : 'error'}>{result(run)}</Tag>,
      text: result,
    },
    ...(['accounts', 'entries', 'postings'] as const).map(
      (name): DataColumn<Run> => ({
        key: name,
        title: t(`column${name === 'accounts' ? 'Accounts' : name === 'entries' ? 'Entries' : 'Postings'}`),
        align: 'right',
        render: (run) => run[name],
        text: (run) => String(run[name]),
      }),
    ),
    { key: 'duration', title: t('columnDuration'), align: 'right', render: seconds, text: seconds },
    {
      key: 'details',
      title: t('details'),
      render: (run) => (
        <Button type="link" onClick={() => onChoose(run)}>
          {t('details')}
        </Button>
      ),
    },
  ];
}

function Results({ run, onClose }: { run: Run; onClose: () => void }) {
  const t = useMessages(ledgerMessages);
  const { locale } = useLanguage();
  const name = useCheckName();
  return (
    <Modal
      open
      width={760}
      title={t('checkTitle', { time: exactTime(run.startedAt, locale) })}
      footer={null}
      onCancel={onClose}
    >
      <Table<Result>
        size="small"
        rowKey={({ check }) => check}
        dataSource={[...run.results]}
        pagination={false}
        aria-label={t('checksTitle')}
        columns={[
          { title: t('columnCheck'), render: (_, { check }) => name(check) },
          {
            title: t('columnFaults'),
            align: 'right',
            render: (_, { faultCount }) => (
              <Tag color={faultCount === 0 ? 'success' : 'error'}>
                {faultCount === 0 ? t('resultSound') : faultCount}
              </Tag>
            ),
          },
        ]}
        expandable={{
          rowExpandable: ({ faultCount }) => faultCount > 0,
          defaultExpandAllRows: true,
          expandedRowRender: (result) => <Faults result={result} />,
        }}
      />
    </Modal>
  );
}

function Faults({ result: { faults, faultCount } }: { result: Result }) {
  const t = useMessages(ledgerMessages);
  return (
    <>
      <ul aria-label={t('faultsOf')}>
        {faults.map(({ subject, found }) => (
          <li key={`${subject} ${found}`}>
            <code>{subject}</code>: {found}
          </li>
        ))}
      </ul>
      {faultCount > faults.length && (
        <p className="f-quiet">{t('faultsShown', { count: faultCount - faults.length })}</p>
      )}
    </>
  );
}

/** The name of a check; one without words is shown by its code. */
function useCheckName(): (check: string) => string {
  const labels = useMessages(ledgerLabels);
  return (check) => {
    const key = `check${check}` as keyof typeof ledgerLabels.zh;
    return key in ledgerLabels.zh ? labels(key as 'checkCHAINS_HOLD') : check;
  };
}
