import { useQuery } from '@apollo/client/react';
import { Button, Skeleton } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { DemandBountyCardDocument } from '../../../generated/demands-bounty/graphql.ts';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { bountyMessages } from './bounty.messages.ts';
import { BountyHead, Figures, minus } from './parts.tsx';

/**
 * The bounty on the page of a demand: for everybody whether it is kept safe, for its parties what fell due and was paid,
 * with the way to all of its money. Nothing where no bounty is offered.
 */
export function BountyPanel({ demandId }: { demandId: string }) {
  const t = useMessages(bountyMessages);
  const { data, error, refetch } = useQuery(DemandBountyCardDocument, {
    variables: { demandId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 2 }} />;
  const bounty = data.demandBounty;
  if (!bounty || Number(bounty.amount) === 0) return null;
  const { account } = bounty;
  return (
    <section className="f-card" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <BountyHead bounty={bounty} />
      {account && (
        <>
          <Figures
            of={[
              ['due', account.due],
              ['paid', account.paid],
              ['owed', minus(account.due, account.paid)],
            ]}
          />
          <Link to={`/demands/${demandId}/bounty`}>
            <Button type={account.actions.length > 0 ? 'primary' : 'default'} style={{ marginTop: 16 }}>
              {t('open')}
            </Button>
          </Link>
        </>
      )}
    </section>
  );
}
