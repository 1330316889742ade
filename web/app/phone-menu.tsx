import { Drawer, Flex, Menu } from 'antd';
import { useLocation, useNavigate } from 'react-router';
import { useMessages } from './i18n.tsx';
import { appMessages } from './messages.ts';
import { placesFor } from './navigation.ts';
import { AppearanceButton, LanguageButton } from './preferences.tsx';
import { useViewer } from './viewer.tsx';

/** The places of the market and of the desk on a narrow screen. */
export default function PhoneMenu({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useMessages(appMessages);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { viewer, acting } = useViewer();
  const desk = viewer
    ? placesFor(viewer.actingRoles, acting?.organization.kind).map((place) => ({
        key: place.to,
        label: t(place.label),
      }))
    : [];
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
      ? [
          { key: 'desk', type: 'group' as const, label: t('navDesk'), children: desk },
          { key: '/account', label: t('account') },
        ]
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
