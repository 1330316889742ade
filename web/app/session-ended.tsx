import { Modal } from 'antd';
import { SignInForm } from '../features/accounts/sign-in-form.tsx';
import { useMessages } from './i18n.tsx';
import { appMessages } from './messages.ts';

/** Signs in again on the spot, so that nothing typed on the page behind is lost. */
export default function SessionEnded({ onDone }: { onDone: () => void }) {
  const t = useMessages(appMessages);
  return (
    <Modal open title={t('sessionEndedTitle')} footer={null} onCancel={onDone} destroyOnHidden>
      <p>{t('sessionEndedText')}</p>
      <SignInForm onDone={onDone} keepPage />
    </Modal>
  );
}
