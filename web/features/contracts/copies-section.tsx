import { App, Button, Form, Select, Tag } from 'antd';
import { useMessages } from '../../app/i18n.tsx';
import { UploadSignedCopyDocument } from '../../generated/contracts/graphql.ts';
import { DateTime } from '../../ui/date-time.tsx';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { DayPicker } from '../../ui/fields.tsx';
import { Refusals } from '../../ui/refusals.tsx';
import { useAction } from '../../ui/use-action.ts';
import {
  type ContractView,
  type Signer,
  useContract,
  useContractExplain,
  useSigners,
} from './contract-context.ts';
import { contractMessages } from './contracts.messages.ts';
import styles from './contracts.module.css';
import { FileLink } from './file-link.tsx';
import { type ChosenFile, OneFile } from './one-file.tsx';

/** The signed copies of each party, and the upload of one's own; the officer may record the paper of others. */
export function CopiesSection({ contract }: { contract: ContractView }) {
  const t = useMessages(contractMessages);
  const { deal, can } = useContract();
  const signers = useSigners();
  const mine = deal.mySide === 'OWNER' ? signers : signers.filter(({ side }) => side === deal.mySide);
  return (
    <section aria-labelledby="contract-copies">
      <h3 id="contract-copies">{t('copies')}</h3>
      <p className="f-quiet">{t('copiesText')}</p>
      <ul className={styles.list}>
        {signers.map((signer) => (
          <li key={signer.key}>
            <strong>{signer.name}</strong>
            <Copies copies={contract.signedCopies} signer={signer} />
          </li>
        ))}
      </ul>
      {can('UPLOAD_SIGNED') && (
        <App component={false}>
          <UploadForm signers={mine} />
        </App>
      )}
    </section>
  );
}

function Copies({ copies, signer }: { copies: ContractView['signedCopies']; signer: Signer }) {
  const t = useMessages(contractMessages);
  const own = copies.filter(({ side, partyId }) => side === signer.side && partyId === signer.partyId);
  if (own.length === 0) {
    return (
      <div>
        <Tag color="warning">{t('copyMissing')}</Tag>
      </div>
    );
  }
  return (
    <>
      {[...own].reverse().map((copy) => (
        <div key={copy.id}>
          <FileLink file={copy.file} /> <span>{t('copyOn', { day: copy.signedOn })}</span>{' '}
          {copy.onBehalf && <Tag>{t('copyOnBehalf')}</Tag>}
          <span className="f-quiet">
            {copy.by?.name} · <DateTime value={copy.at} exact />
          </span>
        </div>
      ))}
    </>
  );
}

interface Fields {
  signer: string;
  signedOn: string;
  file: ChosenFile;
}

function UploadForm({ signers }: { signers: Signer[] }) {
  const t = useMessages(contractMessages);
  const { message } = App.useApp();
  const { deal, changed } = useContract();
  const explain = useContractExplain();
  const [form] = Form.useForm<Fields>();
  const fieldName = (path: string) => [path === 'fileId' ? 'file' : path];
  const upload = useAction(UploadSignedCopyDocument, (data) => data.uploadSignedCopy, {
    form,
    fieldName,
    explain,
  });
  const own = signers.find(({ side, partyId }) => side === deal.mySide && partyId === null);
  const send = async ({ signer: key, signedOn, file }: Fields) => {
    const signer = signers.find((each) => each.key === key);
    if (!signer) return;
    const input = {
      dealId: deal.id,
      side: signer.side,
      partyId: signer.partyId,
      fileId: file.id,
      signedOn,
    };
    if (!(await upload.run({ input }))) return;
    message.success(t('uploadDone'));
    form.resetFields();
    await changed();
  };
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ signer: own?.key ?? '' }}
      onFinish={(fields) => void send(fields)}
      className={styles.form}
    >
      <Form.Item name="signer" label={t('uploadFor')} hidden={signers.length < 2}>
        <Select options={signers.map(({ key, name }) => ({ value: key, label: name }))} />
      </Form.Item>
      <Form.Item name="signedOn" label={t('uploadDay')} rules={[{ required: true, message: t('required') }]}>
        <DayPicker />
      </Form.Item>
      <Form.Item
        name="file"
        label={t('uploadFile')}
        rules={[{ required: true, message: t('uploadFileNeeded') }]}
      >
        <OneFile />
      </Form.Item>
      <Refusals errors={upload.refusals} explain={explain} />
      <FaultAlert fault={upload.fault} />
      <Button type="primary" htmlType="submit" loading={upload.running}>
        {t('upload')}
      </Button>
    </Form>
  );
}
