import HolderOutlined from '@ant-design/icons/HolderOutlined';
import TeamOutlined from '@ant-design/icons/TeamOutlined';
import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { Button } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { Day } from '../../../ui/date-time.tsx';
import { Money } from '../../../ui/money.tsx';
import type { Card } from './board-state.ts';
import { deskMessages } from './desk.messages.ts';
import styles from './desk.module.css';
import type { ZoneData } from './drop-zones.ts';
import { today } from './today.ts';

/** A card that can be opened and moved: by the mouse or a finger anywhere on it, by the keyboard at its handle. */
export function BoardCard({ card, onOpen }: { card: Card; onOpen: () => void }) {
  const t = useMessages(deskMessages);
  const { id, stage, title } = card;
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } =
    useSortable({
      id,
      data: { stage } satisfies ZoneData,
      attributes: { roleDescription: t('draggable') },
    });
  const { onKeyDown, ...byHand } = listeners ?? {};
  return (
    <article
      ref={setNodeRef}
      className={styles.card}
      data-dragging={isDragging}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      {...byHand}
    >
      <div className={styles.cardTop}>
        <Button type="link" className={styles.cardTitle ?? ''} onClick={onOpen}>
          {title}
        </Button>
        <Button
          {...attributes}
          ref={setActivatorNodeRef}
          type="text"
          size="small"
          icon={<HolderOutlined />}
          aria-label={t('moveCard', { title })}
          onKeyDown={(event) => onKeyDown?.(event)}
        />
      </div>
      <Facts card={card} />
    </article>
  );
}

/** The card as it is carried. */
export function CardFace({ card }: { card: Card }) {
  return (
    <>
      <div className={styles.cardTop}>
        <span className={styles.cardTitle}>{card.title}</span>
      </div>
      <Facts card={card} />
    </>
  );
}

function Facts({ card }: { card: Card }) {
  const t = useMessages(deskMessages);
  const next = card.tasks.find(({ doneAt }) => !doneAt);
  return (
    <>
      {card.client && <p className={styles.fact}>{card.client.name}</p>}
      <p className={styles.fact}>
        {card.commission != null && <Money value={card.commission} />}
        {card.commission != null && ' · '}
        <span className="f-number">{t('percent', { value: card.likelihood / 100 })}</span>
        {card.expectedOn && (
          <>
            {' · '}
            <Day value={card.expectedOn} />
          </>
        )}
        {card.isShared && <TeamOutlined className={styles.mark ?? ''} aria-label={t('shared')} role="img" />}
      </p>
      {next && (
        <p className={styles.fact} data-late={next.dueOn < today()}>
          {t('nextStep', { title: next.title })} · <Day value={next.dueOn} />
          {next.dueOn < today() && ` · ${t('overdue')}`}
        </p>
      )}
    </>
  );
}
