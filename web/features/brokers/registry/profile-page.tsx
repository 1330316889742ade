import { useQuery } from '@apollo/client/react';
import { Alert, Button, Skeleton } from 'antd';
import { useCallback, useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  type BrokerProfilePartsFragment,
  MyBrokerProfileDocument,
  StartBrokerProfileDocument,
  type StartBrokerProfileMutation,
} from '../../../generated/brokers-registry/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState, FaultAlert } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { BrokerStateTag } from '../broker-words.tsx';
import { profileMessages } from './profile.messages.ts';
import { ProfileEditor } from './profile-editor.tsx';
import { ProfileView } from './profile-view.tsx';
import { TakeBack } from './take-back.tsx';

const pickStarted = (data: StartBrokerProfileMutation) => data.startBrokerProfile;

/** One's own profile as broker: begun, written, handed in, and kept up to date. */
export function Component() {
  const t = useMessages(profileMessages);
  const { hasRole } = useViewer();
  const [round, setRound] = useState(0);
  const { data, loading, error, refetch } = useQuery(MyBrokerProfileDocument, {
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  const reload = useCallback(async () => {
    await refetch();
    setRound((present) => present + 1);
  }, [refetch]);
  const broker = data?.myBrokerProfile;
  return (
    <div className="f-page">
      <PageTitle
        title={t('title')}
        subtitle={
          broker?.account ? (
            <>
              {broker.number} <BrokerStateTag state={broker.account.state} />
            </>
          ) : (
            t('intro')
          )
        }
        extra={broker && <Link to={`/brokers/${broker.id}`}>{t('openPublic')}</Link>}
      />
      {loading && !data && <Skeleton active paragraph={{ rows: 12 }} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && !broker && (hasRole('BROKER') ? <Start onStarted={reload} /> : <NoRole />)}
      {broker?.account && <Profile key={round} broker={broker} onReload={reload} />}
    </div>
  );
}

function Profile({
  broker,
  onReload,
}: {
  broker: BrokerProfilePartsFragment;
  onReload: () => Promise<void>;
}) {
  const t = useMessages(profileMessages);
  const { account } = broker;
  if (!account) return null;
  const can = (action: (typeof account.availableActions)[number]) =>
    account.availableActions.includes(action);
  return (
    <>
      {account.reason && (
        <Alert
          type={account.state === 'SUSPENDED' ? 'error' : 'warning'}
          showIcon
          title={account.state === 'SUSPENDED' ? t('suspended') : t('returned')}
          description={account.reason}
          style={{ marginBottom: 16 }}
        />
      )}
      {can('TAKE_BACK') && (
        <Alert
          type="info"
          showIcon
          title={account.state === 'CONFIRMED' ? t('proposalWaits') : t('waits')}
          description={t(account.confirmer === 'ORGANIZATION' ? 'waitsOwn' : 'waitsOperator')}
          action={<TakeBack broker={broker} onDone={onReload} />}
          style={{ marginBottom: 16 }}
        />
      )}
      {can('EDIT') ? <ProfileEditor broker={broker} onReload={onReload} /> : <ProfileView broker={broker} />}
    </>
  );
}

function Start({ onStarted }: { onStarted: () => Promise<void> }) {
  const t = useMessages(profileMessages);
  const action = useAction(StartBrokerProfileDocument, pickStarted);
  const start = async () => {
    if (await action.run({})) await onStarted();
  };
  return (
    <>
      <EmptyState
        title={t('startTitle')}
        text={t('startText')}
        action={
          <Button type="primary" loading={action.running} onClick={() => void start()}>
            {t('start')}
          </Button>
        }
      />
      <Refusals errors={action.refusals} />
      <FaultAlert fault={action.fault} />
    </>
  );
}

function NoRole() {
  const t = useMessages(profileMessages);
  return <EmptyState title={t('noRoleTitle')} text={t('noRoleText')} />;
}
