import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type FaultKind, faultKind } from '../../../app/apollo.ts';
import {
  type DemandContentInput,
  type DemandSavedFragment,
  PresentDemandVersionDocument,
  SaveDemandDocument,
} from '../../../generated/demands-posting/graphql.ts';
import type { UserErrorParts } from '../../../ui/explain.ts';

/** How long typing may pause before what was typed is saved, in milliseconds. */
const PAUSE_MS = 1500;
/** How long to wait before saving again after the connection broke. */
const RETRY_MS = 10_000;

export type SavingState =
  | { kind: 'clean'; at: Date | null }
  | { kind: 'dirty' | 'saving' | 'conflict' }
  | { kind: 'fault'; fault: FaultKind }
  | { kind: 'refused'; errors: readonly UserErrorParts[] };

/**
 * Keeps a draft saved: after a pause, on demand, and again after a fault. One save runs at a time and sends the whole
 * content as it is then.
 */
export function useSaving(loaded: DemandSavedFragment, read: () => DemandContentInput) {
  const client = useApolloClient();
  const [state, setState] = useState<SavingState>({ kind: 'clean', at: null });
  const [saved, setSaved] = useState(loaded);
  const version = useRef(loaded.version);
  const stored = useRef('');
  const running = useRef<Promise<boolean> | null>(null);
  const timer = useRef<number | undefined>(undefined);

  const saveOnce = useCallback(async (): Promise<boolean> => {
    const content = read();
    const text = JSON.stringify(content);
    if (text === stored.current) {
      setState((present) => (present.kind === 'clean' ? present : { kind: 'clean', at: new Date() }));
      return true;
    }
    setState({ kind: 'saving' });
    try {
      const input = { demandId: loaded.id, expectedVersion: version.current, content };
      const { data } = await client.mutate({ mutation: SaveDemandDocument, variables: { input } });
      const payload = data?.saveDemand;
      if (!payload?.demand) {
        setState(refusedState(payload?.userErrors ?? []));
        return false;
      }
      version.current = payload.demand.version;
      stored.current = text;
      setSaved(payload.demand);
      const isClean = JSON.stringify(read()) === text;
      setState(isClean ? { kind: 'clean', at: new Date() } : { kind: 'dirty' });
      return isClean;
    } catch (error) {
      setState({ kind: 'fault', fault: faultKind(error) });
      return false;
    }
  }, [client, loaded.id, read]);

  /** Saves now; settles with whether everything is stored. */
  const save = useCallback(async (): Promise<boolean> => {
    window.clearTimeout(timer.current);
    while (running.current) await running.current;
    const work = saveOnce();
    running.current = work;
    try {
      return await work;
    } finally {
      running.current = null;
    }
  }, [saveOnce]);

  /** To be called after every change of the form. */
  const edited = useCallback(() => {
    window.clearTimeout(timer.current);
    setState((present) => (present.kind === 'conflict' ? present : { kind: 'dirty' }));
    timer.current = window.setTimeout(() => void save(), PAUSE_MS);
  }, [save]);

  /** Saves what is typed over what somebody else saved meanwhile. */
  const keepMine = useCallback(async () => {
    const { data } = await client.query({
      query: PresentDemandVersionDocument,
      variables: { id: loaded.id },
      fetchPolicy: 'network-only',
    });
    if (data?.demand) version.current = data.demand.version;
    return save();
  }, [client, loaded.id, save]);

  useEffect(() => () => window.clearTimeout(timer.current), []);
  const isOffline = state.kind === 'fault' && state.fault === 'network';
  useEffect(() => {
    if (!isOffline) return;
    const again = window.setInterval(() => void save(), RETRY_MS);
    return () => window.clearInterval(again);
  }, [isOffline, save]);

  return { state, saved, save, edited, keepMine, version: () => version.current };
}

export type Saving = ReturnType<typeof useSaving>;

function refusedState(errors: readonly UserErrorParts[]): SavingState {
  if (errors.some(({ code }) => code === 'CONFLICT')) return { kind: 'conflict' };
  if (errors.some(({ code }) => code === 'SIGN_IN_REQUIRED')) return { kind: 'fault', fault: 'session' };
  return { kind: 'refused', errors };
}
