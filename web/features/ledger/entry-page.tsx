import { useQuery } from '@apollo/client/react';
import { Alert, Descriptions, Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import { LedgerEntryDocument, type LedgerEntryQuery } from '../../generated/ledger/graphql.ts';
import { type DataColumn, DataTable } from '../../ui/data-table.tsx';
import { DateTime, Day } from '../../ui/date-time.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/fault-alert.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ledgerMessages } from './ledger.messages.ts';
import { ledgerLabels } from './ledger-labels.ts';
import { absolute, Balance, Basis, CaseLink, OneSide, sideOf } from './parts.tsx';

type Entry = NonNullable<LedgerEntryQuery['ledgerEntry']>;
type Posting = Entry['postings'][number];

/** One entry: why it was made, for which case, what reversed it, and the reader's own half of its postings. */
export function Component() {
  const t = useMessages(ledgerMessages);
  const labels = useMessages(ledgerLabels);
  const { entryId = '' } = useParams();
  const back = { to: '/desk/statements', label: t('backToStatements') };
  const { data, error, refetch } = useQuery(LedgerEntryDocument, { variables: { id: entryId } });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active className="f-page" />;
  const entry = data.ledgerEntry;
  if (!entry) {
    return (
      <div className="f-page">
        <PageTitle title={t('statementsTitle')} back={back} />
        <EmptyState title={t('entryNotFoundTitle')} text={t('notFoundText')} />
      </div>
    );
  }
  return (
    <div className="f-page">
      <PageTitle title={t('entryTitle', { code: labels(`code${entry.code}`) })} back={back} />
      {entry.reversedBy && (
        <Alert
          type="warning"
          showIcon
          title={t('entryReversedAlert')}
          action={<Link to={`/desk/entries/${entry.reversedBy.id}`}>{t('seeEntry')}</Link>}
          style={{ marginBottom: 16 }}
        />
      )}
      <section className="f-card" style={{ marginBottom: 16 }}>
        <EntryFacts entry={entry} />
      </section>
      <section className="f-card">
        <h2>{t('postingsTitle')}</h2>
        <p className="f-quiet">{t('postingsNote')}</p>
        <Postings rows={entry.postings} />
      </section>
    </div>
  );
}

function EntryFacts({ entry }: { entry: Entry }) {
  const t = useMessages(ledgerMessages);
  const plain = entry.postings.every(({ account }) => account.ownerKind === 'PERSON');
  const items = [
    {
      key: 'case',
      label: t('entryCase'),
      children: (
        <CaseLink caseType={entry.caseType} caseId={entry.caseId} title={entry.caseTitle} plain={plain} />
      ),
    },
    { key: 'number', label: t('entryNumber'), children: entry.number ?? '—' },
    { key: 'bookedOn', label: t('entryBookedOn'), children: <Day value={entry.bookedOn} /> },
    { key: 'createdAt', label: t('entryCreatedAt'), children: <DateTime value={entry.createdAt} exact /> },
    {
      key: 'by',
      label: t('entryMadeBy'),
      children: entry.madeBy ?? (entry.job ? t('entryJob') : t('entryOtherSide')),
    },
    ...(entry.reason ? [{ key: 'reason', label: t('entryReason'), children: entry.reason }] : []),
    ...(entry.reversesId
      ? [
          {
            key: 'reverses',
            label: t('entryReverses'),
            children: <Link to={`/desk/entries/${entry.reversesId}`}>{t('seeEntry')}</Link>,
          },
        ]
      : []),
  ];
  return <Descriptions column={{ xs: 1, md: 2 }} items={items} />;
}

function Postings({ rows }: { rows: readonly Posting[] }) {
  const t = useMessages(ledgerMessages);
  return (
    <DataTable<Posting>
      name="entry"
      label={t('postingsTitle')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={usePostingColumns()}
    />
  );
}

function usePostingColumns(): DataColumn<Posting>[] {
  const t = useMessages(ledgerMessages);
  const labels = useMessages(ledgerLabels);
  const onSide = (amount: string, side: 'debit' | 'credit') =>
    sideOf(amount) === side ? absolute(amount) : '';
  return [
    {
      key: 'account',
      title: t('columnAccount'),
      always: true,
      render: ({ account }) => (
        <Link to={`/desk/statements/${account.id}`}>{labels(`purpose${account.purpose}`)}</Link>
      ),
      text: ({ account }) => labels(`purpose${account.purpose}`),
    },
    {
      key: 'deal',
      title: t('columnDeal'),
      render: ({ account: { dealId, dealNumber } }) =>
        dealId ? (dealNumber ?? t('dealUnnamed')) : <span className="f-quiet">{t('noDeal')}</span>,
      text: ({ account }) => account.dealNumber ?? '',
    },
    {
      key: 'basis',
      title: t('columnBasis'),
      render: ({ term, ruleId, key, account }) => (
        <Basis
          term={term}
          ruleId={ruleId}
          planKey={key}
          dealId={account.dealId}
          dealCaseType={account.dealCaseType}
          plain={account.ownerKind === 'PERSON'}
        />
      ),
    },
    {
      key: 'number',
      title: t('columnNumber'),
      render: ({ note }) => note,
      text: ({ note }) => note ?? '',
    },
    {
      key: 'debit',
      title: t('columnDebit'),
      align: 'right',
      render: ({ amount }) => <OneSide value={amount} side="debit" />,
      text: ({ amount }) => onSide(amount, 'debit'),
    },
    {
      key: 'credit',
      title: t('columnCredit'),
      align: 'right',
      render: ({ amount }) => <OneSide value={amount} side="credit" />,
      text: ({ amount }) => onSide(amount, 'credit'),
    },
    {
      key: 'balance',
      title: t('balanceAfter'),
      align: 'right',
      optional: true,
      render: ({ balanceAfter }) => <Balance value={balanceAfter} />,
      text: ({ balanceAfter }) => balanceAfter,
    },
  ];
}
