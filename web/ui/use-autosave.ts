import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type FaultKind, faultKind } from '../app/apollo.ts';
import { ViewerDocument } from '../generated/app/graphql.ts';
import type { UserErrorParts } from './explain.ts';

/** How long typing may pause before what was typed is saved, in milliseconds. */
const PAUSE_MS = 1500;
/** How long to wait before saving again after the connection broke. */
const RETRY_MS = 10_000;
/** How often to look whether somebody signed in again after the session ended. */
const SIGNED_IN_MS = 3000;

/** How a save ended: all is stored, something was typed meanwhile, nothing differed, or it was refused. */
export type SaveOutcome<Refused extends object> =
  | 'stored'
  | 'dirty'
  | 'unchanged'
  | { conflict: true }
  | { fault: FaultKind }
  | { refused: Refused };

export type SavingState<Refused extends object> =
  | { kind: 'clean'; at: Date | null }
  | { kind: 'dirty' | 'saving' | 'conflict' }
  | { kind: 'fault'; fault: FaultKind }
  | ({ kind: 'refused' } & Refused);

interface Options<Refused extends object, Extra> {
  /**
   * Sends what differs from what is stored; faults of the network are thrown. It calls `begin` once it has something
   * to send. Stable.
   */
  send: (begin: () => void, extra?: Extra) => Promise<SaveOutcome<Refused>>;
  /** Takes over the version that is stored now, so that the next save counts. Stable. */
  takeVersion: () => Promise<void>;
  /** Whether changes are saved by themselves; else on demand only. */
  automatic?: boolean;
}

/**
 * Keeps a form saved: after a pause, on demand, and again after a fault or a sign-in. One save runs at a time and sends
 * what the form holds then.
 */
export function useAutosave<Refused extends object, Extra = never>({
  send,
  takeVersion,
  automatic = true,
}: Options<Refused, Extra>) {
  const client = useApolloClient();
  const [state, setState] = useState<SavingState<Refused>>({ kind: 'clean', at: null });
  const running = useRef<Promise<boolean> | null>(null);
  const timer = useRef<number | undefined>(undefined);

  const saveOnce = useCallback(
    async (extra?: Extra): Promise<boolean> => {
      try {
        const outcome = await send(() => setState({ kind: 'saving' }), extra);
        setState((present) => stateAfter(outcome, present));
        return outcome === 'stored' || outcome === 'unchanged';
      } catch (error) {
        setState({ kind: 'fault', fault: faultKind(error) });
        return false;
      }
    },
    [send],
  );

  /** Saves now; settles with whether everything is stored. */
  const save = useCallback(
    async (extra?: Extra): Promise<boolean> => {
      window.clearTimeout(timer.current);
      while (running.current) await running.current;
      const work = saveOnce(extra);
      running.current = work;
      try {
        return await work;
      } finally {
        running.current = null;
      }
    },
    [saveOnce],
  );

  /** To be called after every change of the form. */
  const edited = useCallback(() => {
    window.clearTimeout(timer.current);
    setState((present) => (present.kind === 'clean' ? { kind: 'dirty' } : present));
    if (automatic) timer.current = window.setTimeout(() => void save(), PAUSE_MS);
  }, [automatic, save]);

  /** Saves what is typed over what somebody else saved meanwhile. */
  const keepMine = useCallback(async () => {
    await takeVersion();
    return save();
  }, [takeVersion, save]);

  useEffect(() => () => window.clearTimeout(timer.current), []);
  const isOffline = automatic && state.kind === 'fault' && state.fault === 'network';
  useEffect(() => {
    if (!isOffline) return;
    const again = window.setInterval(() => void save(), RETRY_MS);
    return () => window.clearInterval(again);
  }, [isOffline, save]);
  const isSignedOut = automatic && state.kind === 'fault' && state.fault === 'session';
  useEffect(() => {
    if (!isSignedOut) return;
    // Asks without touching the cache: the page must stay as it is until somebody is signed in again.
    const again = window.setInterval(async () => {
      const { data } = await client.query({ query: ViewerDocument, fetchPolicy: 'no-cache' });
      if (data?.viewer) await save();
    }, SIGNED_IN_MS);
    return () => window.clearInterval(again);
  }, [isSignedOut, client, save]);

  return { state, save, edited, keepMine };
}

function stateAfter<Refused extends object>(
  outcome: SaveOutcome<Refused>,
  present: SavingState<Refused>,
): SavingState<Refused> {
  if (outcome === 'dirty') return { kind: 'dirty' };
  if (outcome === 'unchanged' && present.kind === 'clean') return present;
  if (outcome === 'stored' || outcome === 'unchanged') return { kind: 'clean', at: new Date() };
  if ('conflict' in outcome) return { kind: 'conflict' };
  if ('fault' in outcome) return { kind: 'fault', fault: outcome.fault };
  return { kind: 'refused', ...outcome.refused };
}

/** What refusals of the whole come to, whatever the form: null for those of fields. */
export function refusedWhole(
  errors: readonly UserErrorParts[],
): { conflict: true } | { fault: FaultKind } | null {
  if (errors.some(({ code }) => code === 'CONFLICT')) return { conflict: true };
  if (errors.some(({ code }) => code === 'SIGN_IN_REQUIRED')) return { fault: 'session' };
  return null;
}
