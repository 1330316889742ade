import { DndContext, DragOverlay, MeasuringStrategy } from '@dnd-kit/core';
import { useMessages } from '../../../app/i18n.tsx';
import { useScrollable } from '../../../ui/use-scrollable.ts';
import { BoardCard, CardFace } from './board-card.tsx';
import { BoardColumn } from './board-column.tsx';
import type { Column } from './board-state.ts';
import { deskMessages } from './desk.messages.ts';
import styles from './desk.module.css';
import { boardCollisions } from './drop-zones.ts';
import { useAnnouncements } from './use-announcements.ts';
import { useBoardDrag } from './use-board-drag.ts';

/** The board: columns of cards that are moved by mouse, finger and keyboard. */
export function Board(props: {
  board: readonly Column[];
  onOpen: (id: string) => void;
  onStale: () => void;
}) {
  const { board, onOpen, onStale } = props;
  const t = useMessages(deskMessages);
  const frame = useScrollable<HTMLDivElement>('[data-scroll]');
  const drag = useBoardDrag(board, onStale);
  const announcements = useAnnouncements(drag.present);
  return (
    <DndContext
      sensors={drag.sensors}
      collisionDetection={boardCollisions}
      // Columns grow and shrink while a card is carried over them.
      measuring={{ droppable: { strategy: MeasuringStrategy.Always } }}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t('dragHelp') } }}
      onDragStart={drag.onDragStart}
      onDragOver={drag.onDragOver}
      onDragEnd={drag.onDragEnd}
      onDragCancel={drag.onDragCancel}
    >
      <div ref={frame}>
        <section
          className={styles.board}
          aria-label={t('boardLabel', { count: drag.columns.length })}
          data-scroll
        >
          {drag.columns.map((column) => (
            <BoardColumn key={column.stage} column={column}>
              {column.leads.map((card) => (
                <BoardCard key={card.id} card={card} onOpen={() => onOpen(card.id)} />
              ))}
            </BoardColumn>
          ))}
        </section>
      </div>
      <DragOverlay dropAnimation={null}>
        {drag.carried && (
          <div className={styles.card} data-carried>
            <CardFace card={drag.carried} />
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}
