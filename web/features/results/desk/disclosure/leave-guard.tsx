import { Modal } from 'antd';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { useMessages } from '../../../../app/i18n.tsx';
import { disclosureMessages } from './disclosure.messages.ts';
import { useWizard } from './wizard-context.ts';

/** Saves before the page is left, and asks where that does not work. */
export function LeaveGuard() {
  const t = useMessages(disclosureMessages);
  const { saving, inRegister } = useWizard();
  const isStored = saving.state.kind === 'clean';
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => !isStored && currentLocation.pathname !== nextLocation.pathname,
  );
  const { save } = saving;
  useEffect(() => {
    if (blocker.state !== 'blocked' || inRegister) return;
    let current = true;
    void save().then((stored) => {
      if (current && stored) blocker.proceed();
    });
    return () => {
      current = false;
    };
  }, [blocker, inRegister, save]);
  useEffect(() => {
    if (isStored) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isStored]);
  const asks = blocker.state === 'blocked' && saving.state.kind !== 'saving';
  return (
    <Modal
      open={asks && (inRegister || saving.state.kind !== 'dirty')}
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
