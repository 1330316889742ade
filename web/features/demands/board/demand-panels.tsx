import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import type { DemandOnPage } from './demand-page.tsx';
import { pageMessages } from './page.messages.ts';

// Each asks for its own data and shows nothing where it has nothing for the reader.
const BountyPanel = lazy(() =>
  import('../bounty/bounty-panel.tsx').then(({ BountyPanel: panel }) => ({ default: panel })),
);
const LanesPanel = lazy(() =>
  import('../lanes/lanes-panel.tsx').then(({ LanesPanel: panel }) => ({ default: panel })),
);

const MyBidCard = lazy(() =>
  import('../bidding/my-bid-card.tsx').then(({ MyBidCard: card }) => ({ default: card })),
);
const MatchPanel = lazy(() =>
  import('../matching/match-panel.tsx').then(({ MatchPanel: panel }) => ({ default: panel })),
);
const OutcomePanel = lazy(() =>
  import('../outcome/outcome-panel.tsx').then(({ OutcomePanel: panel }) => ({ default: panel })),
);
const FindBrokers = lazy(() => import('../../brokers/matching/find-brokers.tsx'));
const AnswerCard = lazy(() => import('../posting/answer-card.tsx'));

/** States in which bids are judged or were. */
const JUDGED: readonly DemandOnPage['state'][] = ['CLOSED_FOR_BIDS', 'EVALUATING', 'ON_NOTICE'];
/** States in which there are winners. */
const WON: readonly DemandOnPage['state'][] = [
  'AWARDED',
  'PLEDGED',
  'IN_PROGRESS',
  'ACCEPTED',
  'SETTLED',
  'FAILED',
];

/** States in which there is nothing left to broker. */
const OVER: readonly DemandOnPage['state'][] = ['SETTLED', 'CLOSED', 'FAILED', 'CANCELLED'];

/** What the reader can do with a demand, and how its money and its work stand. */
export function DemandPanels({ demand }: { demand: DemandOnPage }) {
  const t = useMessages(pageMessages);
  const { viewer, hasRole } = useViewer();
  const [invitation] = demand.isMine || !viewer ? [] : demand.invitations;
  return (
    <Suspense fallback={null}>
      {invitation && (
        <section className="f-card">
          <h2>{t('invited')}</h2>
          {invitation.message && <p>{invitation.message}</p>}
        </section>
      )}
      {demand.mode === 'PLAIN' && viewer && <AnswerCard demandId={demand.id} />}
      {demand.mode !== 'PLAIN' && <MyBidCard demandId={demand.id} />}
      {demand.isMine && demand.mode !== 'PLAIN' && [...JUDGED, ...WON].includes(demand.state) && (
        <section className="f-card">
          <Link to={`/demands/${demand.id}/judging`} className="f-button">
            {t('judgingRoom')}
          </Link>
        </section>
      )}
      {demand.mode !== 'PLAIN' && <BountyPanel demandId={demand.id} />}
      {demand.isMine && demand.state === 'OPEN' && <MatchPanel demandId={demand.id} />}
      {demand.isMine && !OVER.includes(demand.state) && (
        <FindBrokers
          kind="DEMAND"
          subjectId={demand.id}
          canInvite={hasRole('ENTERPRISE_MEMBER')}
          canBeWanted
          isPublic={demand.state === 'OPEN'}
        />
      )}
      {WON.includes(demand.state) && (
        <>
          <LanesPanel demandId={demand.id} />
          {demand.mode === 'RACE' && (
            <section className="f-card">
              <Link to={`/demands/${demand.id}/race`} className="f-button">
                {t('raceBoard')}
              </Link>
            </section>
          )}
          <OutcomePanel demandId={demand.id} />
        </>
      )}
    </Suspense>
  );
}
