import { useApolloClient, useQuery } from '@apollo/client/react';
import { Button, Result, Spin } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import { faultKind } from '../../../app/apollo.ts';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  CheckInMyselfDocument,
  RoadshowTicketDocument,
} from '../../../generated/roadshows-guests/graphql.ts';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import type { SendOutcome } from '../offline-queue.ts';
import { useOfflineQueue } from '../use-offline-queue.ts';
import { useGuestsExplain } from './guest-words.tsx';
import { guestsMessages } from './guests.messages.ts';

interface Noted {
  doorCode: string;
  at: string;
}

/** A guest checks in with their own phone, by the poster at the door. */
export function Component() {
  const t = useMessages(guestsMessages);
  const { viewer } = useViewer();
  const { pathname } = useLocation();
  return (
    <div className="f-page f-page-form">
      <PageTitle title={t('self')} />
      {viewer ? (
        <CheckIn />
      ) : (
        <Result
          status="info"
          title={t('selfSignIn')}
          extra={
            <Link to={`/sign-in?return=${encodeURIComponent(pathname)}`}>
              <Button type="primary">{t('signIn')}</Button>
            </Link>
          }
        />
      )}
    </div>
  );
}

function CheckIn() {
  const t = useMessages(guestsMessages);
  const { roadshowId = '', doorCode = '' } = useParams();
  const client = useApolloClient();
  const explain = useGuestsExplain();
  const [refusals, setRefusals] = useState<readonly UserErrorParts[]>([]);
  const [isDone, setDone] = useState(false);
  const { data } = useQuery(RoadshowTicketDocument, { variables: { roadshowId } });
  const send = useCallback(
    async (items: readonly Noted[]): Promise<SendOutcome> => {
      const [first] = items;
      if (!first) return 'sent';
      try {
        const input = { roadshowId, ...first };
        const answer = await client.mutate({ mutation: CheckInMyselfDocument, variables: { input } });
        const errors = answer.data?.checkInMyself.userErrors ?? [];
        setRefusals(errors);
        setDone(errors.length === 0);
        return errors.length === 0 ? 'sent' : 'refused';
      } catch (failure) {
        return faultKind(failure) === 'network' ? 'away' : 'refused';
      }
    },
    [client, roadshowId],
  );
  const queue = useOfflineQueue<Noted>(`fruition.self.${roadshowId}`, 1, send);
  const { add, clear, refused } = queue;
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    clear();
    add({ doorCode, at: new Date().toISOString() });
  });
  const toTicket = (
    <Link to={`/roadshows/${roadshowId}/ticket`}>
      <Button>{t('ticket')}</Button>
    </Link>
  );
  const toLive = (
    <Link to={`/roadshows/${roadshowId}/live`}>
      <Button type="primary">{t('toLive')}</Button>
    </Link>
  );
  if (isDone)
    return (
      <Result
        status="success"
        title={t('selfDone')}
        subTitle={data?.roadshow ? t('selfDoneText', { title: data.roadshow.title }) : undefined}
        extra={toLive}
      />
    );
  if (refused)
    return (
      <Result status="error" title={t('selfRefused')} extra={toTicket}>
        <Refusals errors={refusals} explain={explain} />
      </Result>
    );
  if (queue.away) return <Result status="warning" title={t('selfWaiting')} subTitle={t('selfWaitingText')} />;
  return <Result icon={<Spin size="large" />} title={t('selfText')} />;
}
