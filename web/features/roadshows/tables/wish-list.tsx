import HolderOutlined from '@ant-design/icons/HolderOutlined';
import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { Button } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import type { Choice } from './table-words.ts';
import { tablesMessages } from './tables.messages.ts';
import styles from './tables.module.css';

interface Props {
  chosen: readonly Choice[];
  /** Whether the order can be changed. */
  open: boolean;
  onOrder: (ids: string[]) => void;
  onRemove: (id: string) => void;
}

/** The chosen ones in their order, to be moved by hand, by finger or by keyboard. */
export function WishList({ chosen, open, onOrder, onRemove }: Props) {
  const t = useMessages(tablesMessages);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const ids = chosen.map(({ id }) => id);
  const words = (id: string | number, over?: string | number) => ({
    name: chosen.find((choice) => choice.id === id)?.name ?? '',
    place: ids.indexOf(String(over ?? id)) + 1,
  });
  const end = ({ active, over }: DragEndEvent) => {
    if (over && active.id !== over.id)
      onOrder(arrayMove(ids, ids.indexOf(String(active.id)), ids.indexOf(String(over.id))));
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={end}
      accessibility={{
        screenReaderInstructions: { draggable: t('dragHelp') },
        announcements: {
          onDragStart: ({ active }) => t('dragStart', words(active.id)),
          onDragOver: ({ active, over }) => t('dragOver', words(active.id, over?.id)),
          onDragEnd: ({ active, over }) => t('dragEnd', words(active.id, over?.id)),
          onDragCancel: ({ active }) => t('dragCancel', words(active.id)),
        },
      }}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <ol className={styles.list}>
          {chosen.map((choice, index) => (
            <Wish key={choice.id} choice={choice} place={index + 1} open={open} onRemove={onRemove} />
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

function Wish(props: { choice: Choice; place: number; open: boolean; onRemove: (id: string) => void }) {
  const { choice, place, open, onRemove } = props;
  const t = useMessages(tablesMessages);
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } =
    useSortable({
      id: choice.id,
      disabled: !open,
    });
  const { name } = choice;
  return (
    <li
      ref={setNodeRef}
      className={`${styles.wish} ${isDragging ? styles.dragged : ''}`}
      style={{ transform: CSS.Transform.toString(transform), transition }}
    >
      {open && (
        <Button
          ref={setActivatorNodeRef}
          type="text"
          className={styles.handle ?? ''}
          icon={<HolderOutlined />}
          {...attributes}
          {...listeners}
          aria-label={t('moveHandle', { name })}
        />
      )}
      <span className="f-number">{place}</span>
      <span className={styles.words}>
        {name}
        <br />
        <span className="f-quiet">{choice.organization}</span>
      </span>
      {open && (
        <Button size="small" aria-label={t('removeNamed', { name })} onClick={() => onRemove(choice.id)}>
          {t('remove')}
        </Button>
      )}
    </li>
  );
}
