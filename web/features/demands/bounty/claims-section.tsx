import { Button } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { DateTime, Day } from '../../../ui/date-time.tsx';
import { Money } from '../../../ui/money.tsx';
import { bountyMessages } from './bounty.messages.ts';
import type { Account } from './bounty-page.tsx';
import { EntryLink, isSome, minus } from './parts.tsx';
import { RepaymentDialog } from './return-dialog.tsx';

type Claim = Account['reclaims'][number];

interface Props {
  account: Account;
  onDone: () => Promise<unknown>;
}

/** What winners have to give back, and what came back; nothing where nothing is or did. */
export function ClaimsSection({ account, onDone }: Props) {
  const t = useMessages(bountyMessages);
  const { reclaims, returns, repayments } = account;
  const columns = useClaimColumns(account, onDone);
  return (
    <>
      {reclaims.length > 0 && (
        <section className="f-card">
          <h2>{t('claimsTitle')}</h2>
          <DataTable<Claim>
            name="bounty-claims"
            label={t('claimsTitle')}
            rows={reclaims}
            rowKey={({ id }) => id}
            columns={columns}
            empty={null}
          />
        </section>
      )}
      {returns.length + repayments.length > 0 && (
        <section className="f-card">
          <h2>{t('returnsTitle')}</h2>
          <Returns account={account} />
        </section>
      )}
    </>
  );
}

function useClaimColumns({ lanes, actions }: Account, onDone: Props['onDone']): DataColumn<Claim>[] {
  const t = useMessages(bountyMessages);
  const nameOf = (laneId: string) => lanes.find(({ id }) => id === laneId)?.organization.name ?? '';
  // The finding is told by its kind: its id says nothing to people.
  const whyOf = (why: string) => (why.startsWith('FINDING ') ? t('claimOfFinding') : why);
  return [
    {
      key: 'winner',
      title: t('winner'),
      always: true,
      text: ({ laneId }) => nameOf(laneId),
      render: ({ laneId }) => nameOf(laneId),
    },
    { key: 'why', title: t('claimWhy'), text: ({ why }) => whyOf(why), render: ({ why }) => whyOf(why) },
    {
      key: 'at',
      title: t('claimAt'),
      text: ({ at }) => at,
      render: ({ at }) => <DateTime value={at} />,
    },
    {
      key: 'amount',
      title: t('reclaimed'),
      align: 'right',
      text: ({ amount }) => amount,
      render: ({ amount }) => <Money value={amount} exact />,
    },
    {
      key: 'repaid',
      title: t('repaid'),
      align: 'right',
      text: ({ repaid }) => repaid,
      render: ({ repaid }) => <Money value={repaid} exact />,
    },
    { key: 'entry', title: t('entry'), render: ({ entryId }) => <EntryLink id={entryId} /> },
    {
      key: 'steps',
      title: '',
      always: true,
      render: ({ id, amount, repaid }) =>
        actions.includes('RECORD_REPAYMENT') && isSome(minus(amount, repaid)) ? (
          <Repay reclaimId={id} open={minus(amount, repaid)} onDone={onDone} />
        ) : null,
    },
  ];
}

function Repay({ reclaimId, open, onDone }: { reclaimId: string; open: string; onDone: Props['onDone'] }) {
  const t = useMessages(bountyMessages);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {t('repay')}
      </Button>
      {asking && (
        <RepaymentDialog
          reclaimId={reclaimId}
          open={open}
          onClose={() => setAsking(false)}
          onDone={async () => {
            setAsking(false);
            await onDone();
          }}
        />
      )}
    </>
  );
}

interface Back {
  id: string;
  what: 'returnKindReturn' | 'returnKindRepayment';
  who: string;
  day: string;
  amount: string;
  reference: string | null;
  entryId: string;
}

function Returns({ account: { returns, repayments, safeguards, lanes } }: { account: Account }) {
  const t = useMessages(bountyMessages);
  const rows: Back[] = [
    ...returns.map(({ id, safeguardId, amount, returnedOn, reference, entryId }) => ({
      id,
      what: 'returnKindReturn' as const,
      who: safeguards.find((each) => each.id === safeguardId)?.holder ?? '',
      day: returnedOn,
      amount,
      reference: reference ?? null,
      entryId,
    })),
    ...repayments.map(({ id, laneId, amount, receivedOn, reference, entryId }) => ({
      id,
      what: 'returnKindRepayment' as const,
      who: lanes.find((each) => each.id === laneId)?.organization.name ?? '',
      day: receivedOn,
      amount,
      reference: reference ?? null,
      entryId,
    })),
  ].sort((a, b) => a.day.localeCompare(b.day));
  const columns: DataColumn<Back>[] = [
    {
      key: 'what',
      title: t('what'),
      always: true,
      text: ({ what, who }) => `${t(what)} ${who}`,
      render: ({ what, who }) => (
        <>
          {t(what)}
          <div className="f-quiet">{who}</div>
        </>
      ),
    },
    { key: 'day', title: t('day'), text: ({ day }) => day, render: ({ day }) => <Day value={day} /> },
    {
      key: 'amount',
      title: t('sum'),
      align: 'right',
      text: ({ amount }) => amount,
      render: ({ amount }) => <Money value={amount} exact />,
    },
    {
      key: 'reference',
      title: t('reference'),
      text: ({ reference }) => reference ?? '',
      render: ({ reference }) => reference,
    },
    { key: 'entry', title: t('entry'), render: ({ entryId }) => <EntryLink id={entryId} /> },
  ];
  return (
    <DataTable<Back>
      name="bounty-returns"
      label={t('returnsTitle')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={columns}
      empty={null}
    />
  );
}
