import { useApolloClient } from '@apollo/client/react';
import { Alert, Button, Flex } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useIdentityChanged, useViewer } from '../../../app/viewer.tsx';
import { ActAsDocument } from '../../../generated/app/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { requestMessages } from './request.messages.ts';

/** Tells who cannot ask for a result yet what to do about it; nothing for those who can. */
export function WhoCanAsk() {
  const t = useMessages(requestMessages);
  const { viewer, hasRole } = useViewer();
  const identityChanged = useIdentityChanged();
  const client = useApolloClient();
  const actAs = useAction(ActAsDocument, (data) => data.actAs);
  if (!viewer) {
    return (
      <Alert
        type="info"
        showIcon
        style={{ marginBottom: 24 }}
        title={t('visitorTitle')}
        description={
          <>
            {t('visitorText')} <Link to="/sign-up">{t('signUp')}</Link>
          </>
        }
      />
    );
  }
  if (hasRole('ENTERPRISE_MEMBER')) return null;
  const others = viewer.memberships.filter(
    ({ id, status, roles }) =>
      id !== viewer.acting?.id && status === 'ACTIVE' && roles.includes('ENTERPRISE_MEMBER'),
  );
  const change = async (membershipId: string) => {
    if (!(await actAs.run({ input: { membershipId } }))) return;
    client.cache.evict({ fieldName: 'offer' });
    await identityChanged();
  };
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 24 }}
      title={t('noRoleTitle')}
      description={
        <>
          <p style={{ marginTop: 0 }}>{t(others.length > 0 ? 'noRoleSwitch' : 'noRoleText')}</p>
          <Flex gap={8} wrap>
            {others.map(({ id, organization }) => (
              <Button key={id} loading={actAs.running} onClick={() => void change(id)}>
                {t('actAs', { name: organization.name })}
              </Button>
            ))}
            {others.length === 0 && (
              <Link to="/account" className="f-button">
                {t('joinEnterprise')}
              </Link>
            )}
          </Flex>
          <Refusals errors={actAs.refusals} />
          <FaultAlert fault={actAs.fault} />
        </>
      }
    />
  );
}
