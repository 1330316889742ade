import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLanguage } from '../../../app/i18n.tsx';
import {
  type BidCriterion,
  SaveScoresDocument,
  type SeatSheetFragment,
} from '../../../generated/demands-judging/graphql.ts';
import { exactTime } from '../../../ui/date-time.tsx';
import type { ScoreDraft } from './score-sheet.tsx';

/** How long typing pauses before a sheet is saved. */
const PAUSE_MS = 900;

export type SaveStatus = 'saved' | 'saving' | 'notSaved';

type Drafts = Readonly<Record<string, ScoreDraft>>;

function draftsOf(seat: SeatSheetFragment): Drafts {
  const drafts = seat.bids.map(({ id, score }): [string, ScoreDraft] => [
    id,
    {
      remark: score?.remark ?? '',
      scores: Object.fromEntries(
        (score?.scores ?? []).map(({ criterion, points, reason }) => [
          criterion,
          { points: points ?? null, reason },
        ]),
      ),
    },
  ]);
  return Object.fromEntries(drafts);
}

/**
 * The sheets of a seat, which save themselves after each pause; what could not be saved stays and is tried again with the
 * next change or before handing in.
 */
export function useScores(seat: SeatSheetFragment) {
  const client = useApolloClient();
  const { locale } = useLanguage();
  const [drafts, setDrafts] = useState<Drafts>(() => draftsOf(seat));
  const [status, setStatus] = useState<SaveStatus>('saved');
  const last =
    seat.bids
      .map(({ score }) => score?.savedAt ?? '')
      .sort()
      .at(-1) ?? '';
  const [savedAt, setSavedAt] = useState(last);
  const waiting = useRef(new Map<string, ScoreDraft>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef(Promise.resolve(true));
  const seatId = seat.id;

  const send = useCallback(async (): Promise<boolean> => {
    const due = [...waiting.current];
    if (due.length === 0) return true;
    setStatus('saving');
    try {
      for (const [bidId, draft] of due) {
        const input = { seatId, bidId, remark: draft.remark, scores: scoresOf(draft) };
        const { data } = await client.mutate({ mutation: SaveScoresDocument, variables: { input } });
        if (data?.saveScores.userErrors.length !== 0) throw new Error('refused');
        if (waiting.current.get(bidId) === draft) waiting.current.delete(bidId);
      }
      setStatus(waiting.current.size === 0 ? 'saved' : 'saving');
      setSavedAt(new Date().toISOString());
      return true;
    } catch {
      setStatus('notSaved');
      return false;
    }
  }, [client, seatId]);

  // One after the other: an older sheet never arrives after a newer one.
  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current);
    running.current = running.current.then(send);
    return running.current;
  }, [send]);

  useEffect(
    () => () => {
      void flush();
    },
    [flush],
  );

  const change = (bidId: string, draft: ScoreDraft) => {
    setDrafts((present) => ({ ...present, [bidId]: draft }));
    waiting.current.set(bidId, draft);
    setStatus('saving');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), PAUSE_MS);
  };
  return {
    of: (bidId: string): ScoreDraft => drafts[bidId] ?? { scores: {}, remark: '' },
    change,
    flush,
    status,
    savedAt: savedAt ? exactTime(savedAt, locale) : '',
  };
}

function scoresOf({ scores }: ScoreDraft) {
  return Object.entries(scores).map(([criterion, { points, reason }]) => ({
    criterion: criterion as BidCriterion,
    points,
    reason,
  }));
}
