import { useMessages } from '../../../app/i18n.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { AddressTabs } from '../../../ui/list-page.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { DemandList } from './demand-list.tsx';
import { postingMessages } from './posting.messages.ts';

/** Demands for the operator: those that wait for a review, or all that were handed in. */
export function Component() {
  const t = useMessages(postingMessages);
  const { one } = useListState();
  const tab = one('tab', ['all']) ?? 'waiting';
  return (
    <DemandList
      name="review-demands"
      title={t('reviewTitle')}
      subtitle={t('reviewIntro')}
      path={({ id }) => `/admin/demands/${id}`}
      withPoster
      {...(tab === 'waiting' ? { usual: ['UNDER_REVIEW' as const] } : {})}
      empty={<EmptyState title={t('reviewEmptyTitle')} text={t('reviewEmptyText')} />}
    >
      <AddressTabs
        name="tab"
        value={tab}
        items={[
          { key: 'waiting', label: t('tabWaiting') },
          { key: 'all', label: t('tabAll') },
        ]}
      />
    </DemandList>
  );
}
