import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ScoreContestEntryDocument } from '../../../generated/roadshows-live/graphql.ts';
import type { Contest } from './live-words.ts';

type Own = NonNullable<Contest['own']>;

/** A sheet while it is written. */
export interface SheetDraft {
  points: Readonly<Record<string, number | null | undefined>>;
  remark: string;
}

/** How long typing pauses before a sheet is saved. */
const PAUSE_MS = 900;
const EMPTY: SheetDraft = { points: {}, remark: '' };

/** The sheets of a judge, which save themselves after each pause; what could not be saved stays for the next time. */
export function useContestScores(own: Own) {
  const client = useApolloClient();
  const [drafts, setDrafts] = useState<Readonly<Record<string, SheetDraft>>>(() => draftsOf(own));
  const [isSaved, setSaved] = useState(true);
  const waiting = useRef(new Map<string, SheetDraft>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const judgeId = own.judge.id;
  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    try {
      for (const [entryId, draft] of [...waiting.current]) {
        const points = Object.entries(draft.points).map(([key, value]) => ({ key, points: value ?? null }));
        const input = { judgeId, entryId, points, remark: draft.remark };
        const { data } = await client.mutate({ mutation: ScoreContestEntryDocument, variables: { input } });
        if (data?.scoreContestEntry.userErrors.length !== 0) throw new Error('refused');
        if (waiting.current.get(entryId) === draft) waiting.current.delete(entryId);
      }
      setSaved(waiting.current.size === 0);
      return true;
    } catch {
      setSaved(false);
      return false;
    }
  }, [client, judgeId]);
  useEffect(
    () => () => {
      void flush();
    },
    [flush],
  );
  return {
    of: (entryId: string): SheetDraft => drafts[entryId] ?? EMPTY,
    change: (entryId: string, draft: SheetDraft) => {
      setDrafts((present) => ({ ...present, [entryId]: draft }));
      waiting.current.set(entryId, draft);
      setSaved(false);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), PAUSE_MS);
    },
    flush,
    isSaved,
  };
}

function draftsOf({ scores }: Own): Readonly<Record<string, SheetDraft>> {
  return Object.fromEntries(
    scores.map(({ entryId, remark, points }) => [
      entryId,
      { remark, points: Object.fromEntries(points.map((each) => [each.key, each.points])) },
    ]),
  );
}
