import { Button } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import type { SafeguardPartsFragment } from '../../../generated/demands-bounty/graphql.ts';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { Day } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Money } from '../../../ui/money.tsx';
import { bountyMessages } from './bounty.messages.ts';
import styles from './bounty.module.css';
import type { Account } from './bounty-page.tsx';
import { BountyTag } from './bounty-tag.tsx';
import { EntryLink, Files } from './parts.tsx';
import { SafeguardDialog } from './safeguard-dialog.tsx';
import { SafeguardSteps } from './safeguard-steps.tsx';

interface Props {
  demandId: string;
  account: Account;
  onDone: () => Promise<unknown>;
}

/** Deposits and guarantees of a bounty: the poster records and takes back, operators confirm. */
export function SafeguardsSection({ demandId, account, onDone }: Props) {
  const t = useMessages(bountyMessages);
  const [recording, setRecording] = useState(false);
  const columns = useSafeguardColumns();
  const steps: DataColumn<SafeguardPartsFragment> = {
    key: 'steps',
    title: '',
    always: true,
    render: (safeguard) => (
      <SafeguardSteps
        safeguard={safeguard}
        actions={account.actions}
        free={account.free ?? '0.00'}
        onDone={onDone}
      />
    ),
  };
  return (
    <section className="f-card">
      <div className={styles.sectionHead}>
        <h2>{t('safeguardsTitle')}</h2>
        {account.actions.includes('RECORD_SAFEGUARD') && (
          <Button type="primary" onClick={() => setRecording(true)}>
            {t('recordSafeguard')}
          </Button>
        )}
      </div>
      <DataTable<SafeguardPartsFragment>
        name="bounty-safeguards"
        label={t('safeguardsTitle')}
        rows={account.safeguards}
        rowKey={({ id }) => id}
        columns={[...columns, steps]}
        empty={<EmptyState title={t('safeguardsEmpty')} text={t('safeguardsEmptyText')} />}
      />
      {recording && (
        <SafeguardDialog
          demandId={demandId}
          onClose={() => setRecording(false)}
          onDone={async () => {
            setRecording(false);
            await onDone();
          }}
        />
      )}
    </section>
  );
}

/** What is shown of a safeguard, with its demand and in the operators' list. */
export function useSafeguardColumns<Row extends SafeguardPartsFragment>(): DataColumn<Row>[] {
  const t = useMessages(bountyMessages);
  return [
    {
      key: 'kind',
      title: t('kind'),
      always: true,
      text: ({ kind }) => t(`kind${kind}`),
      render: ({ kind, holder, reference }) => (
        <>
          {t(`kind${kind}`)}
          <div className="f-quiet">{[holder, reference].filter(Boolean).join(' · ')}</div>
        </>
      ),
    },
    {
      key: 'state',
      title: t('state'),
      text: ({ state }) => t(`safeguard${state}`),
      render: ({ state, reason }) => (
        <>
          <BountyTag value={`safeguard${state}`} />
          {reason && <div className="f-quiet">{reason}</div>}
        </>
      ),
    },
    {
      key: 'sum',
      title: t('sum'),
      align: 'right',
      text: ({ amount }) => amount,
      render: ({ amount }) => <Money value={amount} exact />,
    },
    {
      key: 'rest',
      title: t('rest'),
      align: 'right',
      text: ({ rest }) => rest,
      render: ({ rest }) => <Money value={rest} exact />,
    },
    {
      key: 'since',
      title: t('since'),
      text: ({ since }) => since,
      render: ({ since }) => <Day value={since} />,
    },
    {
      key: 'validUntil',
      title: t('validUntil'),
      text: ({ validUntil }) => validUntil ?? '',
      render: ({ validUntil }) => (validUntil ? <Day value={validUntil} /> : null),
    },
    {
      key: 'evidence',
      title: t('evidence'),
      text: ({ files }) => files.map(({ name }) => name).join('; '),
      render: ({ files, entryId }) => (
        <>
          <Files files={files} />
          <EntryLink id={entryId} />
        </>
      ),
    },
  ];
}
