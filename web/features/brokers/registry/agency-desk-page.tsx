import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import { profileMessages } from './profile.messages.ts';
import { ProfilesList } from './profiles-list.tsx';

/** The brokers of the own organisation, for its administrators. */
export function Component() {
  const t = useMessages(profileMessages);
  const { acting } = useViewer();
  return (
    <ProfilesList
      name="agency-profiles"
      title={t('agencyTitle')}
      subtitle={t('agencyIntro')}
      path="/desk/agency"
      withOrganization={false}
      extra={acting && <Link to={`/brokers/agencies/${acting.organization.id}`}>{t('publicPage')}</Link>}
    />
  );
}
