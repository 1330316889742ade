import { createContext, useContext } from 'react';
import type { DealAction, DealRoomPartsFragment } from '../../../generated/deals/graphql.ts';

export type Deal = DealRoomPartsFragment;

/** What every part of the room shares. */
export interface Room {
  deal: Deal;
  /** Whether the reader works for the unit, and sees valuations, votes and the reasons of the price. */
  inside: boolean;
  /** Whether the reader can do this now. */
  can: (action: DealAction) => boolean;
  /** Opens the dialog, or the place, where a step is done. */
  open: (action: DealAction) => void;
  /** After one's own step: loads the deal anew, says what was done, and puts the focus on what is next. */
  done: (said: string) => Promise<void>;
  /** Loads the deal anew without words. */
  refresh: () => Promise<void>;
}

export const RoomContext = createContext<Room | null>(null);

/** The room around a part of it. */
export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error('This part belongs into a deal room');
  return room;
}
