import { Button, Form, Input, Select, Space } from 'antd';
import { useMessages } from '../../app/i18n.tsx';
import { EditSignatoriesDocument, type SignatoryAuthority } from '../../generated/contracts/graphql.ts';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { Refusals } from '../../ui/refusals.tsx';
import { useAction } from '../../ui/use-action.ts';
import { type ContractView, useContract, useContractExplain, useSigners } from './contract-context.ts';
import { contractMessages } from './contracts.messages.ts';
import styles from './contracts.module.css';
import { OneFile } from './one-file.tsx';

interface Row {
  signer: string;
  name: string;
  position: string;
  authority: SignatoryAuthority;
  authorityFile?: { id: string; name: string; url: string } | null;
}

interface Fields {
  signatories: Row[];
}

const AUTHORITIES = ['LEGAL_REPRESENTATIVE', 'AUTHORIZED'] as const;

/** Names the signatories of one's own side; the owner those of the co-owners too. */
export function SignatoriesEditor({
  signatories,
  onClose,
}: {
  signatories: ContractView['signatories'];
  onClose: () => void;
}) {
  const t = useMessages(contractMessages);
  const { deal, changed } = useContract();
  const explain = useContractExplain();
  const signers = useSigners().filter(({ side }) => side === deal.mySide);
  const [form] = Form.useForm<Fields>();
  const edit = useAction(EditSignatoriesDocument, (data) => data.editSignatories, { form, explain });
  const rows = Form.useWatch('signatories', form);
  const first = signers[0]?.key ?? '';
  const fresh: Row = { signer: first, name: '', position: '', authority: 'LEGAL_REPRESENTATIVE' };
  const own = signatories
    .filter(({ side }) => side === deal.mySide)
    .map(({ partyId, side, name, position, authority, authorityFile }) => ({
      signer: partyId ?? side,
      name,
      position,
      authority,
      authorityFile: authorityFile ?? null,
    }));
  const save = async ({ signatories: entered }: Fields) => {
    const input = {
      dealId: deal.id,
      signatories: (entered ?? []).map(({ signer, name, position, authority, authorityFile }) => ({
        side: deal.mySide ?? 'OWNER',
        partyId: signers.find(({ key }) => key === signer)?.partyId ?? null,
        name: name.trim(),
        position: position.trim(),
        authority,
        authorityFileId: authority === 'AUTHORIZED' ? (authorityFile?.id ?? null) : null,
      })),
    };
    if (!(await edit.run({ input }))) return;
    onClose();
    await changed();
  };
  const needed = { required: true, whitespace: true, message: t('required') };
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ signatories: own.length > 0 ? own : [fresh] }}
      onFinish={(fields) => void save(fields)}
      className={styles.form}
    >
      <Form.List name="signatories">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className={styles.signatory}>
                <Form.Item name={[name, 'signer']} label={t('for')} hidden={signers.length < 2}>
                  <Select options={signers.map((signer) => ({ value: signer.key, label: signer.name }))} />
                </Form.Item>
                <div className={styles.pair}>
                  <Form.Item name={[name, 'name']} label={t('name')} rules={[needed]}>
                    <Input maxLength={60} />
                  </Form.Item>
                  <Form.Item name={[name, 'position']} label={t('position')} rules={[needed]}>
                    <Input maxLength={60} />
                  </Form.Item>
                </div>
                <Form.Item name={[name, 'authority']} label={t('authority')}>
                  <Select options={AUTHORITIES.map((value) => ({ value, label: t(`authority${value}`) }))} />
                </Form.Item>
                {rows?.[name]?.authority === 'AUTHORIZED' && (
                  <Form.Item
                    name={[name, 'authorityFile']}
                    label={t('authorityFile')}
                    rules={[{ required: true, message: t('authorityFileNeeded') }]}
                  >
                    <OneFile />
                  </Form.Item>
                )}
                <Button type="link" onClick={() => remove(name)} style={{ padding: 0, marginBottom: 8 }}>
                  {t('removeSignatory')}
                </Button>
              </div>
            ))}
            <div style={{ marginBottom: 16 }}>
              <Button type="dashed" onClick={() => add(fresh)}>
                {t('addSignatory')}
              </Button>
            </div>
          </>
        )}
      </Form.List>
      <Refusals errors={edit.refusals} explain={explain} />
      <FaultAlert fault={edit.fault} />
      <Space>
        <Button type="primary" htmlType="submit" loading={edit.running}>
          {t('save')}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </Space>
    </Form>
  );
}
