import { useApolloClient } from '@apollo/client/react';
import type { FormInstance } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type FaultKind, faultKind } from '../../../app/apollo.ts';
import { BidVersionDocument, SaveBidDocument } from '../../../generated/demands-bidding/graphql.ts';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { type DraftForm, toInput } from './draft-form.ts';

/** How long typing may pause before what was typed is saved, in milliseconds. */
const PAUSE_MS = 1000;
/** How long to wait before saving again after the connection broke. */
const RETRY_MS = 10_000;

export type SavingState =
  | { kind: 'clean'; at: Date | null }
  | { kind: 'dirty' | 'saving' | 'conflict' }
  | { kind: 'fault'; fault: FaultKind }
  | { kind: 'refused'; errors: readonly UserErrorParts[] };

/** Keeps a draft saved: after a pause, on demand, and again after a fault; one save at a time. */
export function useSaving(form: FormInstance<DraftForm>, bid: { id: string; version: number }) {
  const client = useApolloClient();
  const [state, setState] = useState<SavingState>({ kind: 'clean', at: null });
  const version = useRef(bid.version);
  const saved = useRef<string | null>(null);
  const running = useRef<Promise<boolean> | null>(null);
  const timer = useRef<number | undefined>(undefined);
  // Steps beside the draft (partners, handing in) count the version on, too.
  version.current = Math.max(version.current, bid.version);

  const saveOnce = useCallback(async (): Promise<boolean> => {
    const draft = toInput(form.getFieldsValue(true));
    const text = JSON.stringify(draft);
    if (text === saved.current) {
      setState({ kind: 'clean', at: new Date() });
      return true;
    }
    setState({ kind: 'saving' });
    try {
      const { data } = await client.mutate({
        mutation: SaveBidDocument,
        variables: { input: { bidId: bid.id, expectedVersion: version.current, draft } },
      });
      const errors = data?.saveBid.userErrors ?? [];
      if (errors.length > 0) {
        setState(
          errors.some(({ code }) => code === 'CONFLICT') ? { kind: 'conflict' } : { kind: 'refused', errors },
        );
        return false;
      }
      version.current = data?.saveBid.bid?.version ?? version.current;
      saved.current = text;
      const isClean = JSON.stringify(toInput(form.getFieldsValue(true))) === text;
      setState(isClean ? { kind: 'clean', at: new Date() } : { kind: 'dirty' });
      return isClean;
    } catch (error) {
      setState({ kind: 'fault', fault: faultKind(error) });
      return false;
    }
  }, [client, form, bid.id]);

  /** Saves now; settles with whether everything is stored. */
  const save = useCallback(async (): Promise<boolean> => {
    window.clearTimeout(timer.current);
    while (running.current) await running.current;
    running.current = saveOnce();
    try {
      return await running.current;
    } finally {
      running.current = null;
    }
  }, [saveOnce]);

  /** To be called after every change of the form. */
  const edited = useCallback(() => {
    window.clearTimeout(timer.current);
    setState((present) => (present.kind === 'clean' ? { kind: 'dirty' } : present));
    timer.current = window.setTimeout(() => void save(), PAUSE_MS);
  }, [save]);

  /** Saves what is typed over what somebody else saved meanwhile. */
  const keepMine = useCallback(async () => {
    const { data } = await client.query({
      query: BidVersionDocument,
      variables: { id: bid.id },
      fetchPolicy: 'network-only',
    });
    version.current = data?.bid?.version ?? version.current;
    saved.current = null;
    return save();
  }, [client, bid.id, save]);

  useEffect(() => () => window.clearTimeout(timer.current), []);
  const isOffline = state.kind === 'fault' && state.fault === 'network';
  useEffect(() => {
    if (!isOffline) return;
    const again = window.setInterval(() => void save(), RETRY_MS);
    return () => window.clearInterval(again);
  }, [isOffline, save]);

  return { state, save, edited, keepMine };
}

export type Saving = ReturnType<typeof useSaving>;
