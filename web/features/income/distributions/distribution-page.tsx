import { useQuery } from '@apollo/client/react';
import { Alert, Descriptions, Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import {
  type DistributionPartsFragment,
  IncomeDistributionDocument,
} from '../../../generated/income/graphql.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { DateTime, Day } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { exactMoney, Money } from '../../../ui/money.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { NoticePanel } from '../../notices/notice-panel.tsx';
import { RewardEstimates } from '../estimates/reward-estimates.tsx';
import { Sums } from './distribution-panel.tsx';
import { DistributionSteps } from './distribution-steps.tsx';
import { FloorTable } from './floor-table.tsx';
import { incomeMessages } from './income.messages.ts';
import styles from './income.module.css';
import { DistributionStateTag, usePercent } from './income-words.tsx';
import { RuleLink } from './rule-link.tsx';
import { sourceOf, sourcePath } from './source.ts';
import { SplitBar, type SplitPart } from './split-bar.tsx';

/** One distribution: sums, who gets what by which rule, floors, where it came from, who did what, its notice. */
export function Component() {
  const t = useMessages(incomeMessages);
  const { distributionId = '' } = useParams();
  const { data, loading, error, refetch } = useQuery(IncomeDistributionDocument, {
    variables: { id: distributionId },
    fetchPolicy: 'cache-and-network',
  });
  const distribution = data?.incomeDistribution;
  const back = { to: '/desk/income', label: t('backToList') };
  if (!distribution) {
    return (
      <div className="f-page">
        <PageTitle title={t('deskTitle')} back={back} />
        {loading && <Skeleton active paragraph={{ rows: 12 }} />}
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!loading && data && <EmptyState title={t('notFound')} text={t('notFoundText')} />}
      </div>
    );
  }
  const source = sourceOf(distribution);
  return (
    <div className="f-page">
      <PageTitle
        title={t('distributionTitle', { number: distribution.number })}
        back={back}
        subtitle={
          <>
            <DistributionStateTag state={distribution.state} />{' '}
            {source ? <Link to={sourcePath(source)}>{distribution.title}</Link> : distribution.title} ·{' '}
            {t(`basis${distribution.basis}`)} ·{' '}
            <Link to={`/dossiers/IncomeDistribution/${distribution.id}`}>{t('dossier')}</Link>
          </>
        }
        extra={<DistributionSteps distribution={distribution} onChanged={refetch} />}
      />
      {distribution.endReason && (
        <Alert type="warning" showIcon title={distribution.endReason} style={{ marginBottom: 16 }} />
      )}
      <section className={`f-card ${styles.part}`}>
        <Sums gross={distribution.gross} costs={distribution.costs} net={distribution.net} />
        <SplitBar
          parts={sharesOf(distribution)}
          floors={distribution.floors.map(({ ruleId, pool, basisPoints, blocks }) => ({
            ruleId,
            pool,
            basisPoints,
            blocks,
          }))}
        />
        <Lines distribution={distribution} />
      </section>
      <section className={`f-card ${styles.part}`}>
        <h2>{t('floorsTitle')}</h2>
        <FloorTable name="distribution-floors" rows={distribution.floors} />
        <Warnings distribution={distribution} />
      </section>
      <section className={`f-card ${styles.part}`}>
        <h2>{t('receiptsTitle')}</h2>
        <Receipts distribution={distribution} />
      </section>
      <section className={`f-card ${styles.part}`}>
        <h2>{t('noticeTitle')}</h2>
        <NoticePanel caseType="IncomeDistribution" caseId={distribution.id} />
      </section>
      <RewardEstimates distributionId={distribution.id} />
      <History distribution={distribution} />
    </div>
  );
}

const PART_OF = {
  COMPLETER: 'COMPLETERS',
  AGREED_INCOME: 'COMPLETERS',
  CONTRIBUTOR: 'CONTRIBUTORS',
  FUND: 'FUND',
  COMMISSION: 'COMMISSION',
  UNIT: 'UNIT',
} as const;

/** The lines as shares of the net income, for the bar only. */
function sharesOf({ lines, net }: DistributionPartsFragment): Record<SplitPart, number> {
  const shares = { COMPLETERS: 0, CONTRIBUTORS: 0, FUND: 0, COMMISSION: 0, UNIT: 0 };
  const whole = Number(net);
  if (whole <= 0) return shares;
  for (const { kind, amount } of lines) shares[PART_OF[kind]] += (Number(amount) / whole) * 10_000;
  return shares;
}

type Line = DistributionPartsFragment['lines'][number];

