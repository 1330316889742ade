import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { DemandList } from './demand-list.tsx';
import { postingMessages } from './posting.messages.ts';

/** The demands of one's enterprise; a draft opens where it is written. */
export function Component() {
  const t = useMessages(postingMessages);
  const { hasRole } = useViewer();
  const post = hasRole('ENTERPRISE_MEMBER') ? (
    <Link to="/desk/demands/new" className="f-button">
      <PlusOutlined aria-hidden /> {t('newDemand')}
    </Link>
  ) : null;
  return (
    <DemandList
      name="demands"
      title={t('listTitle')}
      subtitle={t('listIntro')}
      path={({ id, availableActions }) =>
        availableActions.includes('EDIT') ? `/desk/demands/${id}/edit` : `/desk/demands/${id}`
      }
      withPoster={false}
      extra={post}
      empty={<EmptyState title={t('emptyTitle')} text={t('emptyText')} action={post} />}
    />
  );
}
