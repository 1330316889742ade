import { useQuery } from '@apollo/client/react';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type ManagedRoadshowFragment,
  ManagedRoadshowPageDocument,
} from '../../../generated/roadshows-desk/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { RoadshowStateTag } from '../roadshow-words.tsx';
import { deskMessages } from './desk.messages.ts';
import { RoadshowNav } from './roadshow-nav.tsx';

/** Loads the roadshow of the address for its organiser and frames its page. */
export function LoadedRoadshow(props: {
  /** What the page says below the title. */
  subtitle?: string;
  children: (roadshow: ManagedRoadshowFragment, refetch: () => Promise<unknown>) => ReactNode;
}) {
  const t = useMessages(deskMessages);
  const { roadshowId = '' } = useParams();
  const { data, loading, error, refetch } = useQuery(ManagedRoadshowPageDocument, {
    variables: { id: roadshowId },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  const roadshow = data?.roadshow;
  return (
    <div className="f-page">
      <PageTitle
        title={roadshow?.title ?? t('listTitle')}
        subtitle={
          roadshow && (
            <>
              {roadshow.number} <RoadshowStateTag state={roadshow.state} /> {props.subtitle}
            </>
          )
        }
        back={{ to: '/desk/roadshows', label: t('backToList') }}
      />
      {roadshow && <RoadshowNav id={roadshow.id} />}
      {!data && loading && <Skeleton active paragraph={{ rows: 12 }} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && !roadshow && <EmptyState title={t('notFoundTitle')} text={t('notFoundText')} />}
      {roadshow && props.children(roadshow, refetch)}
    </div>
  );
}
