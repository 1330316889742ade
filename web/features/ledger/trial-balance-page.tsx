import { useQuery } from '@apollo/client/react';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import { useViewer } from '../../app/viewer.tsx';
import { TrialBalanceDocument, type TrialBalanceQuery } from '../../generated/ledger/graphql.ts';
import { type DataColumn, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/fault-alert.tsx';
import { AddressTabs } from '../../ui/list-page.tsx';
import { Money } from '../../ui/money.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { ledgerMessages } from './ledger.messages.ts';
import styles from './ledger.module.css';
import { ledgerLabels } from './ledger-labels.ts';
import { PeriodPicker, usePeriod } from './parts.tsx';
import { byPurpose } from './purposes.ts';

type Line = TrialBalanceQuery['trialBalance']['lines'][number];
type Row = Omit<Line, 'purpose' | 'accounts'> & { purpose: Line['purpose'] | null; accounts: number | null };

const SUMS = ['openingDebit', 'openingCredit', 'debit', 'credit', 'closingDebit', 'closingCredit'] as const;

/** The trial balance of the organisation acted for; for operators that of the whole market. */
export function Component() {
  const t = useMessages(ledgerMessages);
  const { hasRole, loading: viewerLoading } = useViewer();
  const { one, get } = useListState();
  const period = usePeriod();
  const isOperator = hasRole('OPERATOR');
  const readsOwn = hasRole('FINANCE_OFFICER', 'OFFICER', 'SUPERVISOR', 'ADMINISTRATOR');
  const scope = one('scope', ['MARKET', 'OWN']) ?? (isOperator ? 'MARKET' : 'OWN');
  const wholeMarket = isOperator && scope === 'MARKET';
  const allowed = wholeMarket || readsOwn;
  const { data, previousData, error, loading, refetch } = useQuery(TrialBalanceDocument, {
    variables: { wholeMarket, dealId: wholeMarket ? null : (get('deal') ?? null), ...period },
    skip: !allowed,
    fetchPolicy: 'cache-and-network',
  });
  const columns = useColumns(!wholeMarket);
  const balance = (data ?? previousData)?.trialBalance;
  const lines: Row[] | undefined = balance && [...balance.lines].sort(byPurpose);
  const rows =
    balance && lines && lines.length > 0
      ? [...lines, { purpose: null, accounts: null, ...balance.total }]
      : lines;
  return (
    <div className="f-page">
      <PageTitle title={t('trialTitle')} subtitle={t(wholeMarket ? 'marketTrialIntro' : 'trialIntro')} />
      {isOperator && readsOwn && (
        <AddressTabs
          name="scope"
          value={scope}
          items={[
            { key: 'MARKET', label: t('scopeMARKET') },
            { key: 'OWN', label: t('scopeOWN') },
          ]}
        />
      )}
      {!allowed && !viewerLoading && <Alert type="info" showIcon title={t('trialForbidden')} />}
      {error && !balance && <ErrorState error={error} onRetry={() => void refetch()} />}
      {balance && balance.lines.length > 0 && (
        <Alert
          type={balance.balanced ? 'success' : 'error'}
          showIcon
          title={t(balance.balanced ? 'trialBalanced' : 'trialUnbalanced')}
          description={t(balance.balanced ? 'trialBalancedText' : 'trialUnbalancedText')}
          style={{ marginBottom: 16 }}
        />
      )}
      {allowed && !(error && !balance) && (
        <DataTable<Row>
          name="trial-balance"
          label={t('trialTitle')}
          rows={rows}
          rowKey={({ purpose }) => purpose ?? 'total'}
          columns={columns}
          loading={loading}
          narrowed={Boolean(period.from || period.to)}
          empty={<EmptyState title={t('trialEmptyTitle')} text={t('trialEmptyText')} />}
          tools={<PeriodPicker />}
        />
      )}
    </div>
  );
}

function useColumns(linked: boolean): DataColumn<Row>[] {
  const t = useMessages(ledgerMessages);
  const labels = useMessages(ledgerLabels);
  const name = (purpose: Row['purpose']) => (purpose ? labels(`purpose${purpose}`) : t('totalLabel'));
  return [
    {
      key: 'purpose',
      title: t('columnPurpose'),
      always: true,
      render: ({ purpose }) => {
        if (!purpose) return <span className={styles.totals}>{name(purpose)}</span>;
        return linked ? (
          <Link to={`/desk/statements?purpose=${purpose}`}>{name(purpose)}</Link>
        ) : (
          name(purpose)
        );
      },
      text: ({ purpose }) => name(purpose),
    },
    {
      key: 'accounts',
      title: t('columnAccounts'),
      align: 'right',
      render: ({ accounts }) => accounts,
      text: ({ accounts }) => String(accounts ?? ''),
    },
    ...SUMS.map(
      (sum): DataColumn<Row> => ({
        key: sum,
        title: t(sum),
        align: 'right',
        render: (row) =>
          row.purpose ? (
            <Money value={row[sum]} exact />
          ) : (
            <span className={styles.totals}>
              <Money value={row[sum]} exact />
            </span>
          ),
        text: (row) => row[sum],
      }),
    ),
  ];
}
