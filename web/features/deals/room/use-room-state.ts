import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import type { DealAction } from '../../../generated/deals/graphql.ts';
import { useListState } from '../../../ui/use-list-state.ts';
import { PLACES } from './places.ts';
import { roomMessages } from './room.messages.ts';
import type { Deal, Room } from './room-context.ts';

/** What of a deal the other side can change; another value means that something happened. */
function signatureOf(deal: Deal): string {
  return [
    deal.version,
    deal.state,
    deal.proposals.length,
    deal.documents.length,
    deal.declarations.length,
    deal.notices.length,
    deal.next?.action,
    deal.next?.who,
  ].join(':');
}

/** The open step, the words about what happened, and the way back to what is next after each step. */
export function useRoomState(deal: Deal, refetch: () => Promise<unknown>) {
  const t = useMessages(roomMessages);
  const { set } = useListState();
  const { acting, hasRole } = useViewer();
  const inside =
    acting?.organization.id === deal.owner.id &&
    hasRole('OFFICER', 'ADMINISTRATOR', 'SUPERVISOR', 'LEADERSHIP_MEMBER');
  const [step, setStep] = useState<DealAction | null>(null);
  const [news, setNews] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const signature = signatureOf(deal);
  const seen = useRef(signature);
  const own = useOwnSteps();

  useEffect(() => {
    if (seen.current === signature) return;
    seen.current = signature;
    return own.unlessOwn(() => setNews(t('updated', { time: new Date().toLocaleTimeString() })));
  }, [signature, own, t]);

  const refresh = useCallback(async () => {
    own.begin();
    await refetch();
    own.end();
  }, [refetch, own]);
  const done = useCallback(
    async (said: string) => {
      setStep(null);
      setNews(said);
      await refresh();
      heading.current?.focus();
    },
    [refresh],
  );
  const open = useCallback(
    (action: DealAction) => {
      const place = PLACES[action];
      if (!place) return setStep(action);
      set({ tab: place.tab === 'terms' ? null : place.tab });
      requestAnimationFrame(() => document.getElementById(place.id)?.focus());
    },
    [set],
  );
  const close = useCallback(() => setStep(null), []);
  const room = useMemo(
    (): Room => ({ deal, inside, can: (action) => deal.actions.includes(action), open, done, refresh }),
    [deal, inside, open, done, refresh],
  );
  return { room, step, close, news, heading };
}

/** A part of the room may show its own step before it tells the room of it. */
const TOLD_WITHIN_MS = 1500;

/** Tells changes by others from those that follow one's own step. */
function useOwnSteps() {
  return useMemo(() => {
    let running = 0;
    let begun = 0;
    return {
      begin: () => {
        running++;
        begun++;
      },
      end: () => void setTimeout(() => running--, 2 * TOLD_WITHIN_MS),
      /** Calls back shortly after a change, unless a step of one's own is behind it; returns how to leave it. */
      unlessOwn: (then: () => void) => {
        const before = begun;
        const timer = setTimeout(() => {
          if (running === 0 && begun === before) then();
        }, TOLD_WITHIN_MS);
        return () => clearTimeout(timer);
      },
    };
  }, []);
}
