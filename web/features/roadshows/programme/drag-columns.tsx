import HolderOutlined from '@ant-design/icons/HolderOutlined';
import {
  type Announcements,
  closestCorners,
  DndContext,
  type DragEndEvent,
  type DragOverEvent,
  KeyboardSensor,
  PointerSensor,
  type UniqueIdentifier,
  useDroppable,
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
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { programmeMessages } from './programme.messages.ts';
import styles from './programme.module.css';

export interface DragColumn {
  key: string;
  title: string;
  /** Cards from top to bottom. */
  ids: readonly string[];
  /** What stands between the title and the cards. */
  head?: ReactNode;
}

interface Props {
  columns: readonly DragColumn[];
  titleOf: (id: string) => string;
  card: (id: string) => ReactNode;
  /** Stores where a card went; false puts it back. */
  onMove: (move: {
    id: string;
    to: string;
    columns: Readonly<Record<string, readonly string[]>>;
  }) => Promise<boolean>;
  disabled?: boolean;
}

type Order = Readonly<Record<string, readonly string[]>>;

/** Cards in columns that are ordered and moved by drag, with the mouse, the finger or the keyboard. */
export function DragColumns({ columns, titleOf, card, onMove, disabled = false }: Props) {
  const t = useMessages(programmeMessages);
  const stored = useMemo(
    (): Order => Object.fromEntries(columns.map(({ key, ids }) => [key, ids])),
    [columns],
  );
  const [order, setOrder] = useState(stored);
  useEffect(() => setOrder(stored), [stored]);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const columnOf = (id: UniqueIdentifier) =>
    id in order ? String(id) : Object.keys(order).find((key) => order[key]?.includes(String(id)));

  const enter = ({ active, over }: DragOverEvent) => {
    const from = columnOf(active.id);
    const to = over ? columnOf(over.id) : undefined;
    if (from && to && from !== to) setOrder(moved(order, String(active.id), to, String(over?.id)));
  };
  const drop = async ({ active, over }: DragEndEvent) => {
    const id = String(active.id);
    const to = columnOf(id);
    if (!to || !over) return setOrder(stored);
    const next = within(order, to, id, String(over.id));
    setOrder(next);
    if (same(next, stored)) return;
    if (!(await onMove({ id, to, columns: next }))) setOrder(stored);
  };
  const placed = (id: UniqueIdentifier) => {
    const key = columnOf(id) ?? '';
    return {
      title: titleOf(String(id)),
      column: columns.find((column) => column.key === key)?.title ?? '',
      place: (order[key]?.indexOf(String(id)) ?? 0) + 1,
    };
  };
  const announcements: Announcements = {
    onDragStart: ({ active }) => t('pickedUp', { title: titleOf(String(active.id)) }),
    onDragOver: ({ active }) => t('movedOver', placed(active.id)),
    onDragEnd: ({ active }) => t('dropped', placed(active.id)),
    onDragCancel: ({ active }) => t('cancelledMove', { title: titleOf(String(active.id)) }),
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCorners}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t('instructions') } }}
      onDragOver={enter}
      onDragEnd={(event) => void drop(event)}
      onDragCancel={() => setOrder(stored)}
    >
      <div className={styles.board}>
        {columns.map((column) => (
          <Column key={column.key} column={column} ids={order[column.key] ?? []}>
            {(order[column.key] ?? []).map((id) => (
              <Card key={id} id={id} label={t('handle', { title: titleOf(id) })} disabled={disabled}>
                {card(id)}
              </Card>
            ))}
          </Column>
        ))}
      </div>
    </DndContext>
  );
}

function Column(props: { column: DragColumn; ids: readonly string[]; children: ReactNode }) {
  const t = useMessages(programmeMessages);
  const { column, ids, children } = props;
  const { setNodeRef, isOver } = useDroppable({ id: column.key });
  return (
    <section className={styles.column} aria-label={column.title}>
      <h2>
        {column.title} <span className="f-quiet f-number">{ids.length}</span>
      </h2>
      {column.head}
      <SortableContext id={column.key} items={[...ids]} strategy={verticalListSortingStrategy}>
        <ol ref={setNodeRef} data-over={isOver}>
          {children}
          {ids.length === 0 && <li className={`f-quiet ${styles.hollow}`}>{t('columnEmpty')}</li>}
        </ol>
      </SortableContext>
    </section>
  );
}

function Card(props: { id: string; label: string; disabled: boolean; children: ReactNode }) {
  const { id, label, disabled, children } = props;
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } =
    useSortable({ id, disabled });
  return (
    <li
      ref={setNodeRef}
      className={styles.item}
      data-dragging={isDragging}
      style={{ transform: CSS.Transform.toString(transform), transition }}
    >
      {!disabled && (
        <button
          type="button"
          ref={setActivatorNodeRef}
          className={styles.handle}
          aria-label={label}
          {...attributes}
          {...listeners}
        >
          <HolderOutlined aria-hidden />
        </button>
      )}
      <div className={styles.itemBody}>{children}</div>
    </li>
  );
}

/** The order with a card in another column: before the card it is over, else at the end. */
function moved(order: Order, id: string, to: string, overId: string): Order {
  const target = order[to] ?? [];
  const index = target.indexOf(overId);
  const place = index < 0 ? target.length : index;
  return Object.fromEntries(
    Object.entries(order).map(([key, ids]) => {
      const others = ids.filter((each) => each !== id);
      return [key, key === to ? [...others.slice(0, place), id, ...others.slice(place)] : others];
    }),
  );
}

function within(order: Order, to: string, id: string, overId: string): Order {
  const ids = order[to] ?? [];
  const target = ids.indexOf(overId);
  return target < 0 ? order : { ...order, [to]: arrayMove([...ids], ids.indexOf(id), target) };
}

function same(one: Order, other: Order): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
