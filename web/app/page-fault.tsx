import { Button, Flex } from 'antd';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { PageTitle } from '../ui/page-title.tsx';
import { useMessages } from './i18n.tsx';
import { appMessages } from './messages.ts';
import NotFound from './not-found.tsx';

/** A part of the client that could not be fetched: the network is away, or a newer version was deployed. */
function wordsFor(error: unknown) {
  const missingPart = error instanceof TypeError && /import|module|fetch/i.test(error.message);
  if (!missingPart) return 'faultServer';
  return navigator.onLine ? 'faultChunk' : 'faultNetwork';
}

/** The last resort of a page: says what happened and how to go on. */
export function PageFault() {
  const t = useMessages(appMessages);
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  return (
    <div className="f-page" role="alert">
      <PageTitle title={t('faultTitle')} />
      <p>{t(wordsFor(error))}</p>
      <Flex gap={8}>
        <Button type="primary" onClick={() => location.reload()}>
          {t('reload')}
        </Button>
        <Button href="/">{t('backHome')}</Button>
      </Flex>
    </div>
  );
}
