import type { FormInstance } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { TermsForm } from '../../offers/terms/terms-form.tsx';
import { requestMessages } from './request.messages.ts';
import styles from './request.module.css';
import type { RequestFields } from './request-form.tsx';

/** The fields of terms that the enterprise proposes with its request. */
export function OwnTerms({ form }: { form: FormInstance<RequestFields> }) {
  const t = useMessages(requestMessages);
  return (
    <section aria-label={t('ownTerms')} className={styles.ownTerms}>
      <TermsForm form={form} name="terms" />
    </section>
  );
}
