import { useLazyQuery } from '@apollo/client/react';
import { Alert, Button, Form, Input } from 'antd';
import { useMessages } from '../../../../../app/i18n.tsx';
import { EditedConfidentialDocument } from '../../../../../generated/results-desk/graphql.ts';
import { ErrorState } from '../../../../../ui/fault-alert.tsx';
import { FileUpload } from '../../../../../ui/file-upload.tsx';
import type { ContentForm } from '../content-form.ts';
import { disclosureMessages } from '../disclosure.messages.ts';
import styles from '../disclosure.module.css';
import { LongText, RowCard } from '../fields.tsx';
import { KeptFilesField } from '../kept-file.tsx';
import { useWizard } from '../wizard-context.ts';

const MOST_PICTURES = 12;

/** What only the unit reads, and pictures for everybody. */
export default function Confidential() {
  const t = useMessages(disclosureMessages);
  return (
    <>
      <h3>{t('confidential')}</h3>
      <p className="f-quiet">{t('confidentialHint')}</p>
      <ConfidentialPart />
      <h3>{t('pictures')}</h3>
      <p className="f-quiet">{t('picturesHint')}</p>
      <Pictures />
    </>
  );
}

/** What is there already is fetched only when asked for, because each reading is recorded. */
function ConfidentialPart() {
  const t = useMessages(disclosureMessages);
  const { result, form, saving } = useWizard();
  const text = Form.useWatch<ContentForm['confidentialText']>('confidentialText', { form, preserve: true });
  const [read, { loading, error }] = useLazyQuery(EditedConfidentialDocument, { fetchPolicy: 'no-cache' });
  const open = async () => {
    if (!result.hasConfidentialPart) return fill('', []);
    const { data } = await read({ variables: { id: result.id } });
    const part = data?.techResult?.confidential;
    if (part) fill(part.text, part.files);
  };
  const fill = (present: string, files: readonly { id: string; name: string; url: string }[]) => {
    form.setFieldsValue({ confidentialText: present, confidentialFiles: [...files] });
    saving.loaded({
      confidentialText: present || null,
      confidentialFileIds: files.map(({ id }) => id),
    });
  };
  if (text === undefined) {
    return (
      <>
        {error && <ErrorState error={error} onRetry={() => void open()} />}
        <Button loading={loading} onClick={() => void open()}>
          {result.hasConfidentialPart ? t('confidentialOpen') : t('confidentialAdd')}
        </Button>
      </>
    );
  }
  return (
    <>
      <Alert type="info" showIcon title={t('confidentialWho')} style={{ marginBottom: 16 }} />
      <LongText name="confidentialText" label={t('confidentialText')} max={20_000} rows={5} />
      <Form.Item name="confidentialFiles" label={t('confidentialFiles')}>
        <KeptFilesField label={t('confidentialUpload')} />
      </Form.Item>
    </>
  );
}

function Pictures() {
  const t = useMessages(disclosureMessages);
  const { form } = useWizard();
  const pictures =
    Form.useWatch<ContentForm['pictures'] | undefined>('pictures', { form, preserve: true }) ?? [];
  return (
    <Form.List name="pictures">
      {(fields, { add, remove, move }) => (
        <>
          <ol className={styles.pictures} style={{ padding: 0 }}>
            {fields.map(({ key, name }) => (
              <RowCard
                key={key}
                index={name}
                count={fields.length}
                title={t('pictureRow', { place: name + 1 })}
                onRemove={() => remove(name)}
                onMove={(to) => move(name, to)}
              >
                <img
                  src={pictures[name]?.file.url}
                  alt={pictures[name]?.caption || (pictures[name]?.file.name ?? '')}
                />
                <Form.Item name={[name, 'caption']} label={t('caption')}>
                  <Input maxLength={200} />
                </Form.Item>
              </RowCard>
            ))}
          </ol>
          <FileUpload
            label={t('pictureUpload')}
            accept=".png,.jpg,.jpeg,.webp"
            limitMb={10}
            purpose="picture"
            disabled={fields.length >= MOST_PICTURES}
            onUploaded={({ id, name, url }) => add({ file: { id, name, url }, caption: '' })}
          />
        </>
      )}
    </Form.List>
  );
}
