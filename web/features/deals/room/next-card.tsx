import { Button } from 'antd';
import { type RefObject, useId } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import type { DealAction } from '../../../generated/deals/graphql.ts';
import { RuleQuote } from '../../../ui/refusals.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { dealLabels } from '../deal-labels.ts';
import { Deadline } from './deadline.tsx';
import { PLACES, type Tab } from './places.ts';
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
  const { set } = useListState();
  const step = next?.action ?? STEP_FOR[next?.code ?? ''];
  // A step can be open to both sides, such as a declaration; it waits for the one that has not taken it.
  const mine = Boolean(step && can(step)) && (!next?.who || next.who === deal.mySide);
  const place = step ? undefined : placeOf(next?.code);
  const hint = `hint_${step ?? ''}`;
  const said =
    hint in roomMessages.zh ? t(hint as 'hint_SIGN') : complianceText({ code: next?.code, params: [] });
  const alsoWaited = deal.compliance.filter(
    ({ status, code }) => status === 'WAITING' && code !== next?.code,
  );
  const answers = next?.action === 'ACCEPT_TERMS' && can('PROPOSE');
  return (
    <section className={styles.next} data-mine={mine} aria-labelledby={id}>
      <p className={styles.eyebrow}>{t(eyebrowOf(deal, mine))}</p>
      <h2 id={id} ref={heading} tabIndex={-1}>
        {step ? labels(`action${step}`) : next ? t(waitKey(next.code)) : t(`over${overKind(deal)}`)}
      </h2>
      {deal.endReason && <p>{endReason(deal.endReason)}</p>}
      {said && <p>{said}</p>}
      {alsoWaited.map((item) => (
        <p key={item.code} className={styles.deadline}>
          {complianceText(item)}
        </p>
      ))}
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
        {step && mine && (
          <Button type="primary" size="large" onClick={() => open(step)}>
            {PLACES[step] ? t('doThere', { step: labels(`action${step}`) }) : labels(`action${step}`)}
          </Button>
        )}
        {place && (
          <Button onClick={() => set({ tab: place })}>{t('lookThere', { tab: t(`tab_${place}`) })}</Button>
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

/** What is missing without a step that the deal names for it. */
const STEP_FOR: Readonly<Record<string, DealAction>> = {
  EXPORT_CONTROL_NOT_CHECKED: 'RECORD_CHECK',
  ETHICS_NOT_REVIEWED: 'RECORD_CHECK',
};

/** The part of the room that shows what is waited for. */
function placeOf(code: string | null | undefined): Tab | undefined {
  if (!code) return undefined;
  if (code === 'PARTY_CONSENT_MISSING') return 'parties';
  return /^(DECISION|NOTICE|OBJECTION|APPROVAL|PRICE)_/.test(code) ? 'clearance' : 'compliance';
}

function waitKey(code: string | null | undefined) {
  const WAITS = ['NOTICE_RUNNING', 'DECISION_OPEN', 'OBJECTION_OPEN', 'PARTY_CONSENT_MISSING'] as const;
  const wait = WAITS.find((each) => each === code);
  return wait ? (`wait${wait}` as const) : code ? 'nextMissing' : 'nextWait';
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