function Lines({ distribution }: { distribution: DistributionPartsFragment }) {
  const t = useMessages(incomeMessages);
  const { locale } = useLanguage();
  const percent = usePercent();
  const share = ({ basisPoints, poolBasisPoints }: Line) =>
    [
      typeof basisPoints === 'number' ? percent(basisPoints) : '',
      typeof poolBasisPoints === 'number' ? t('poolShare', { share: percent(poolBasisPoints) }) : '',
    ]
      .filter(Boolean)
      .join(' × ');
  return (
    <DataTable<Line>
      name="distribution-lines"
      label={t('linesTitle')}
      rows={distribution.lines}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'kind',
          title: t('lineKind'),
          always: true,
          render: (row) => t(`line${row.kind}`),
          text: (row) => t(`line${row.kind}`),
        },
        {
          key: 'name',
          title: t('lineName'),
          render: (row) => (
            <>
              {row.name}{' '}
              {row.leaderPosition && <span className="f-quiet">{t(`leader${row.leaderPosition}`)}</span>}
            </>
          ),
          text: (row) => row.name ?? '',
        },
        { key: 'share', title: t('lineShare'), render: share, text: share },
        {
          key: 'rule',
          title: t('lineRule'),
          render: (row) => row.ruleId && <RuleLink ruleId={row.ruleId} />,
          text: (row) => row.ruleId ?? '',
        },
        {
          key: 'amount',
          title: t('lineAmount'),
          align: 'right',
          render: (row) => (
            <>
              <Money value={row.amount} exact />
              {Number(row.owed) > 0 && (
                <div className="f-quiet">{t('lineOwed', { amount: exactMoney(row.owed, locale) })}</div>
              )}
            </>
          ),
          text: (row) => row.amount,
        },
      ]}
    />
  );
}

function Warnings({ distribution }: { distribution: DistributionPartsFragment }) {
  const t = useMessages(incomeMessages);
  if (distribution.warnings.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginTop: 16 }}
      title={t('warningsTitle')}
      description={distribution.warnings
        .map(({ ruleId, citation }) => t('warningRule', { rule: ruleId, citation: citation ?? '' }))
        .join('；')}
    />
  );
}

type Receipt = DistributionPartsFragment['receipts'][number];

/** What came in, each with the invoice that it paid. */
function Receipts({ distribution }: { distribution: DistributionPartsFragment }) {
  const t = useMessages(incomeMessages);
  const { dealId } = distribution;
  return (
    <DataTable<Receipt>
      name="distribution-receipts"
      label={t('receiptsTitle')}
      rows={distribution.receipts}
      rowKey={({ receivedId }) => receivedId}
      columns={[
        {
          key: 'day',
          title: t('columnReceivedOn'),
          always: true,
          render: (row) => <Day value={row.receivedOn} />,
          text: (row) => row.receivedOn,
        },
        {
          key: 'amount',
          title: t('lineAmount'),
          align: 'right',
          render: (row) => <Money value={row.amount} exact />,
          text: (row) => row.amount,
        },
        ...(dealId
          ? [
              {
                key: 'invoice',
                title: t('columnInvoice'),
                render: (row: Receipt) =>
                  row.invoiceId && (
                    <Link to={`/deals/${dealId}/money?tab=invoices#invoice-${row.invoiceId}`}>
                      {t('openInvoice')}
                    </Link>
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}

function History({ distribution }: { distribution: DistributionPartsFragment }) {
  const t = useMessages(incomeMessages);
  const { preparedBy, preparedAt, approvedBy, approvedAt, endedBy, endedAt, entryId } = distribution;
  const step = (label: string, name: string | undefined, at: string | null | undefined) =>
    at
      ? [
          {
            key: label,
            label,
            children: (
              <>
                {name} <DateTime value={at} />
              </>
            ),
          },
        ]
      : [];
  return (
    <section className="f-card">
      <Descriptions
        title={<h2>{t('historyTitle')}</h2>}
        column={{ xs: 1, lg: 2 }}
        items={[
          ...step(t('preparedBy'), preparedBy?.name, preparedAt),
          ...step(t('approvedBy'), approvedBy?.name, approvedAt),
          ...step(t('endedBy'), endedBy?.name, endedAt),
          ...(entryId
            ? [
                {
                  key: 'entry',
                  label: t('ledgerEntry'),
                  children: (
                    <Link to={`/desk/entries/${entryId}`} className="f-number">
                      {entryId.slice(-12)}
                    </Link>
                  ),
                },
              ]
            : []),
          {
            key: 'digest',
            label: t('digest'),
            children: <span className="f-number">{distribution.digest.slice(0, 16)}…</span>,
          },
        ]}
      />
    </section>
  );
}
