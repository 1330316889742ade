import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { DealsList } from './deals-list.tsx';
import { listMessages } from './list.messages.ts';

/** The unit's deals, for officers and those who oversee them. */
export function Component() {
  const t = useMessages(listMessages);
  return (
    <div className="f-page">
      <PageTitle title={t('dealsTitle')} subtitle={t('dealsIntro')} />
      <DealsList
        name="deals"
        label={t('dealsTitle')}
        side="OWNER"
        empty={
          <EmptyState
            title={t('dealsEmptyTitle')}
            text={t('dealsEmptyText')}
            action={
              <Link to="/desk/register" className="f-button">
                {t('dealsEmptyAction')}
              </Link>
            }
          />
        }
      />
    </div>
  );
}
