import { useQuery } from '@apollo/client/react';
import { Alert, Skeleton } from 'antd';
import { Link, useLocation, useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { DecidedBrokerDocument } from '../../../generated/brokers-registry/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { BrokerStateTag } from '../broker-words.tsx';
import { DecideActions } from './decide-actions.tsx';
import { profileMessages } from './profile.messages.ts';
import { ProfileView } from './profile-view.tsx';
import { RecordPanel } from './record-panel.tsx';

/** A profile for the administrator or the operator who decides on it. */
export function Component() {
  const t = useMessages(profileMessages);
  const { brokerId = '' } = useParams();
  const { pathname } = useLocation();
  const back = pathname.startsWith('/admin') ? '/admin/brokers' : '/desk/agency';
  const { data, error, refetch } = useQuery(DecidedBrokerDocument, {
    variables: { id: brokerId },
    fetchPolicy: 'cache-and-network',
  });
  const broker = data?.broker;
  const account = broker?.account;
  return (
    <div className="f-page">
      <PageTitle
        title={broker?.name ?? t('decideTitle')}
        back={{ to: back, label: t('backToList') }}
        subtitle={
          broker &&
          account && (
            <>
              {broker.number} · {broker.organization?.name ?? t('independent')}{' '}
              <BrokerStateTag state={account.state} />
            </>
          )
        }
        extra={broker && <Link to={`/brokers/${broker.id}`}>{t('openPublic')}</Link>}
      />
      {!data && !error && <Skeleton active paragraph={{ rows: 12 }} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && !account && <EmptyState title={t('notFound')} text={t('notFoundText')} />}
      {broker && account && (
        <>
          {account.reason && (
            <Alert
              type={account.state === 'SUSPENDED' ? 'error' : 'warning'}
              showIcon
              title={account.state === 'SUSPENDED' ? t('isSuspended') : t('wasReturned')}
              description={account.reason}
              style={{ marginBottom: 16 }}
            />
          )}
          <DecideActions broker={broker} onDone={() => void refetch()} />
          <ProfileView broker={broker} />
          {broker.record && (
            <div style={{ marginTop: 16 }}>
              <RecordPanel record={broker.record} />
            </div>
          )}
        </>
      )}
    </div>
  );
}
