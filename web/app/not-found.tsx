import { Flex } from 'antd';
import { Link } from 'react-router';
import { PageTitle } from '../ui/page-title.tsx';
import { useMessages } from './i18n.tsx';
import { appMessages } from './messages.ts';

/** Says that there is nothing here, or nothing for this reader; the two look the same on purpose. */
export default function NotFound() {
  const t = useMessages(appMessages);
  return (
    <div className="f-page">
      <PageTitle title={t('notFoundTitle')} />
      <p>{t('notFoundText')}</p>
      <Flex gap={16}>
        <Link to="/">{t('backHome')}</Link>
        <Link to="/results">{t('navResults')}</Link>
      </Flex>
    </div>
  );
}
