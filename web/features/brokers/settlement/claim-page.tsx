import { useQuery } from '@apollo/client/react';
import { Alert, Button, Skeleton, Space, Tag } from 'antd';
import { Link, useParams } from 'react-router';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import {
  CommissionClaimDocument,
  type CommissionClaimQuery,
} from '../../../generated/brokers-settlement/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { ExportLinks } from '../../../ui/list-page.tsx';
import { exactMoney } from '../../../ui/money.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { AccrualsSection } from './accruals-section.tsx';
import { InvoicesSection } from './invoices-section.tsx';
import { Figures, isSome, positive } from './parts.tsx';
import { PaymentsSection } from './payments-section.tsx';
import { settlementMessages } from './settlement.messages.ts';
import styles from './settlement.module.css';
import { SplitsSection } from './splits-section.tsx';

export type Claim = NonNullable<CommissionClaimQuery['commissionClaim']>;

/** What every section of the page of a commission is given. */
export interface SectionProps {
  claim: Claim;
  onDone: () => Promise<unknown>;
}

/** One commission: why it is owed, invoices, payments; for its payer and its beneficiary. */
export function Component() {
  const t = useMessages(settlementMessages);
  const { claimId = '' } = useParams();
  const { data, error, refetch } = useQuery(CommissionClaimDocument, {
    variables: { id: claimId },
    fetchPolicy: 'cache-and-network',
  });
  const back = { to: '/desk/commissions', label: t('back') };
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active className="f-page" />;
  const claim = data.commissionClaim;
  if (!claim) {
    return (
      <div className="f-page">
        <PageTitle title={t('title')} back={back} />
        <EmptyState title={t('notFoundTitle')} text={t('notFoundText')} />
      </div>
    );
  }
  const statement = `/brokers/commissions/${claim.id}/statement`;
  return (
    <div className="f-page">
      <PageTitle
        title={t('pageTitle', { title: claim.title })}
        heading={claim.title}
        back={back}
        subtitle={<Subtitle claim={claim} />}
        extra={
          <Space wrap>
            {claim.dealId && (
              <Link to={`/deals/${claim.dealId}/money?tab=commissions`}>
                <Button>{t('dealMoney')}</Button>
              </Link>
            )}
            <ExportLinks paths={[`${statement}.pdf`]} filter={{}} />
            <ExportLinks paths={[`${statement}.xlsx`]} filter={{}} />
          </Space>
        }
      />
      <div className={styles.stack}>
        <section className="f-card">
          <Sums claim={claim} />
        </section>
        <AccrualsSection claim={claim} />
        <InvoicesSection claim={claim} onDone={refetch} />
        <PaymentsSection claim={claim} onDone={refetch} />
        {claim.engagementId && claim.beneficiaryKind === 'ORGANIZATION' && claim.isMine && (
          <SplitsSection engagementId={claim.engagementId} />
        )}
      </div>
    </div>
  );
}

function Subtitle({ claim }: { claim: Claim }) {
  const t = useMessages(settlementMessages);
  const { payingOrganization, name, reference } = claim;
  return (
    <Space wrap>
      <span className="f-number">{reference}</span>
      <span>
        {payingOrganization.name} → {name}
      </span>
      <Tag>{t(`role${claim.role}`)}</Tag>
      <Tag>{t(`payer${claim.payer}`)}</Tag>
    </Space>
  );
}

function Sums({ claim }: { claim: Claim }) {
  const t = useMessages(settlementMessages);
  const { locale } = useLanguage();
  const { accrued, paid, pending, open, invoiced, waiting } = claim;
  const overpaid = open.startsWith('-');
  const isSettled = isSome(accrued) && accrued === paid && !isSome(waiting);
  return (
    <>
      {isSettled && <Alert type="success" showIcon title={t('settled')} />}
      {overpaid && (
        <Alert
          type="warning"
          showIcon
          title={t('overpaidNote', { sum: exactMoney(positive(open), locale) })}
        />
      )}
      {isSome(waiting) && (
        <Alert type="info" showIcon title={t('waitingNote', { sum: exactMoney(waiting, locale) })} />
      )}
      <Figures
        of={[
          ['accrued', accrued],
          ['paid', paid],
          ['pending', pending],
          overpaid ? ['overpaid', positive(open)] : ['owed', open],
          ['invoiced', invoiced],
          ...(isSome(waiting) ? [['waiting', waiting] as const] : []),
        ]}
      />
      <p className="f-quiet" style={{ margin: '12px 0 0' }}>
        {t('recordsOnly')}
      </p>
    </>
  );
}
