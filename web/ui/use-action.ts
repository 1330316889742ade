import type { OperationVariables } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { FormInstance } from 'antd';
import { useCallback, useState } from 'react';
import { type FaultKind, faultKind } from '../app/apollo.ts';
import { type UserErrorParts, useExplain } from './explain.ts';

interface Payload {
  userErrors: readonly UserErrorParts[];
}

interface Options {
  /** The form whose fields carry the refusals that name them. */
  form?: FormInstance;
  /** Turns the path of an input field into the name of the form's field; null: not a field of this form. */
  fieldName?: (path: string) => (string | number)[] | null;
  explain?: (error: UserErrorParts) => string | undefined;
  refetchQueries?: string[];
}

/** A path such as `content.rights.0.number` as an antd form names it; the leading `input` is dropped. */
export function namePath(path: string): (string | number)[] {
  return path
    .replace(/^input\./, '')
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/**
 * One mutation as a page uses it: runs it, keeps apart what was refused (`refusals`, and at the fields of `form`,
 * with the focus on the first) and what failed on the way (`fault`), and returns the payload only when it was done.
 */
export function useAction<TData, TVariables extends OperationVariables, TPayload extends Payload>(
  document: TypedDocumentNode<TData, TVariables>,
  pick: (data: TData) => TPayload,
  options: Options = {},
) {
  const general = useExplain();
  const client = useApolloClient();
  const [running, setRunning] = useState(false);
  const [refusals, setRefusals] = useState<readonly UserErrorParts[]>([]);
  const [fault, setFault] = useState<FaultKind | null>(null);

  const run = useCallback(
    async (variables: TVariables): Promise<TPayload | null> => {
      setRefusals([]);
      setFault(null);
      setRunning(true);
      try {
        const { data } = await client.mutate<TData, OperationVariables>({
          mutation: document,
          variables,
          ...(options.refetchQueries ? { refetchQueries: options.refetchQueries } : {}),
        });
        const payload = data ? pick(data) : null;
        if (!payload || payload.userErrors.length === 0) return payload;
        setRefusals(markFields(payload.userErrors, options, general));
        return null;
      } catch (error) {
        setFault(faultKind(error));
        return null;
      } finally {
        setRunning(false);
      }
    },
    [client, document, pick, options, general],
  );
  const clear = useCallback(() => {
    setRefusals([]);
    setFault(null);
  }, []);
  return { run, running, refusals, fault, clear };
}

/** Shows refusals at their fields, focuses the first, and returns those that belong to no field or quote a rule. */
function markFields(
  errors: readonly UserErrorParts[],
  options: Options,
  general: (error: UserErrorParts) => string,
): readonly UserErrorParts[] {
  const { form, fieldName = namePath, explain } = options;
  if (!form) return errors;
  const rest: UserErrorParts[] = [];
  const marked: { name: (string | number)[]; errors: string[] }[] = [];
  for (const error of errors) {
    const name = error.field ? fieldName(error.field) : null;
    const known = name && form.getFieldInstance(name);
    if (known && name) marked.push({ name, errors: [explain?.(error) ?? general(error)] });
    if (!known || error.rule) rest.push(error);
  }
  form.setFields(marked);
  const first = marked[0];
  if (first && rest.length === 0) form.scrollToField(first.name, { focus: true, block: 'center' });
  return rest;
}
