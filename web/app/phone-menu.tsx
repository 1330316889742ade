import { Drawer, Flex, Menu } from 'antd';
import { useLocation, useNavigate } from 'react-router';
import { useMessages } from './i18n.tsx';
import { appMessages } from './messages.ts';
import { menuOf, placesFor } from './navigation.ts';
import { AppearanceButton, LanguageButton } from './preferences.tsx';
import { useViewer } from './viewer.tsx';

/** The places of the market and of the desk on a narrow screen. */
export default function PhoneMenu({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useMessages(appMessages);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { viewer, acting } = useViewer();
  const places = viewer ? placesFor(viewer.actingRoles, acting?.organization.kind) : [];
  const desk = menuOf(places).map(({ group, places: own }) => ({
    key: group ?? 'desk',
    type: 'group' as const,
    label: t(group === null ? 'navDesk' : `group_${group}`),
    children: own.map(({ to, label }) => ({ key: to, label: t(label) })),
  }));
  const items = [
    { key: '/', label: t('home') },
    { key: '/results', label: t('navResults') },
    { key: '/demands', label: t('navDemands') },
    { key: '/brokers', label: t('navBrokers') },
    { key: '/roadshows', label: t('navRoadshows') },
    { key: '/notices', label: t('navNotices') },
    { key: '/auctions', label: t('navAuctions') },
    { key: '/rulebook', label: t('navRulebook') },
    ...(viewer
      ? [...desk, { key: '/account', label: t('account') }]
      : [
          { key: '/sign-in', label: t('signIn') },
          { key: '/sign-up', label: t('signUp') },
        ]),
  ];
  return (
    <Drawer
      open={open}
      onClose={onClose}
      title={t('navMenu')}
      size={280}
      styles={{ body: { padding: 8 } }}
      footer={
        <Flex justify="space-between">
          <LanguageButton />
          <AppearanceButton />
        </Flex>
      }
    >
      <nav aria-label={t('mainNavigation')}>
        <Menu
          mode="inline"
          selectedKeys={[pathname]}
          items={items}
          onClick={({ key }) => {
            onClose();
            void navigate(key);
          }}
        />
      </nav>
    </Drawer>
  );
}
