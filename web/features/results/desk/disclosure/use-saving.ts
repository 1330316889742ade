import { useApolloClient } from '@apollo/client/react';
import type { FormInstance } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type FaultKind, faultKind } from '../../../../app/apollo.ts';
import { ViewerDocument } from '../../../../generated/app/graphql.ts';
import { PresentVersionDocument, SaveResultDocument } from '../../../../generated/results-desk/graphql.ts';
import type { UserErrorParts } from '../../../../ui/explain.ts';
import {
  type Content,
  type ContentForm,
  type ContentKey,
  changesOf,
  formField,
  toContent,
  type WrittenContent,
} from './content-form.ts';

/** How long typing may pause before what was typed is saved, in milliseconds. */
const PAUSE_MS = 1500;
/** How long to wait before saving again after the connection broke. */
const RETRY_MS = 10_000;
/** How often to look whether somebody signed in again after the session ended. */
const SIGNED_IN_MS = 3000;

/** One refused field of the form. */
export interface FieldProblem {
  name: (string | number)[];
  error: UserErrorParts;
}

export type SavingState =
  | { kind: 'clean'; at: Date | null }
  | { kind: 'dirty' | 'saving' | 'conflict' }
  | { kind: 'fault'; fault: FaultKind }
  | { kind: 'refused'; problems: readonly FieldProblem[]; general: readonly UserErrorParts[] };

interface Options {
  form: FormInstance<ContentForm>;
  resultId: string;
  version: number;
  stored: Content;
  /** Whether changes are saved by themselves; entries of the register are saved on demand, as a new version. */
  automatic: boolean;
}

type Attempt = { ok: true } | { ok: false; errors: readonly UserErrorParts[] };

/**
 * Keeps a form saved: after a pause, on demand, and again after a fault. One save runs at a time and sends only what
 * differs from what is stored. Fields that are refused are left out, so that the rest is saved all the same.
 */
export function useSaving({ form, resultId, version, stored, automatic }: Options) {
  const client = useApolloClient();
  const [state, setState] = useState<SavingState>({ kind: 'clean', at: null });
  const known = useRef({ version, stored });
  const running = useRef<Promise<boolean> | null>(null);
  const timer = useRef<number | undefined>(undefined);

  const attempt = useCallback(
    async (content: Content): Promise<Attempt> => {
      const { data } = await client.mutate({
        mutation: SaveResultDocument,
        variables: { input: { resultId, expectedVersion: known.current.version, content } },
      });
      const payload = data?.saveResult;
      const dossier = payload?.result?.dossier;
      if (!payload || payload.userErrors.length > 0) return { ok: false, errors: payload?.userErrors ?? [] };
      if (dossier) known.current.version = dossier.version;
      known.current.stored = { ...known.current.stored, ...content };
      return { ok: true };
    },
    [client, resultId],
  );

  const saveOnce = useCallback(
    async (step?: number): Promise<boolean> => {
      const { content, rows } = toContent(form.getFieldsValue(true));
      const changes = changesOf(known.current.stored, content);
      const sent = step === undefined ? changes : { ...changes, currentStep: step };
      if (Object.keys(sent).length === 0) {
        setState((present) => (present.kind === 'clean' ? present : { kind: 'clean', at: new Date() }));
        return true;
      }
      setState({ kind: 'saving' });
      try {
        const first = await attempt(sent);
        if (first.ok) return settle(null);
        const rest = withoutRefused(sent, first.errors);
        // A refusal of the whole, or of everything: nothing else could be saved.
        if (rest && Object.keys(rest).length > 0) await attempt(rest);
        return settle(first.errors, rows);
      } catch (error) {
        setState({ kind: 'fault', fault: faultKind(error) });
        return false;
      }
      function settle(errors: readonly UserErrorParts[] | null, places?: WrittenContent['rows']): boolean {
        if (!errors || !places) {
          const { content: now } = toContent(form.getFieldsValue(true));
          const isClean = Object.keys(changesOf(known.current.stored, now)).length === 0;
          setState(isClean ? { kind: 'clean', at: new Date() } : { kind: 'dirty' });
          return isClean;
        }
        setState(refusedState(errors, places));
        return false;
      }
    },
    [form, attempt],
  );

  /** Saves now; settles with whether everything is stored. */
  const save = useCallback(
    async (step?: number): Promise<boolean> => {
      window.clearTimeout(timer.current);
      while (running.current) await running.current;
      const work = saveOnce(step);
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
    const { data } = await client.query({
      query: PresentVersionDocument,
      variables: { id: resultId },
      fetchPolicy: 'network-only',
    });
    const present = data?.techResult?.dossier?.version;
    if (present !== undefined) known.current.version = present;
    return save();
  }, [client, resultId, save]);

  /** What the server gave later becomes part of what is stored. */
  const loaded = useCallback((content: Content) => {
    known.current.stored = { ...known.current.stored, ...content };
  }, []);

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

  return { state, save, edited, keepMine, loaded, version: () => known.current.version };
}

export type Saving = ReturnType<typeof useSaving>;

function refusedState(errors: readonly UserErrorParts[], rows: WrittenContent['rows']): SavingState {
  if (errors.some(({ code }) => code === 'CONFLICT')) return { kind: 'conflict' };
  if (errors.some(({ code }) => code === 'SIGN_IN_REQUIRED')) return { kind: 'fault', fault: 'session' };
  const named = errors.filter(({ field }) => field?.includes('content.'));
  return {
    kind: 'refused',
    problems: named.map((error) => ({ name: formField(error.field ?? '', rows), error })),
    general: errors.filter((error) => !named.includes(error)),
  };
}

/** What is left to save when the refused fields are left out; null if the refusal is not about fields. */
function withoutRefused(content: Content, errors: readonly UserErrorParts[]): Content | null {
  const refused = new Set(errors.map(({ field }) => /content\.(\w+)/.exec(field ?? '')?.[1]));
  if (refused.has(undefined)) return null;
  if (refused.has('cityCode')) refused.add('provinceCode');
  const kept = (Object.keys(content) as ContentKey[]).filter((key) => !refused.has(key));
  return Object.fromEntries(kept.map((key) => [key, content[key]]));
}
