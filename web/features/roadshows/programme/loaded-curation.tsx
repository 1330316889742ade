import { useQuery } from '@apollo/client/react';
import { Skeleton } from 'antd';
import { type ReactNode, useCallback } from 'react';
import { useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type CuratedRoadshowFragment,
  CurationPageDocument,
} from '../../../generated/roadshows-programme/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { deskMessages } from '../desk/desk.messages.ts';
import { RoadshowNav } from '../desk/roadshow-nav.tsx';
import { RoadshowStateTag } from '../roadshow-words.tsx';

export interface CurationProps {
  roadshow: CuratedRoadshowFragment;
  refetch: () => Promise<unknown>;
  /** Title of the session or entry with an id. */
  nameOf: (id: string) => string;
}

/** Loads a roadshow with its entries for its organiser and frames its page. */
export function LoadedCuration(props: { intro: string; children: (props: CurationProps) => ReactNode }) {
  const t = useMessages(deskMessages);
  const { roadshowId = '' } = useParams();
  const { data, loading, error, refetch } = useQuery(CurationPageDocument, {
    variables: { id: roadshowId },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const roadshow = data?.roadshow;
  const nameOf = useCallback(
    (id: string) =>
      [...(roadshow?.sessions ?? []), ...(roadshow?.entries ?? [])].find((each) => each.id === id)?.title ??
      '',
    [roadshow],
  );
  return (
    <div className="f-page">
      <PageTitle
        title={roadshow?.title ?? t('listTitle')}
        subtitle={
          roadshow && (
            <>
              {roadshow.number} <RoadshowStateTag state={roadshow.state} />
            </>
          )
        }
        back={{ to: '/desk/roadshows', label: t('backToList') }}
      />
      {roadshow && <RoadshowNav id={roadshow.id} />}
      {!data && loading && <Skeleton active paragraph={{ rows: 12 }} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && !roadshow && <EmptyState title={t('notFoundTitle')} text={t('notFoundText')} />}
      {roadshow && (
        <>
          <p className="f-quiet">{props.intro}</p>
          {props.children({ roadshow, refetch, nameOf })}
        </>
      )}
    </div>
  );
}
