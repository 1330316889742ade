import { useApolloClient } from '@apollo/client/react';
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
  BrokerBoardDocument,
  MoveBrokerLeadDocument,
  type MoveBrokerLeadMutation,
} from '../../../generated/brokers-desk/graphql.ts';
import { useAction } from '../../../ui/use-action.ts';
import { type Column, cardOf, moved, type Place, placeOf } from './board-state.ts';
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
  const client = useApolloClient();
  const { run } = useAction(MoveBrokerLeadDocument, pick);
  /** The board as it would be, while a card is carried and until its drop is known. */
  const [draft, setDraft] = useState<readonly Column[] | null>(null);
  const [carriedId, setCarriedId] = useState<string | null>(null);
  const [known, setKnown] = useState(board);
  if (known !== board) {
    setKnown(board);
    // The drop is known, and the card stands where it was shown: it keeps the focus.
    if (carriedId === null) setDraft(null);
  }
  const columns = draft ?? board;
  const present = useRef(columns);
  present.current = columns;

  const carry = (id: string, place: Place): Column[] => {
    const next = moved(present.current, id, place);
    present.current = next;
    setDraft(next);
    return next;
  };
  const send = async (id: string, { stage, index }: Place) => {
    const brokerBoard = carry(id, { stage, index });
    const expectedVersion = cardOf(board, id)?.version ?? null;
    client.cache.updateQuery({ query: BrokerBoardDocument }, () => ({ brokerBoard }));
    if (await run({ input: { leadId: id, expectedVersion, stage, position: index } })) return;
    void message.error(t('moveRefused'));
    onStale();
  };
  return {
    columns,
    present,
    carried: carriedId === null ? undefined : cardOf(columns, carriedId),
    sensors: useSensors(
      useSensor(MouseSensor, MOUSE),
      useSensor(TouchSensor, TOUCH),
      useSensor(KeyboardSensor, KEYBOARD),
    ),
    onDragStart: ({ active }: DragStartEvent) => {
      setDraft(board);
      setCarriedId(String(active.id));
    },
    onDragOver: ({ active, over }: DragOverEvent) => {
      const id = String(active.id);
      const stage = stageOf(over);
      if (!over || !stage || stage === placeOf(present.current, id)?.stage) return;
      const there = placeOf(present.current, String(over.id));
      const below = isBelow(active.rect.current.translated?.top, over.rect.top + over.rect.height / 2);
      carry(id, { stage, index: there ? there.index + (below ? 1 : 0) : 0 });
    },
    onDragEnd: ({ active, over }: DragEndEvent) => {
      const id = String(active.id);
      const before = placeOf(board, id);
      const here = placeOf(present.current, id);
      const there = over ? placeOf(present.current, String(over.id)) : undefined;
      const next = there && there.stage === here?.stage ? there : here;
      const isElsewhere = next && (next.stage !== before?.stage || next.index !== before.index);
      setCarriedId(null);
      if (isElsewhere) void send(id, next);
      else setDraft(null);
    },
    onDragCancel: () => {
      setCarriedId(null);
      setDraft(null);
    },
  };
}

function isBelow(top: number | undefined, middle: number): boolean {
  return top !== undefined && top > middle;
}
