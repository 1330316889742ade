import type { Announcements, UniqueIdentifier } from '@dnd-kit/core';
import { type RefObject, useMemo } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { type Column, cardOf, placeOf } from './board-state.ts';
import { deskMessages } from './desk.messages.ts';

/** What a screen reader says while a card is moved. */
export function useAnnouncements(present: RefObject<readonly Column[]>): Announcements {
  const t = useMessages(deskMessages);
  return useMemo(() => {
    /** The card, with its column and place; those of what it is over, where that is another card of its column. */
    const words = (id: UniqueIdentifier, overId?: UniqueIdentifier) => {
      const board = present.current;
      const own = placeOf(board, String(id));
      const over = overId === undefined ? undefined : placeOf(board, String(overId));
      const place = over && over.stage === own?.stage ? over : own;
      const column = board.find(({ stage }) => stage === place?.stage);
      return {
        title: cardOf(board, String(id))?.title ?? '',
        stage: column ? t(`stage${column.stage}`) : '',
        place: (place?.index ?? 0) + 1,
        count: column?.leads.length ?? 0,
      };
    };
    return {
      onDragStart: ({ active }) => t('dragStart', words(active.id)),
      onDragOver: ({ active, over }) => t('dragOver', words(active.id, over?.id)),
      onDragEnd: ({ active, over }) => t('dragEnd', words(active.id, over?.id)),
      onDragCancel: ({ active }) => t('dragCancel', words(active.id)),
    };
  }, [t, present]);
}
