import { Form, Input, InputNumber, Select } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type CommissionBasis,
  type CommissionDueWhen,
  ProposeIntroductionClaimTermsDocument,
} from '../../../generated/brokers-introductions/graphql.ts';
import { MoneyInput } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import type { ClaimDialogProps } from './claim-dialogs.tsx';
import { AFTER_STEP, useIntroductionExplain } from './introduction-words.tsx';
import { introductionMessages } from './introductions.messages.ts';

const BASES = ['RECEIVED', 'CONTRACT_AMOUNT', 'FIXED'] as const satisfies CommissionBasis[];
const DUES: readonly CommissionDueWhen[] = ['EACH_RECEIPT', 'AT_SIGNING'];
const BASIS_POINTS = 100;

interface Fields {
  basis: (typeof BASES)[number];
  /** Percent. */
  rate?: number;
  fixed?: string;
  cap?: string;
  due: CommissionDueWhen;
  /** Percent. */
  agency?: number;
  scopeText: string;
  duties: string;
}

/** Where the server names a field of the terms, the dialog has another name for it. */
function fieldName(path: string): string[] | null {
  const known: Readonly<Record<string, string>> = {
    'terms.fixed': 'fixed',
    'terms.cap': 'cap',
    'terms.due': 'due',
    'terms.tiers.0.basisPoints': 'rate',
    'terms.beneficiaries': 'agency',
    'mandate.scopeText': 'scopeText',
    'mandate.duties': 'duties',
  };
  const name = known[path];
  return name ? [name] : null;
}

/** The broker proposes how the commission is reckoned, where no engagement says it. */
export function ProposeDialog({ claim, introduction, onClose }: ClaimDialogProps) {
  const t = useMessages(introductionMessages);
  const explain = useIntroductionExplain();
  const [form] = Form.useForm<Fields>();
  const basis = Form.useWatch('basis', form) ?? 'RECEIVED';
  const action = useAction(
    ProposeIntroductionClaimTermsDocument,
    (data) => data.proposeIntroductionClaimTerms,
    {
      ...{ form, fieldName, explain },
      refetchQueries: AFTER_STEP,
    },
  );
  const propose = async (fields: Fields) => {
    const isFixed = fields.basis === 'FIXED';
    const input = {
      ...{ claimId: claim.id, expectedVersion: claim.version, basis: fields.basis },
      basisPoints: isFixed ? null : Math.round((fields.rate ?? 0) * BASIS_POINTS),
      fixed: isFixed ? (fields.fixed ?? null) : null,
      cap: isFixed ? null : (fields.cap ?? null),
      due: fields.basis === 'RECEIVED' ? ('EACH_RECEIPT' as const) : fields.due,
      agencyBasisPoints: Math.round((fields.agency ?? 0) * BASIS_POINTS),
      ...{ scopeText: fields.scopeText, duties: fields.duties },
    };
    if (await action.run({ input })) onClose();
  };
  const required = [{ required: true, message: t('required') }];
  const words = [{ required: true, whitespace: true, message: t('required') }];
  return (
    <FormDialog<Fields>
      title={t('proposeTitle')}
      okText={t('propose')}
      action={action}
      form={form}
      initialValues={{
        ...{ basis: 'RECEIVED', due: 'EACH_RECEIPT', agency: 0 },
        scopeText: t('scopeSuggestion', { title: introduction.title }),
      }}
      summary={<p className="f-quiet">{t('proposeText')}</p>}
      explain={explain}
      onSubmit={(fields) => void propose(fields)}
      onClose={onClose}
    >
      <Form.Item name="basis" label={t('fieldBasis')} rules={required}>
        <Select options={BASES.map((value) => ({ value, label: t(`basisName${value}`) }))} />
      </Form.Item>
      {basis === 'FIXED' ? (
        <Form.Item name="fixed" label={t('fieldFixed')} rules={required}>
          <MoneyInput />
        </Form.Item>
      ) : (
        <>
          <Form.Item name="rate" label={t('fieldRate')} rules={required}>
            <InputNumber min={0.01} max={100} precision={2} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="cap" label={t('fieldCap')}>
            <MoneyInput />
          </Form.Item>
        </>
      )}
      {basis !== 'RECEIVED' && (
        <Form.Item name="due" label={t('fieldDue')} rules={required}>
          <Select options={DUES.map((value) => ({ value, label: t(`due${value}`) }))} />
        </Form.Item>
      )}
      {introduction.broker?.organization && (
        <Form.Item name="agency" label={t('fieldAgency')} extra={t('agencyHint')}>
          <InputNumber min={0} max={99} precision={2} style={{ width: '100%' }} />
        </Form.Item>
      )}
      <Form.Item name="scopeText" label={t('fieldScope')} rules={words}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Form.Item name="duties" label={t('fieldDuties')} rules={words}>
        <Input.TextArea rows={3} maxLength={4000} />
      </Form.Item>
    </FormDialog>
  );
}
