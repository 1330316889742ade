import { useDroppable } from '@dnd-kit/core';
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable';
import type { ReactNode } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import type { Column } from './board-state.ts';
import { deskMessages } from './desk.messages.ts';
import styles from './desk.module.css';
import { columnId, type ZoneData } from './drop-zones.ts';

/** A column of the board with its cards; a card can be dropped on it also where it is empty. */
export function BoardColumn({ column, children }: { column: Column; children: ReactNode }) {
  const t = useMessages(deskMessages);
  const { stage, leads, total } = column;
  const { setNodeRef, isOver } = useDroppable({
    id: columnId(stage),
    data: { stage } satisfies ZoneData,
  });
  const name = t(`stage${stage}`);
  return (
    <section
      className={styles.column}
      data-over={isOver}
      aria-label={t('columnLabel', { stage: name, count: total })}
    >
      <h2 className={styles.columnHead}>
        {name} <span className="f-number">{total}</span>
      </h2>
      <SortableContext items={leads.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <div ref={setNodeRef} className={styles.cards}>
          {leads.length === 0 ? <p className={styles.hint}>{t('columnEmpty')}</p> : children}
        </div>
      </SortableContext>
      {total > leads.length && (
        <p className={styles.hint}>{t('columnMore', { count: total - leads.length })}</p>
      )}
    </section>
  );
}
