import { Button, Checkbox, Form, Space, Tag } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../app/i18n.tsx';
import { AcceptHandoverDocument, RecordHandoverDocument } from '../../generated/contracts/graphql.ts';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { DayPicker } from '../../ui/fields.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { Refusals } from '../../ui/refusals.tsx';
import { UploadedFiles } from '../../ui/uploaded-files.tsx';
import { useAction } from '../../ui/use-action.ts';
import { type ContractView, useContract, useContractExplain } from './contract-context.ts';
import { contractMessages } from './contracts.messages.ts';
import styles from './contracts.module.css';
import { FileLink } from './file-link.tsx';

type Handover = ContractView['handovers'][number];

/** What was handed over and how the enterprise took it. */
export function HandoverSection({ contract }: { contract: ContractView }) {
  const t = useMessages(contractMessages);
  const { deal, can } = useContract();
  const agreed = deal.terms?.delivery.items ?? [];
  const open = contract.itemsOpen;
  const underWay = new Set(
    contract.handovers.filter(({ accepted }) => accepted === null).flatMap(({ items }) => items),
  );
  const left = open.filter((item) => !underWay.has(item));
  return (
    <section aria-labelledby="contract-handover">
      <h3 id="contract-handover">{t('handover')}</h3>
      <p className="f-quiet">
        {agreed.length === 0 && t('handoverNone')}
        {agreed.length > 0 && open.length === 0 && t('handoverAllDone')}
        {open.length > 0 && t('handoverOpen', { items: open.join('、') })}
      </p>
      <ul className={styles.list}>
        {contract.handovers.map((handover) => (
          <li key={handover.id}>
            <HandoverRow handover={handover} />
          </li>
        ))}
      </ul>
      {can('RECORD_HANDOVER') && left.length > 0 && <RecordForm items={left} />}
    </section>
  );
}

function HandoverRow({ handover }: { handover: Handover }) {
  const t = useMessages(contractMessages);
  const { can } = useContract();
  const { items, on, accepted, remarks, files } = handover;
  return (
    <>
      <div>
        {on} · {items.join('、')} {accepted === null && <Tag color="warning">{t('handoverWaiting')}</Tag>}
        {accepted === true && <Tag color="success">{t('handoverAccepted')}</Tag>}
        {accepted === false && <Tag color="error">{t('handoverRefused')}</Tag>}
      </div>
      {files.map((file) => (
        <div key={file.id}>
          <FileLink file={file} />
        </div>
      ))}
      {remarks && <div className="f-quiet">{remarks}</div>}
      {accepted === null && can('ACCEPT_HANDOVER') && <Answer handoverId={handover.id} />}
    </>
  );
}

function Answer({ handoverId }: { handoverId: string }) {
  const t = useMessages(contractMessages);
  const { deal, changed } = useContract();
  const answer = useAction(AcceptHandoverDocument, (data) => data.acceptHandover);
  const [refusing, setRefusing] = useState(false);
  const send = async (accepted: boolean, remarks: string | null) => {
    if (!(await answer.run({ input: { dealId: deal.id, handoverId, accepted, remarks } }))) return;
    setRefusing(false);
    await changed();
  };
  return (
    <>
      <Space style={{ marginTop: 8 }}>
        <Button type="primary" loading={answer.running} onClick={() => void send(true, null)}>
          {t('handoverAccept')}
        </Button>
        <Button onClick={() => setRefusing(true)}>{t('handoverRefuse')}</Button>
      </Space>
      {!refusing && <Refusals errors={answer.refusals} />}
      {!refusing && <FaultAlert fault={answer.fault} />}
      {refusing && (
        <ReasonDialog
          title={t('handoverRefuse')}
          text={t('handoverRefuseText')}
          label={t('handoverReason')}
          ok={t('handoverRefuse')}
          danger
          action={answer}
          onReason={(reason) => void send(false, reason)}
          onCancel={() => setRefusing(false)}
        />
      )}
    </>
  );
}

interface Fields {
  items: string[];
  on: string;
  fileIds?: string[];
}

function RecordForm({ items }: { items: readonly string[] }) {
  const t = useMessages(contractMessages);
  const { deal, changed } = useContract();
  const explain = useContractExplain();
  const [form] = Form.useForm<Fields>();
  const record = useAction(RecordHandoverDocument, (data) => data.recordHandover, { form, explain });
  const save = async ({ items: chosen, on, fileIds = [] }: Fields) => {
    if (!(await record.run({ input: { dealId: deal.id, items: chosen, on, fileIds } }))) return;
    form.resetFields();
    await changed();
  };
  const needed = { required: true, message: t('required') };
  // A required group of boxes would get an attribute that its role does not have.
  const someItem = {
    validator: (_rule: unknown, chosen: string[] | undefined) =>
      chosen?.length ? Promise.resolve() : Promise.reject(new Error(t('required'))),
  };
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(fields) => void save(fields)}
      className={styles.form}
    >
      <Form.Item name="items" label={t('handoverItems')} rules={[someItem]}>
        <Checkbox.Group
          options={items.map((item) => ({ value: item, label: item }))}
          style={{ display: 'flex', flexDirection: 'column', gap: 4 }}
        />
      </Form.Item>
      <Form.Item name="on" label={t('handoverDay')} rules={[needed]}>
        <DayPicker />
      </Form.Item>
      <Form.Item name="fileIds" label={t('handoverFiles')}>
        <UploadedFiles />
      </Form.Item>
      <Refusals errors={record.refusals} explain={explain} />
      <FaultAlert fault={record.fault} />
      <Button htmlType="submit" loading={record.running}>
        {t('handoverRecord')}
      </Button>
    </Form>
  );
}
