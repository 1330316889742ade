import { Checkbox, Form, Input } from 'antd';
import { useMessages } from '../../../../app/i18n.tsx';
import { UploadedFiles } from '../../../../ui/uploaded-files.tsx';
import { useDemandForm } from '../form-context.ts';
import { postingMessages } from '../posting.messages.ts';
import styles from '../posting.module.css';
import { hasBids } from '../steps.ts';

/** What not everybody reads: name, confidential part, contact. */
export default function PrivacyStep() {
  const t = useMessages(postingMessages);
  const { demand, saved } = useDemandForm();
  return (
    <>
      {hasBids(saved.mode) && (
        <>
          <Form.Item name="isAnonymous" valuePropName="checked" extra={t('isAnonymousHint')}>
            <Checkbox>{t('isAnonymous')}</Checkbox>
          </Form.Item>
          <Form.Item
            name={['confidentialPart', 'text']}
            label={t('confidential')}
            extra={t('confidentialHint')}
          >
            <Input.TextArea autoSize={{ minRows: 4, maxRows: 16 }} maxLength={10_000} />
          </Form.Item>
          <Form.Item name={['confidentialPart', 'fileIds']} label={t('confidentialFiles')}>
            <UploadedFiles known={demand.confidentialPart?.files ?? []} max={20} />
          </Form.Item>
        </>
      )}
      <h3>{t('contact')}</h3>
      <p className="f-quiet">{t('contactHint')}</p>
      <div className={styles.columns}>
        <Form.Item name={['contact', 'name']} label={t('contactName')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name={['contact', 'phone']} label={t('contactPhone')}>
          <Input maxLength={40} inputMode="tel" />
        </Form.Item>
        <Form.Item name={['contact', 'email']} label={t('contactEmail')}>
          <Input maxLength={200} inputMode="email" />
        </Form.Item>
      </div>
    </>
  );
}
