import MoonOutlined from '@ant-design/icons/MoonOutlined';
import SunOutlined from '@ant-design/icons/SunOutlined';
import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { EditLocaleDocument } from '../generated/app/graphql.ts';
import { useLanguage, useMessages } from './i18n.tsx';
import { appMessages } from './messages.ts';
import { useAppearance } from './theme.tsx';
import { useViewer } from './viewer.tsx';

/** Switches between the two languages; the account keeps the choice too. */
export function LanguageButton() {
  const t = useMessages(appMessages);
  const { viewer } = useViewer();
  const { locale, setLocale } = useLanguage();
  const [editLocale] = useMutation(EditLocaleDocument);
  const change = () => {
    const next = locale === 'en' ? 'zh-CN' : 'en';
    setLocale(next);
    // The account keeps the language for mails; the screen has it already, so a failure needs no word.
    if (viewer) editLocale({ variables: { input: { locale: next } } }).catch(() => undefined);
  };
  return (
    <Button type="text" onClick={change} title={t('languageName')} lang={locale === 'en' ? 'zh-CN' : 'en'}>
      {t('language')}
    </Button>
  );
}

/** Switches between light and dark. */
export function AppearanceButton() {
  const t = useMessages(appMessages);
  const { dark, setAppearance } = useAppearance();
  const name = dark ? t('appearanceLight') : t('appearanceDark');
  return (
    <Button
      type="text"
      icon={dark ? <SunOutlined /> : <MoonOutlined />}
      aria-label={name}
      title={name}
      onClick={() => setAppearance(dark ? 'light' : 'dark')}
    />
  );
}
