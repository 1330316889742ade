import { Modal } from 'antd';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { postingMessages } from './posting.messages.ts';

interface Props {
  isStored: boolean;
  /** Tries to store before leaving; absent where only asking is left. */
  save?: () => Promise<boolean>;
}

/** Saves before the page is left, and asks where that does not work. */
export function LeaveGuard({ isStored, save }: Props) {
  const t = useMessages(postingMessages);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => !isStored && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== 'blocked' || !save) return;
    let current = true;
    void save().then((stored) => {
      if (current && stored) blocker.proceed();
    });
    return () => {
      current = false;
    };
  }, [blocker, save]);
  useEffect(() => {
    if (isStored) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isStored]);
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title={t('leaveTitle')}
      okText={t('leave')}
      okButtonProps={{ danger: true }}
      cancelText={t('stay')}
      onOk={() => blocker.proceed?.()}
      onCancel={() => blocker.reset?.()}
    >
      <p>{t('leaveText')}</p>
    </Modal>
  );
}
