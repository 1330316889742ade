import { useMessages } from '../../../app/i18n.tsx';
import { profileMessages } from './profile.messages.ts';
import { ProfilesList } from './profiles-list.tsx';

/** Brokers for the operator: those to decide on, or all that were handed in. */
export function Component() {
  const t = useMessages(profileMessages);
  return (
    <ProfilesList
      name="admin-profiles"
      title={t('adminTitle')}
      subtitle={t('adminIntro')}
      path="/admin/brokers"
      withOrganization
    />
  );
}
