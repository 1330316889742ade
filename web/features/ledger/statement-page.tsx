import { useQuery } from '@apollo/client/react';
import { Checkbox, Flex, Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import {
  LedgerStatementDocument,
  LedgerStatementLinesDocument,
  type LedgerStatementLinesQuery,
  type LedgerStatementQuery,
} from '../../generated/ledger/graphql.ts';
import type { DataColumn } from '../../ui/data-table.tsx';
import { Day } from '../../ui/date-time.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/fault-alert.tsx';
import { ExportLinks, ListTable } from '../../ui/list-page.tsx';
import { Money } from '../../ui/money.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { useRows } from '../../ui/use-rows.ts';
import { ledgerMessages } from './ledger.messages.ts';
import styles from './ledger.module.css';
import { ledgerLabels } from './ledger-labels.ts';
import {
  absolute,
  Balance,
  Basis,
  CaseLink,
  OneSide,
  PeriodPicker,
  sideOf,
  usePeriod,
  useTermText,
} from './parts.tsx';

type Statement = NonNullable<LedgerStatementQuery['ledgerStatement']>;
type Line = NonNullable<LedgerStatementLinesQuery['ledgerStatement']>['lines']['edges'][number]['node'];

/** One account over a period: what stood before, what moved it with the way to its source, what it came to. */
export function Component() {
  const t = useMessages(ledgerMessages);
  const labels = useMessages(ledgerLabels);
  const { accountId = '' } = useParams();
  const period = usePeriod();
  const back = { to: '/desk/statements', label: t('backToStatements') };
  const { data, previousData, error, refetch } = useQuery(LedgerStatementDocument, {
    variables: { accountId, ...period },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;
  const statement = shown?.ledgerStatement;
  if (error && !shown) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (shown && !statement) {
    return (
      <div className="f-page">
        <PageTitle title={t('statementsTitle')} back={back} />
        <EmptyState title={t('notFoundTitle')} text={t('notFoundText')} />
      </div>
    );
  }
  if (!statement) return <Skeleton active className="f-page" />;
  const { account } = statement;
  return (
    <div className="f-page">
      <PageTitle
        title={t('statementTitle', { account: labels(`purpose${account.purpose}`) })}
        subtitle={
          <>
            {account.ownerName}
            {account.dealId && ' · '}
            {account.dealId && <DealLink account={account} />}
          </>
        }
        back={back}
        extra={
          <Flex gap={8} wrap>
            <ExportLinks
              paths={['/ledger/statement.xlsx', '/ledger/statement.pdf']}
              filter={{ account: accountId, ...period }}
            />
          </Flex>
        }
      />
      <Figures statement={statement} />
      <p className="f-quiet">{t('byDay')}</p>
      <Lines accountId={accountId} account={account} />
    </div>
  );
}

function DealLink({ account }: { account: Statement['account'] }) {
  const t = useMessages(ledgerMessages);
  const { dealId, dealNumber, dealCaseType, ownerKind } = account;
  return (
    <CaseLink
      caseType={dealCaseType ?? 'Deal'}
      caseId={dealId ?? ''}
      title={dealNumber ?? t('dealUnnamed')}
      plain={ownerKind === 'PERSON'}
    />
  );
}

function Figures({ statement }: { statement: Statement }) {
  const t = useMessages(ledgerMessages);
  const { opening, debit, credit, closing } = statement;
  return (
    <dl className={styles.figures}>
      <div>
        <dt>{t('opening')}</dt>
        <dd>
          <Balance value={opening} />
        </dd>
      </div>
      <div>
        <dt>{t('debits')}</dt>
        <dd>
          <Money value={debit} exact />
        </dd>
      </div>
      <div>
        <dt>{t('credits')}</dt>
        <dd>
          <Money value={credit} exact />
        </dd>
      </div>
      <div>
        <dt>{t('closing')}</dt>
        <dd>
          <Balance value={closing} />
        </dd>
      </div>
    </dl>
  );
}

const pick = (data: LedgerStatementLinesQuery) => data.ledgerStatement?.lines;

function Lines({ accountId, account }: { accountId: string; account: Statement['account'] }) {
  const t = useMessages(ledgerMessages);
  const { get, set } = useListState();
  const period = usePeriod();
  const latestFirst = get('order') !== 'oldest';
  const list = useRows(LedgerStatementLinesDocument, pick, { accountId, ...period, latestFirst });
  return (
    <ListTable<Line>
      name="statement"
      label={t('linesLabel')}
      list={list}
      columns={useColumns(account)}
      empty={<EmptyState title={t('linesEmptyTitle')} text={t('linesEmptyText')} />}
      tools={
        <Flex gap={16} align="center" wrap>
          <PeriodPicker />
          <Checkbox
            checked={latestFirst}
            onChange={({ target }) => set({ order: target.checked ? null : 'oldest' })}
          >
            {t('latestFirst')}
          </Checkbox>
        </Flex>
      }
    />
  );
}

function useColumns({ dealId, dealCaseType, ownerKind }: Statement['account']): DataColumn<Line>[] {
  const t = useMessages(ledgerMessages);
  const labels = useMessages(ledgerLabels);
  const termText = useTermText();
  const plain = ownerKind === 'PERSON';
  const onSide = (amount: string, side: 'debit' | 'credit') =>
    sideOf(amount) === side ? absolute(amount) : '';
  return [
    {
      key: 'day',
      title: t('columnDay'),
      render: ({ day }) => <Day value={day} />,
      text: ({ day }) => day,
    },
    {
      key: 'code',
      title: t('columnCode'),
      always: true,
      render: ({ entry }) => <Link to={`/desk/entries/${entry.id}`}>{labels(`code${entry.code}`)}</Link>,
      text: ({ entry }) => labels(`code${entry.code}`),
    },
    {
      key: 'bookedOn',
      title: t('columnBookedOn'),
      optional: true,
      render: ({ entry }) => <Day value={entry.bookedOn} />,
      text: ({ entry }) => entry.bookedOn,
    },
    {
      key: 'case',
      title: t('columnCase'),
      render: ({ entry }) => (
        <CaseLink caseType={entry.caseType} caseId={entry.caseId} title={entry.caseTitle} plain={plain} />
      ),
      text: ({ entry }) => entry.caseTitle ?? '',
    },
    {
      key: 'number',
      title: t('columnNumber'),
      render: ({ note, entry }) => note ?? entry.number,
      text: ({ note, entry }) => note ?? entry.number ?? '',
    },
    {
      key: 'basis',
      title: t('columnBasis'),
      render: ({ term, ruleId, key }) => (
        <Basis
          term={term}
          ruleId={ruleId}
          planKey={key}
          dealId={dealId}
          dealCaseType={dealCaseType}
          plain={plain}
        />
      ),
      text: ({ term, ruleId, key }) =>
        [termText({ term: term ?? null, key: key ?? null }), ruleId].filter(Boolean).join(' '),
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
      title: t('columnBalance'),
      align: 'right',
      render: ({ balanceAfter }) => <Balance value={balanceAfter} />,
      text: ({ balanceAfter }) => balanceAfter,
    },
  ];
}
