import { useQuery } from '@apollo/client/react';
import { Alert, Button, Skeleton, Space } from 'antd';
import { Link, useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import { DemandBountyDocument, type DemandBountyQuery } from '../../../generated/demands-bounty/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { bountyMessages } from './bounty.messages.ts';
import styles from './bounty.module.css';
import { ClaimsSection } from './claims-section.tsx';
import { BountyHead, Figures, minus } from './parts.tsx';
import { PaymentsSection } from './payments-section.tsx';
import { SafeguardsSection } from './safeguards-section.tsx';
import { StagesSection } from './stages-section.tsx';

type Bounty = NonNullable<DemandBountyQuery['demandBounty']>;
export type Account = NonNullable<Bounty['account']>;

/** All money of one bounty, for its poster, its winners and the operators. */
export function Component() {
  const t = useMessages(bountyMessages);
  const { demandId = '' } = useParams();
  const { data, error, refetch } = useQuery(DemandBountyDocument, {
    variables: { demandId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active className="f-page" />;
  const bounty = data.demandBounty;
  if (!bounty) {
    return (
      <div className="f-page">
        <PageTitle title={t('title')} back={{ to: '/desk/bounties', label: t('backToList') }} />
        <EmptyState title={t('notFoundTitle')} text={t('notFoundText')} />
      </div>
    );
  }
  return (
    <div className="f-page">
      <PageTitle
        title={t('pageTitle', { title: bounty.demand.title })}
        subtitle={bounty.demand.number}
        back={{ to: `/demands/${demandId}`, label: t('backToDemand') }}
        extra={
          bounty.account && (
            <Space wrap>
              <IncomeLinks account={bounty.account} />
              <Link to={`/desk/statements?deal=${demandId}`}>
                <Button>{t('statements')}</Button>
              </Link>
            </Space>
          )
        }
      />
      <div className={styles.stack}>
        <section className="f-card">
          <BountyHead bounty={bounty} />
          {bounty.account ? (
            <Sums account={bounty.account} />
          ) : (
            <Alert type="info" showIcon title={t('notYours')} style={{ marginTop: 12 }} />
          )}
        </section>
        {bounty.account && <Sections bounty={bounty} account={bounty.account} onDone={refetch} />}
      </div>
    </div>
  );
}

/** The way from what a unit won to where it divides that. */
function IncomeLinks({ account }: { account: Account }) {
  const t = useMessages(bountyMessages);
  const { acting, hasRole } = useViewer();
  if (!hasRole('OFFICER', 'FINANCE_OFFICER')) return null;
  const own = account.lanes.filter(({ organization }) => organization.id === acting?.organization.id);
  return own.map(({ id, number }) => (
    <Link key={id} to={`/desk/income/demands/${id}`}>
      <Button>
        {own.length > 1
          ? `${t('distribute')} · ${t('winnerNumber', { n: String(number) })}`
          : t('distribute')}
      </Button>
    </Link>
  ));
}

function Sums({ account }: { account: Account }) {
  const t = useMessages(bountyMessages);
  const { whole, held, guaranteed, needed, free, due, paid, pending, reclaimed, repaid } = account;
  const claims = [['reclaimed', reclaimed] as const, ['repaid', repaid] as const];
  return (
    <>
      {account.isSettled && <Alert type="success" showIcon title={t('settled')} />}
      <Figures
        of={[
          ['held', held ?? null],
          ['guaranteed', guaranteed ?? null],
          ['needed', needed ?? null],
          ['free', free ?? null],
          ['due', due],
          [whole ? 'paid' : 'received', paid],
          ['pending', pending],
          ['owed', minus(due, paid)],
          ...(Number(reclaimed) > 0 ? claims : []),
        ]}
      />
      <p className="f-quiet" style={{ margin: '12px 0 0' }}>
        {t('recordsOnly')}
      </p>
    </>
  );
}

interface SectionsProps {
  bounty: Bounty;
  account: Account;
  onDone: () => Promise<unknown>;
}

function Sections({ bounty, account, onDone }: SectionsProps) {
  return (
    <>
      <StagesSection account={account} />
      {account.whole && <SafeguardsSection demandId={bounty.id} account={account} onDone={onDone} />}
      <PaymentsSection account={account} onDone={onDone} />
      <ClaimsSection account={account} onDone={onDone} />
    </>
  );
}
