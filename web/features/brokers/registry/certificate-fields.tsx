import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, Form, Input, Select } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import type { BrokerCertificateKind } from '../../../generated/brokers-registry/graphql.ts';
import { DayPicker } from '../../../ui/fields.tsx';
import { UploadedFiles } from '../../../ui/uploaded-files.tsx';
import { brokerLabels } from '../broker.labels.ts';
import { profileMessages } from './profile.messages.ts';
import styles from './registry.module.css';

const KINDS: readonly BrokerCertificateKind[] = [
  'TECHNOLOGY_MANAGER',
  'PROFESSIONAL_TITLE',
  'PATENT_ATTORNEY',
  'LAWYER',
  'VALUER',
  'ACCOUNTANT',
  'INVESTMENT',
  'OTHER',
];
const MOST = 20;

/** Certificates with their copies, one after the other. */
export function CertificateFields({ files }: { files: readonly { id: string; name: string }[] }) {
  const t = useMessages(profileMessages);
  const labels = useMessages(brokerLabels);
  return (
    <Form.List name="certificates">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }, index) => (
            <fieldset
              key={key}
              className={styles.certificate}
              aria-label={t('certificate', { number: index + 1 })}
            >
              <Form.Item name={[name, 'kind']} label={t('certificateKind')}>
                <Select options={KINDS.map((value) => ({ value, label: labels(`certificate${value}`) }))} />
              </Form.Item>
              <Form.Item name={[name, 'number']} label={t('certificateNumber')}>
                <Input maxLength={60} autoComplete="off" className="f-number" />
              </Form.Item>
              <Form.Item name={[name, 'issuedBy']} label={t('issuedBy')}>
                <Input maxLength={120} />
              </Form.Item>
              <Form.Item name={[name, 'issuedOn']} label={t('issuedOn')}>
                <DayPicker />
              </Form.Item>
              <Form.Item
                name={[name, 'fileIds']}
                label={t('copy')}
                extra={t('copyHint')}
                className={styles.wide ?? ''}
              >
                <UploadedFiles max={1} known={files} label={t('copyUpload')} />
              </Form.Item>
              <p className={styles.wide}>
                <Button type="text" danger icon={<DeleteOutlined />} onClick={() => remove(name)}>
                  {t('removeCertificate', { number: index + 1 })}
                </Button>
              </p>
            </fieldset>
          ))}
          {fields.length < MOST && (
            <Button
              icon={<PlusOutlined />}
              onClick={() =>
                add({ kind: 'TECHNOLOGY_MANAGER', number: '', issuedBy: '', issuedOn: null, fileIds: [] })
              }
            >
              {t('addCertificate')}
            </Button>
          )}
        </>
      )}
    </Form.List>
  );
}
