import { useApolloClient } from '@apollo/client/react';
import type { FormInstance } from 'antd';
import { useCallback, useRef } from 'react';
import { PresentVersionDocument, SaveResultDocument } from '../../../../generated/results-desk/graphql.ts';
import type { UserErrorParts } from '../../../../ui/explain.ts';
import { refusedWhole, type SaveOutcome, useAutosave } from '../../../../ui/use-autosave.ts';
import {
  type Content,
  type ContentForm,
  type ContentKey,
  changesOf,
  formField,
  toContent,
  type WrittenContent,
} from './content-form.ts';

/** One refused field of the form. */
export interface FieldProblem {
  name: (string | number)[];
  error: UserErrorParts;
}

interface Refused {
  problems: readonly FieldProblem[];
  general: readonly UserErrorParts[];
}

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
 * Keeps a form saved; only what differs from what is stored is sent. Fields that are refused are left out, so that the
 * rest is saved all the same.
 */
export function useSaving({ form, resultId, version, stored, automatic }: Options) {
  const client = useApolloClient();
  const known = useRef({ version, stored });

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

  const send = useCallback(
    async (begin: () => void, step?: number): Promise<SaveOutcome<Refused>> => {
      const { content, rows } = toContent(form.getFieldsValue(true));
      const changes = changesOf(known.current.stored, content);
      const sent = step === undefined ? changes : { ...changes, currentStep: step };
      if (Object.keys(sent).length === 0) return 'unchanged';
      begin();
      const first = await attempt(sent);
      if (!first.ok) {
        const rest = withoutRefused(sent, first.errors);
        // A refusal of the whole, or of everything: nothing else could be saved.
        if (rest && Object.keys(rest).length > 0) await attempt(rest);
        return refusedWhole(first.errors) ?? { refused: byField(first.errors, rows) };
      }
      const { content: now } = toContent(form.getFieldsValue(true));
      return Object.keys(changesOf(known.current.stored, now)).length === 0 ? 'stored' : 'dirty';
    },
    [form, attempt],
  );

  const takeVersion = useCallback(async () => {
    const { data } = await client.query({
      query: PresentVersionDocument,
      variables: { id: resultId },
      fetchPolicy: 'network-only',
    });
    const present = data?.techResult?.dossier?.version;
    if (present !== undefined) known.current.version = present;
  }, [client, resultId]);

  /** What the server gave later becomes part of what is stored. */
  const loaded = useCallback((content: Content) => {
    known.current.stored = { ...known.current.stored, ...content };
  }, []);

  const saving = useAutosave<Refused, number>({ send, takeVersion, automatic });
  return { ...saving, loaded, version: () => known.current.version };
}

export type Saving = ReturnType<typeof useSaving>;

function byField(errors: readonly UserErrorParts[], rows: WrittenContent['rows']): Refused {
  const named = errors.filter(({ field }) => field?.includes('content.'));
  return {
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
