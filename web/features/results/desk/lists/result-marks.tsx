import { Badge, Progress } from 'antd';
import { useMessages } from '../../../../app/i18n.tsx';
import type { ResultState } from '../../../../generated/results-desk/graphql.ts';
import { useLabels } from '../../../../ui/labels.ts';
import { listMessages } from './lists.messages.ts';

const STATUS: Partial<Record<ResultState, 'success' | 'warning' | 'processing'>> = {
  PUBLISHED: 'success',
  RETURNED: 'warning',
  DISCLOSED: 'processing',
  UNDER_REVIEW: 'processing',
};

/** Where a result stands. */
export function StateTag({ state }: { state: ResultState }) {
  const labels = useLabels();
  return <Badge status={STATUS[state] ?? 'default'} text={labels(`state${state}`)} />;
}

/** How much of the disclosure is there. */
export function Completeness({ percent }: { percent: number }) {
  const t = useMessages(listMessages);
  return (
    <Progress percent={percent} size="small" style={{ width: 130 }} aria-label={t('columnCompleteness')} />
  );
}

interface Waiting {
  state: ResultState;
  returnReason?: string | null | undefined;
  missing: readonly { blocksDisclosure: boolean }[];
}

/** What is next for a result, in words. */
export function useNextText(): (dossier: Waiting) => string {
  const t = useMessages(listMessages);
  return ({ state, returnReason, missing }) => {
    const count = missing.filter(({ blocksDisclosure }) => blocksDisclosure).length;
    switch (state) {
      case 'DRAFT':
        return count > 0 ? t('nextFill', { count }) : t('nextDisclose');
      case 'RETURNED':
        return t('nextReturned', { reason: returnReason ?? '' });
      case 'DISCLOSED':
        return t('nextWaitReview');
      case 'UNDER_REVIEW':
        return t('nextUnderReview');
      case 'REGISTERED':
        return t('nextWaitPublish');
      case 'PUBLISHED':
        return t('nextPublished');
      default:
        return t('nextWithdrawn');
    }
  };
}

/** Names in their order. */
export function namesOf(people: readonly { position: number; name: string }[]): string {
  return [...people]
    .sort((a, b) => a.position - b.position)
    .map(({ name }) => name)
    .join('、');
}
