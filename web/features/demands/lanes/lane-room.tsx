import { Steps } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import type { DemandLaneState } from '../../../generated/demands-lanes/graphql.ts';
import { Money } from '../../../ui/money.tsx';
import { AcceptancePanel } from './acceptance-panel.tsx';
import { FailurePanel } from './failure-panel.tsx';
import { type Lane, LaneStateTag } from './lane-words.tsx';
import { laneMessages } from './lanes.messages.ts';
import styles from './lanes.module.css';
import { MilestonesPanel } from './milestones-panel.tsx';
import { NextCard } from './next-card.tsx';
import { PledgePanel } from './pledge-panel.tsx';

const COURSE = ['AWARDED', 'PLEDGED', 'IN_PROGRESS', 'SUBMITTED', 'ACCEPTED', 'SETTLED'] as const;

/** One lane: where it stands, what is next, and its parts for those who may see them. */
export function LaneRoom({ lane, isReplaced }: { lane: Lane; isReplaced: boolean }) {
  const t = useMessages(laneMessages);
  const isTroubled = Boolean(lane.finding ?? lane.gaveUpAt);
  return (
    <div className={styles.room}>
      <section className="f-card" aria-label={t('columnState')}>
        <div className={styles.head}>
          <strong>
            {t('laneNumber', { number: String(lane.number) })} · {lane.organization?.name ?? ''}
          </strong>
          <span className={styles.lane}>
            <span className="f-quiet">{t('rankOf', { rank: String(lane.rank) })}</span>
            <span>
              {t('amount')} <Money value={lane.amount} />
            </span>
            <LaneStateTag state={lane.state} />
            {lane.endReason && <span className="f-quiet">{t(`end${lane.endReason}`)}</span>}
          </span>
        </div>
        <div className={styles.steps}>
          <LaneSteps lane={lane} />
        </div>
      </section>
      {lane.isOpenToYou ? (
        <>
          <NextCard lane={lane} isReplaced={isReplaced} />
          {isTroubled && <FailurePanel lane={lane} />}
          <PledgePanel lane={lane} />
          <MilestonesPanel lane={lane} />
          <AcceptancePanel lane={lane} />
          {!isTroubled && <FailurePanel lane={lane} />}
        </>
      ) : (
        <p className="f-quiet">{t('privateText')}</p>
      )}
    </div>
  );
}

function LaneSteps({ lane }: { lane: Lane }) {
  const t = useMessages(laneMessages);
  const isLost = (['ELIMINATED', 'FAILED', 'DECLINED'] as DemandLaneState[]).includes(lane.state);
  const current = isLost ? reachedBy(lane) : COURSE.indexOf(lane.state as (typeof COURSE)[number]);
  return (
    <Steps
      size="small"
      responsive
      current={current}
      status={isLost ? 'error' : lane.state === 'SETTLED' ? 'finish' : 'process'}
      items={COURSE.map((state) => ({ title: t(`step${state}`) }))}
    />
  );
}

/** How far a lane had come that is lost. */
function reachedBy({ pledge, acceptances, milestones }: Lane): number {
  if (acceptances.length > 0) return COURSE.indexOf('SUBMITTED');
  if (milestones.some(({ state }) => state !== 'PLANNED')) return COURSE.indexOf('IN_PROGRESS');
  return pledge?.leadSignedAt && pledge.posterSignedAt ? COURSE.indexOf('PLEDGED') : 0;
}
