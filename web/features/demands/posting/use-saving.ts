import { useApolloClient } from '@apollo/client/react';
import { useCallback, useRef, useState } from 'react';
import {
  type DemandContentInput,
  type DemandSavedFragment,
  PresentDemandVersionDocument,
  SaveDemandDocument,
} from '../../../generated/demands-posting/graphql.ts';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { refusedWhole, type SaveOutcome, useAutosave } from '../../../ui/use-autosave.ts';

interface Refused {
  errors: readonly UserErrorParts[];
}

/** Keeps the draft of a demand saved, always its whole content; `saved` is what the server made of it last. */
export function useSaving(loaded: DemandSavedFragment, read: () => DemandContentInput) {
  const client = useApolloClient();
  const [saved, setSaved] = useState(loaded);
  const version = useRef(loaded.version);
  const stored = useRef('');

  const send = useCallback(
    async (begin: () => void): Promise<SaveOutcome<Refused>> => {
      const content = read();
      const text = JSON.stringify(content);
      if (text === stored.current) return 'unchanged';
      begin();
      const input = { demandId: loaded.id, expectedVersion: version.current, content };
      const { data } = await client.mutate({ mutation: SaveDemandDocument, variables: { input } });
      const payload = data?.saveDemand;
      if (!payload?.demand) {
        const errors = payload?.userErrors ?? [];
        return refusedWhole(errors) ?? { refused: { errors } };
      }
      version.current = payload.demand.version;
      stored.current = text;
      setSaved(payload.demand);
      return JSON.stringify(read()) === text ? 'stored' : 'dirty';
    },
    [client, loaded.id, read],
  );

  const takeVersion = useCallback(async () => {
    const { data } = await client.query({
      query: PresentDemandVersionDocument,
      variables: { id: loaded.id },
      fetchPolicy: 'network-only',
    });
    if (data?.demand) version.current = data.demand.version;
  }, [client, loaded.id]);

  return { ...useAutosave({ send, takeVersion }), saved, version: () => version.current };
}

export type Saving = ReturnType<typeof useSaving>;
