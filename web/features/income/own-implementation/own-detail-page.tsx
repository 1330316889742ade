import { useQuery } from '@apollo/client/react';
import { Alert, Button, Flex, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  OwnImplementationDocument,
  type OwnImplementationQuery,
} from '../../../generated/income-holdings/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SourceIncome } from '../distributions/distribution-panel.tsx';
import { ownMessages } from './own.messages.ts';
import { StopDialog } from './own-dialogs.tsx';
import { YearsSection } from './years-section.tsx';

export type OwnDetail = NonNullable<OwnImplementationQuery['ownImplementation']>;

/** One result that the unit implements itself: its years, their profits, and what can be done. */
export function Component() {
  const t = useMessages(ownMessages);
  const { id = '' } = useParams();
  const [stopping, setStopping] = useState(false);
  const { data, loading, error, refetch } = useQuery(OwnImplementationDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const own = data?.ownImplementation;
  return (
    <div className="f-page">
      <PageTitle
        title={own?.title ?? t('title')}
        back={{ to: '/desk/income/own', label: t('back') }}
        subtitle={own && <Subtitle own={own} />}
        extra={
          own?.actions.includes('STOP') && <Button onClick={() => setStopping(true)}>{t('stop')}</Button>
        }
      />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && loading && <Skeleton active paragraph={{ rows: 10 }} />}
      {!error && data && !own && <EmptyState title={t('notFoundTitle')} text={t('notFoundText')} />}
      {own?.stoppedOn && (
        <Alert
          type="warning"
          showIcon
          title={t('stoppedOn', { day: own.stoppedOn, reason: own.stopReason ?? '' })}
          style={{ marginBottom: 16 }}
        />
      )}
      {own && <YearsSection own={own} onChanged={refetch} />}
      {own && (
        <section className="f-card" style={{ marginTop: 16 }}>
          <SourceIncome source={{ ownImplementationId: own.id }} version={own.version} onChanged={refetch} />
        </section>
      )}
      {own && stopping && (
        <StopDialog
          own={own}
          onDone={async () => {
            setStopping(false);
            await refetch();
          }}
          onClose={() => setStopping(false)}
        />
      )}
    </div>
  );
}

function Subtitle({ own }: { own: OwnDetail }) {
  const t = useMessages(ownMessages);
  return (
    <Flex gap={8} wrap align="center">
      <Tag>{t(`state${own.state}`)}</Tag>
      <span className="f-number">{t('subtitle', { day: own.startedOn, years: own.years })}</span>
      {own.files.map(({ id, name, url }) => (
        <a key={id} href={url}>
          {name}
        </a>
      ))}
    </Flex>
  );
}
