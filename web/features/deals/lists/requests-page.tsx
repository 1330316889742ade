import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { DealsList } from './deals-list.tsx';
import { listMessages } from './list.messages.ts';

/** The enterprise's requests and deals. */
export function Component() {
  const t = useMessages(listMessages);
  return (
    <div className="f-page">
      <PageTitle title={t('requestsTitle')} subtitle={t('requestsIntro')} />
      <DealsList
        name="requests"
        label={t('requestsTitle')}
        side="ENTERPRISE"
        empty={
          <EmptyState
            title={t('requestsEmptyTitle')}
            text={t('requestsEmptyText')}
            action={
              <Link to="/results" className="f-button">
                {t('requestsEmptyAction')}
              </Link>
            }
          />
        }
      />
    </div>
  );
}
