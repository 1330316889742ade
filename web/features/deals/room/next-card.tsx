import { Button } from 'antd';
import { type RefObject, useId } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { RuleQuote } from '../../../ui/refusals.tsx';
import { dealLabels } from '../deal-labels.ts';
import { Deadline } from './deadline.tsx';
import { roomMessages } from './room.messages.ts';
import styles from './room.module.css';
import { type Room, useRoom } from './room-context.ts';
import { useComplianceText } from './use-compliance-text.ts';

/** The one thing that the case waits for: what, by whom, until when, and which rule asks it. */
export function NextCard({ heading }: { heading: RefObject<HTMLHeadingElement | null> }) {
  const t = useMessages(roomMessages);
  const labels = useMessages(dealLabels);
  const complianceText = useComplianceText();
  const endReason = useEndReason();
  const id = useId();
  const { deal, can, open } = useRoom();
  const { next } = deal;
  const mine = Boolean(next?.action && can(next.action));
  const answers = next?.action === 'ACCEPT_TERMS' && can('PROPOSE');
  return (
    <section className={styles.next} data-mine={mine} aria-labelledby={id}>
      <p className={styles.eyebrow}>{t(eyebrowOf(deal, mine))}</p>
      <h2 id={id} ref={heading} tabIndex={-1}>
        {next?.action ? labels(`action${next.action}`) : next ? t('nextWait') : t(`over${overKind(deal)}`)}
      </h2>
      {deal.endReason && <p>{endReason(deal.endReason)}</p>}
      {next?.code && <p>{complianceText({ code: next.code, params: [] })}</p>}
      {(next?.who || next?.waitsUntil) && (
        <dl className={styles.facts}>
          {next.who && (
            <>
              <dt>{t('who')}</dt>
              <dd>
                {next.who === 'OWNER' ? deal.owner.name : deal.enterprise.name}
                {next.who === deal.mySide && t('whoYou')}
              </dd>
            </>
          )}
          {next.waitsUntil && (
            <>
              <dt>{t('until')}</dt>
              <dd>
                <Deadline value={next.waitsUntil} />
              </dd>
            </>
          )}
        </dl>
      )}
      {next?.rule && (
        <div className={styles.why}>
          <span className="f-quiet">{t('whyRule')}</span>
          <RuleQuote rule={next.rule} />
        </div>
      )}
      <div className={styles.buttons}>
        {next?.action && mine && (
          <Button type="primary" size="large" onClick={() => next.action && open(next.action)}>
            {labels(`action${next.action}`)}
          </Button>
        )}
        {mine && answers && (
          <Button size="large" onClick={() => open('PROPOSE')}>
            {t('counter')}
          </Button>
        )}
      </div>
    </section>
  );
}

/** Why a case ended, or went back to the negotiation: in the words of a person, or of a rule. */
function useEndReason() {
  const t = useMessages(roomMessages);
  const BACK = ['DECISION_REJECTED', 'OBJECTION_UPHELD', 'RESULT_WITHDRAWN'] as const;
  return (reason: string) => {
    const back = BACK.find((code) => code === reason);
    return back ? t(`back${back}`) : t('endReason', { reason });
  };
}

function eyebrowOf({ next, mySide, state }: Room['deal'], mine: boolean) {
  if (!next) return state === 'ACTIVE' ? 'eyebrowRunning' : 'eyebrowOver';
  if (mine) return 'eyebrowMine';
  if (!mySide || !next.who) return 'eyebrowNext';
  return next.who === mySide ? 'eyebrowOurs' : 'eyebrowTheirs';
}

function overKind({ state }: Room['deal']) {
  return state === 'COMPLETED' ||
    state === 'REFUSED' ||
    state === 'WITHDRAWN' ||
    state === 'TERMINATED' ||
    state === 'ACTIVE'
    ? state
    : 'NONE';
}
