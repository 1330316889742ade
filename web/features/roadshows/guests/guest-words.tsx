import { Tag } from 'antd';
import { useCallback } from 'react';
import { type Translate, useMessages } from '../../../app/i18n.tsx';
import type { GuestPartsFragment, RoadshowGuestState } from '../../../generated/roadshows-guests/graphql.ts';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { guestsMessages } from './guests.messages.ts';

export type Guest = GuestPartsFragment;

const COLORS: Readonly<Record<RoadshowGuestState, string>> = {
  REGISTERED: 'processing',
  APPROVED: 'success',
  WAITING: 'warning',
  DECLINED: 'error',
  CANCELLED: 'default',
};

/** Where a registration stands, in a word. */
export function GuestStateTag({ state }: { state: RoadshowGuestState }) {
  const t = useMessages(guestsMessages);
  return <Tag color={COLORS[state]}>{t(`state${state}`)}</Tag>;
}

/** Better words for what is refused at the door and to guests. */
export function useGuestsExplain(): (error: UserErrorParts) => string | undefined {
  const t = useMessages(guestsMessages);
  return useCallback(
    ({ params }) => {
      const key = `refused${params.find(({ name }) => name === 'reason')?.value ?? ''}`;
      return key in guestsMessages.zh ? (t as Translate<Record<string, string>>)(key) : undefined;
    },
    [t],
  );
}

/** A code in two groups of four, as it is read aloud. */
export function spelled(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}
