import { Button, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { CallOnStageDocument, type CallOnStageMutation } from '../../../generated/roadshows-live/graphql.ts';
import { exactTime } from '../../../ui/date-time.tsx';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { CardDialog } from './card-dialog.tsx';
import { liveMessages } from './live.messages.ts';
import styles from './live.module.css';
import { type Live, type LiveEntry, useLiveExplain } from './live-words.ts';
import type { useCards } from './use-cards.ts';

type Cards = ReturnType<typeof useCards>;
const pick = (data: CallOnStageMutation) => data.callOnStage;

/** What is on, what is next, and the whole programme; with what the reader can do about each. */
export function Entries({ live, cards }: { live: Live; cards: Cards }) {
  const t = useMessages(liveMessages);
  const [carded, setCarded] = useState<LiveEntry | null>(null);
  const explain = useLiveExplain();
  const call = useAction(CallOnStageDocument, pick);
  const onCall = (entryId: string | null) => void call.run({ input: { roadshowId: live.id, entryId } });
  const list = (entries: readonly LiveEntry[]) =>
    entries.map((entry) => (
      <Entry
        key={entry.id}
        entry={entry}
        live={live}
        cards={cards}
        onCard={() => setCarded(entry)}
        onCall={() => onCall(entry.id)}
      />
    ));
  const at = (stage: LiveEntry['stage']) => live.entries.filter((entry) => entry.stage === stage);
  return (
    <>
      {live.state !== 'CLOSED' && (
        <>
          <section className={`f-card ${styles.stage}`} aria-live="polite">
            <h2>{t('onNow')}</h2>
            {at('ON').length === 0 && <p className="f-quiet">{t('onNone')}</p>}
            {list(at('ON'))}
            {live.mayOrganise && live.calledId && (
              <div className={styles.steps}>
                <Tag>{t('called')}</Tag>
                <Button size="small" loading={call.running} onClick={() => onCall(null)}>
                  {t('byClock')}
                </Button>
              </div>
            )}
            <Refusals errors={call.refusals} explain={explain} />
            <FaultAlert fault={call.fault} />
          </section>
          <section className="f-card">
            <h2>{t('next')}</h2>
            {at('NEXT').length === 0 && <p className="f-quiet">{t('nextNone')}</p>}
            {list(at('NEXT'))}
          </section>
        </>
      )}
      <section className="f-card">
        <h2>{t('programme')}</h2>
        {live.entries.length === 0 && <p className="f-quiet">{t('programmeNone')}</p>}
        {list(live.entries)}
      </section>
      {carded && <CardDialog entry={carded} cards={cards} onClose={() => setCarded(null)} />}
    </>
  );
}

function Entry(props: {
  entry: LiveEntry;
  live: Live;
  cards: Cards;
  onCard: () => void;
  onCall: () => void;
}) {
  const { entry, live, cards, onCard, onCall } = props;
  const t = useMessages(liveMessages);
  const { locale } = useLanguage();
  const given = cards.cardOf(entry);
  const { title, unit, speaker, startsAt, room, stage } = entry;
  return (
    <article className={styles.entry} aria-label={title}>
      <span className={styles.title}>{title}</span>
      <span className="f-quiet">
        {speaker ? t('by', { unit, speaker }) : unit}
        {startsAt && ` · ${exactTime(startsAt, locale)}`}
        {room && ` · ${room}`}
      </span>
      <span className={styles.steps}>
        {live.state !== 'CLOSED' && (
          <Tag color={stage === 'ON' ? 'processing' : 'default'}>{t(`stage${stage}`)}</Tag>
        )}
        {entry.cards != null && <Tag>{t('cardsCount', { count: entry.cards })}</Tag>}
        {given && <Tag color="success">{t('cardGiven', { strength: t(`strength${given.strength}`) })}</Tag>}
      </span>
      <span className={styles.steps}>
        {live.hasSeat && (
          <Button
            type={given ? 'default' : 'primary'}
            onClick={onCard}
            aria-label={`${t(given ? 'cardChange' : 'card')} ${title}`}
          >
            {t(given ? 'cardChange' : 'card')}
          </Button>
        )}
        <Link to={`/results/${entry.resultId}`}>{t('toResult')}</Link>
        {live.mayOrganise && live.state === 'RUNNING' && stage !== 'ON' && (
          <Button size="small" onClick={onCall} aria-label={`${t('callOnStage')} ${title}`}>
            {t('callOnStage')}
          </Button>
        )}
      </span>
    </article>
  );
}
