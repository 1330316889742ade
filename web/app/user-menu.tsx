import DownOutlined from '@ant-design/icons/DownOutlined';
import { useMutation } from '@apollo/client/react';
import { App, Button, Dropdown, type MenuProps } from 'antd';
import { useNavigate } from 'react-router';
import { ActAsDocument, SignOutDocument } from '../generated/app/graphql.ts';
import { useExplain } from '../ui/explain.ts';
import { useMessages } from './i18n.tsx';
import { appMessages } from './messages.ts';
import { useIdentityChanged, type Viewer } from './viewer.tsx';

/** Who I am, as which membership I act, and the way out. */
export default function UserMenu({ viewer }: { viewer: Viewer }) {
  return (
    <App component={false}>
      <Menu viewer={viewer} />
    </App>
  );
}

function Menu({ viewer }: { viewer: Viewer }) {
  const t = useMessages(appMessages);
  const navigate = useNavigate();
  const { actAs, signOut } = useIdentityActions();
  const memberships = viewer.memberships.filter((membership) => membership.status === 'ACTIVE');
  const acting = memberships.find((membership) => membership.id === viewer.acting?.id);
  const roles = viewer.actingRoles.map((role) => t(`role${role}`)).join(' · ');
  const items: MenuProps['items'] = [
    {
      key: 'who',
      type: 'group',
      label: acting ? `${acting.organization.name}${roles && ` · ${roles}`}` : t('actingAsNone'),
    },
    ...memberships
      .filter((membership) => membership.id !== viewer.acting?.id)
      .map((membership) => ({
        key: `as:${membership.id}`,
        label: t('switchTo', { name: membership.organization.name }),
      })),
    { type: 'divider' },
    { key: '/desk', label: t('navDesk') },
    { key: '/account', label: t('account') },
    { type: 'divider' },
    { key: 'out', label: t('signOut') },
  ];
  const choose: MenuProps['onClick'] = ({ key }) => {
    if (key === 'out') void signOut();
    else if (key.startsWith('as:')) {
      const membership = memberships.find((entry) => entry.id === key.slice(3));
      if (membership) void actAs(membership.id, membership.organization.name);
    } else void navigate(key);
  };
  return (
    <Dropdown menu={{ items, onClick: choose }} trigger={['click']} placement="bottomRight">
      <Button type="text" style={{ maxWidth: 180 }}>
        <span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{viewer.user.name}</span>
        <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  );
}

/** Switching the membership and signing out; both load everything anew as the changed person. */
function useIdentityActions() {
  const t = useMessages(appMessages);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const explain = useExplain();
  const identityChanged = useIdentityChanged();
  const [actAs] = useMutation(ActAsDocument);
  const [signOut] = useMutation(SignOutDocument);
  return {
    actAs: async (membershipId: string, name: string) => {
      try {
        const { data } = await actAs({ variables: { input: { membershipId } } });
        const refusal = data?.actAs.userErrors[0];
        if (refusal) return void message.error(explain(refusal));
        await identityChanged();
        message.success(t('switched', { name }));
      } catch {
        message.error(t('faultNetwork'));
      }
    },
    signOut: async () => {
      try {
        await signOut();
        await navigate('/');
        await identityChanged();
      } catch {
        message.error(t('faultNetwork'));
      }
    },
  };
}
