import {
  type DragEndEvent,
  type DragOverEvent,
  type DragStartEvent,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { App } from 'antd';
import { useRef, useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  MoveBrokerLeadDocument,
  type MoveBrokerLeadMutation,
} from '../../../generated/brokers-desk/graphql.ts';
import { useAction } from '../../../ui/use-action.ts';
import { type Column, exchanged, moved, type Place, placeOf } from './board-state.ts';
import { deskMessages } from './desk.messages.ts';
import { stageOf } from './drop-zones.ts';
import { boardCoordinates } from './keyboard.ts';

const pick = (data: MoveBrokerLeadMutation) => data.moveBrokerLead;

/** A press becomes a drag after so many pixels, a touch after so many milliseconds: clicks and scrolling stay what they are. */
const MOUSE = { activationConstraint: { distance: 6 } };
const TOUCH = { activationConstraint: { delay: 220, tolerance: 8 } };
const KEYBOARD = { coordinateGetter: boardCoordinates };

/**
 * Moving cards on the board: what is carried shows where it would be, a drop is shown at once and sent, and where the
 * server does not take it the board is read anew.
 */
export function useBoardDrag(board: readonly Column[], onStale: () => void) {
  const t = useMessages(deskMessages);
  const { message } = App.useApp();
  const { run } = useAction(MoveBrokerLeadDocument, pick);
  const [known, setKnown] = useState(board);
  const [columns, setColumns] = useState<readonly Column[]>(board);
  const [carriedId, setCarriedId] = useState<string | null>(null);
  const from = useRef<Place | undefined>(undefined);
  // What was read anew replaces what is shown, unless a card is in somebody's hand.
  if (known !== board && carriedId === null) {
    setKnown(board);
    setColumns(board);
  }
  const present = useRef(columns);
  present.current = columns;

  const show = (next: readonly Column[]) => {
    present.current = next;
    setColumns(next);
  };
  const send = async (id: string, place: Place) => {
    const card = present.current.flatMap(({ leads }) => leads).find((each) => each.id === id);
    if (!card) return;
    const payload = await run({
      input: { leadId: id, expectedVersion: card.version, stage: place.stage, position: place.index },
    });
    if (payload?.lead) {
      show(exchanged(present.current, payload.lead));
      return;
    }
    void message.error(t('moveRefused'));
    onStale();
  };
  return {
    columns,
    present,
    carried: columns.flatMap(({ leads }) => leads).find(({ id }) => id === carriedId),
    sensors: useSensors(
      useSensor(MouseSensor, MOUSE),
      useSensor(TouchSensor, TOUCH),
      useSensor(KeyboardSensor, KEYBOARD),
    ),
    onDragStart: ({ active }: DragStartEvent) => {
      from.current = placeOf(present.current, String(active.id));
      setCarriedId(String(active.id));
    },
    onDragOver: ({ active, over }: DragOverEvent) => {
      const id = String(active.id);
      const stage = stageOf(over);
      const here = placeOf(present.current, id);
      if (!over || !stage || !here || stage === here.stage) return;
      const there = placeOf(present.current, String(over.id));
      const below = isBelow(active.rect.current.translated?.top, over.rect.top + over.rect.height / 2);
      show(moved(present.current, id, { stage, index: there ? there.index + (below ? 1 : 0) : 0 }));
    },
    onDragEnd: ({ active, over }: DragEndEvent) => {
      const id = String(active.id);
      const before = from.current;
      const there = over ? placeOf(present.current, String(over.id)) : undefined;
      const here = placeOf(present.current, id);
      const next = there && there.stage === here?.stage ? there : here;
      setCarriedId(null);
      if (!next || !before) return;
      show(moved(present.current, id, next));
      if (next.stage !== before.stage || next.index !== before.index) void send(id, next);
    },
    onDragCancel: () => {
      const id = carriedId;
      if (id && from.current) show(moved(present.current, id, from.current));
      setCarriedId(null);
    },
  };
}

function isBelow(top: number | undefined, middle: number): boolean {
  return top !== undefined && top > middle;
}
