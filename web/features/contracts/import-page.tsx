import { useQuery } from '@apollo/client/react';
import { Alert, Button, Form, Input, Modal, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import {
  ImportContractDocument,
  ImportEnterprisesDocument,
  ImportResultsDocument,
} from '../../generated/contracts/graphql.ts';
import type { UserErrorParts } from '../../ui/explain.ts';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { DayPicker } from '../../ui/fields.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Refusals } from '../../ui/refusals.tsx';
import { UploadedFiles } from '../../ui/uploaded-files.tsx';
import { useAction } from '../../ui/use-action.ts';
import { TermsForm } from '../offers/terms/terms-form.tsx';
import { newTerms, type TermsValues, toTermsInput } from '../offers/terms/terms-values.ts';
import styles from './contracts.module.css';
import { contractDeskMessages } from './desk.messages.ts';

const PRICINGS = ['NEGOTIATED', 'LISTED', 'AUCTION'] as const;
const SEARCH_AFTER_MS = 250;

interface Fields {
  resultId: string;
  enterpriseId: string;
  number: string;
  signedOn: string;
  validUntil?: string | null;
  pricing: (typeof PRICINGS)[number];
  declaration: string;
  fileIds: string[];
  terms: TermsValues;
}

/** Enters a contract that was signed before the unit joined; the enterprise confirms it. */
export function Component() {
  const t = useMessages(contractDeskMessages);
  const navigate = useNavigate();
  const explain = useImportExplain();
  const [form] = Form.useForm<Fields>();
  const [asked, setAsked] = useState(false);
  const action = useAction(ImportContractDocument, (data) => data.importContract, { form, explain });
  const send = async () => {
    const { terms, validUntil, number, declaration, ...rest } = form.getFieldsValue(true) as Fields;
    const input = {
      ...rest,
      number: number.trim(),
      declaration: declaration.trim(),
      validUntil: validUntil ?? null,
      terms: toTermsInput(terms),
    };
    const payload = await action.run({ input });
    setAsked(false);
    if (payload?.deal) await navigate(`/deals/${payload.deal.id}`);
  };
  const needed = { required: true, message: t('required') };
  return (
    <div className="f-page f-page-form">
      <PageTitle title={t('importTitle')} subtitle={t('importText')} />
      <Alert type="info" showIcon title={t('importRule')} style={{ marginBottom: 20 }} />
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ pricing: 'NEGOTIATED', terms: newTerms('LICENSE') }}
        onFinish={() => setAsked(true)}
        scrollToFirstError={{ focus: true }}
      >
        <Form.Item name="resultId" label={t('result')} rules={[needed]}>
          <ResultSearch />
        </Form.Item>
        <Form.Item name="enterpriseId" label={t('enterprise')} rules={[needed]}>
          <EnterpriseSearch />
        </Form.Item>
        <div className={styles.pair}>
          <Form.Item name="number" label={t('number')} rules={[{ ...needed, whitespace: true }]}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="pricing" label={t('pricing')}>
            <Select options={PRICINGS.map((value) => ({ value, label: t(`pricing${value}`) }))} />
          </Form.Item>
          <Form.Item name="signedOn" label={t('signedOn')} rules={[needed]}>
            <DayPicker />
          </Form.Item>
          <Form.Item name="validUntil" label={t('validUntil')}>
            <DayPicker />
          </Form.Item>
        </div>
        <Form.Item
          name="declaration"
          label={t('declaration')}
          extra={t('declarationHint')}
          rules={[{ ...needed, whitespace: true }]}
        >
          <Input.TextArea rows={5} maxLength={4000} />
        </Form.Item>
        <Form.Item name="fileIds" label={t('files')} extra={t('filesHint')} rules={[needed]}>
          <UploadedFiles max={50} />
        </Form.Item>
        <h2>{t('terms')}</h2>
        <TermsForm form={form} name="terms" />
        <Refusals errors={action.refusals} explain={explain} />
        <FaultAlert fault={action.fault} />
        <Button type="primary" htmlType="submit" loading={action.running}>
          {t('importButton')}
        </Button>
      </Form>
      {asked && (
        <Modal
          open
          title={t('importDialog')}
          okText={t('importButton')}
          confirmLoading={action.running}
          onOk={() => void send()}
          onCancel={() => setAsked(false)}
        >
          <p>{t('importDialogText')}</p>
        </Modal>
      )}
    </div>
  );
}

function useImportExplain() {
  const t = useMessages(contractDeskMessages);
  return ({ params }: UserErrorParts): string | undefined => {
    const value = (name: string) => params.find((param) => param.name === name)?.value ?? '';
    if (value('joinedOn')) return t('sinceJoining', { day: value('joinedOn') });
    const [, deal] = /^CONTRADICTS (.+)$/.exec(value('reason')) ?? [];
    return deal ? t('contradicts', { deal }) : undefined;
  };
}

/** What was typed, once the typing rests. */
function useRested(text: string): string {
  const [rested, setRested] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setRested(text.trim()), SEARCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

interface SearchProps {
  id?: string;
  value?: string;
  onChange?: (id: string) => void;
}

function ResultSearch({ id, value, onChange }: SearchProps) {
  const t = useMessages(contractDeskMessages);
  const [text, setText] = useState('');
  const { data, loading } = useQuery(ImportResultsDocument, { variables: { text: useRested(text) || null } });
  const options = (data?.techResults.edges ?? []).map(({ node }) => ({ value: node.id, label: node.title }));
  return (
    <Search {...{ id, value, onChange, options, loading }} onText={setText} placeholder={t('resultHint')} />
  );
}

function EnterpriseSearch({ id, value, onChange }: SearchProps) {
  const t = useMessages(contractDeskMessages);
  const [text, setText] = useState('');
  const { data, loading } = useQuery(ImportEnterprisesDocument, { variables: { text: useRested(text) } });
  const options = (data?.organizations.edges ?? []).map(({ node }) => ({ value: node.id, label: node.name }));
  return (
    <Search
      {...{ id, value, onChange, options, loading }}
      onText={setText}
      placeholder={t('enterpriseHint')}
    />
  );
}

function Search({
  id,
  value,
  onChange,
  options,
  loading,
  onText,
  placeholder,
}: {
  id: string | undefined;
  value: string | undefined;
  onChange: ((id: string) => void) | undefined;
  options: { value: string; label: string }[];
  loading: boolean;
  onText: (text: string) => void;
  placeholder: string;
}) {
  const t = useMessages(contractDeskMessages);
  return (
    <Select<string>
      {...(id ? { id } : {})}
      {...(value ? { value } : {})}
      onChange={(next) => onChange?.(next)}
      showSearch={{ filterOption: false, onSearch: onText }}
      loading={loading}
      options={options}
      placeholder={placeholder}
      notFoundContent={loading ? null : t('nothingFound')}
    />
  );
}
