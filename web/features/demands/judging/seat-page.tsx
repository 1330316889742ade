import { useQuery } from '@apollo/client/react';
import { Alert, Skeleton } from 'antd';
import { useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  JudgingSeatPageDocument,
  type SeatSheetFragment,
} from '../../../generated/demands-judging/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Declare, LateConflict } from './declare.tsx';
import { judgingMessages } from './judging.messages.ts';
import { ScoreDesk } from './score-desk.tsx';

/** An expert's seat: conflicts first, then each bid beside its sheet. */
export function Component() {
  const t = useMessages(judgingMessages);
  const { seatId = '' } = useParams();
  const { data, error, refetch } = useQuery(JudgingSeatPageDocument, {
    variables: { id: seatId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 10 }} />;
  const seat = data.judgingSeat;
  if (!seat) return <EmptyState title={t('seatMissing')} text={t('seatMissingText')} />;
  return (
    <div className="f-page">
      <PageTitle
        title={seat.demand.title}
        subtitle={seat.demand.number}
        back={{ to: '/desk/judging', label: t('seatBack') }}
      />
      <Seat seat={seat} onChanged={() => void refetch()} />
    </div>
  );
}

function Seat({ seat, onChanged }: { seat: SeatSheetFragment; onChanged: () => void }) {
  const t = useMessages(judgingMessages);
  const isOver = seat.demand.state !== 'EVALUATING' && seat.demand.state !== 'CLOSED_FOR_BIDS';
  if (seat.state === 'RECUSED' || seat.state === 'RELEASED') {
    const title = t(seat.state === 'RECUSED' ? 'recusedTitle' : 'releasedTitle');
    return <Alert type="info" showIcon title={title} description={seat.endReason} />;
  }
  if (isOver && seat.state !== 'HANDED_IN') return <Alert type="info" showIcon title={t('judgedOver')} />;
  if (seat.state === 'INVITED') return <Declare seat={seat} onDone={onChanged} />;
  return (
    <>
      {seat.state === 'HANDED_IN' && <Alert type="success" showIcon title={t('handedInTitle')} />}
      {seat.bids.length === 0 ? (
        <EmptyState title={t('waitScreening')} text={t('waitScreeningText')} />
      ) : (
        <ScoreDesk seat={seat} onDone={onChanged} />
      )}
      {seat.state === 'READY' && <LateConflict seat={seat} onDone={onChanged} />}
    </>
  );
}
