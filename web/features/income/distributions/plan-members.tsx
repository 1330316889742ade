import { App, Button, Form, Tag } from 'antd';
import { useState } from 'react';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  type IncomePlanPartsFragment,
  RecordIncomeConsentDocument,
  type RecordIncomeConsentMutation,
} from '../../../generated/income/graphql.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { DateTime, Day } from '../../../ui/date-time.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { exactMoney } from '../../../ui/money.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { FileField } from './file-field.tsx';
import { incomeMessages } from './income.messages.ts';
import { useExplainIncome, usePercent } from './income-words.tsx';

const pick = (data: RecordIncomeConsentMutation) => data.recordIncomeConsent;
const COLOURS = { PENDING: 'warning', CONSENTED: 'success', REFUSED: 'error' } as const;

type Member = IncomePlanPartsFragment['members'][number];
type Commission = IncomePlanPartsFragment['commissions'][number];

interface Props {
  plan: IncomePlanPartsFragment;
  onChanged: () => Promise<unknown>;
}

/** Who shares the pools, and what the completers say. */
export function PlanMembers({ plan, onChanged }: Props) {
  const t = useMessages(incomeMessages);
  const percent = usePercent();
  const { hasRole } = useViewer();
  const [paper, setPaper] = useState<Member | null>(null);
  const isAsked = plan.state === 'PROPOSED' && hasRole('OFFICER');
  const poolOf = ({ pool }: Member) =>
    pool === 'COMPLETERS' ? plan.completersBasisPoints : plan.contributorsBasisPoints;
  const whole = (member: Member) => percent((poolOf(member) * member.basisPoints) / 10_000);
  return (
    <>
      <DataTable<Member>
        name="income-plan-members"
        label={t('consentTitle')}
        rows={plan.members}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            title: t('columnName'),
            always: true,
            render: (row) => (
              <>
                {row.name}{' '}
                {row.leaderPosition && <span className="f-quiet">{t(`leader${row.leaderPosition}`)}</span>}
                {row.contribution && <div className="f-quiet">{row.contribution}</div>}
              </>
            ),
            text: (row) => row.name,
          },
          {
            key: 'pool',
            title: t('columnAs'),
            render: (row) => t(`as${row.pool}`),
            text: (row) => t(`as${row.pool}`),
          },
          {
            key: 'share',
            title: t('ofNetIncome'),
            render: (row) => (
              <>
                <b>{whole(row)}</b>{' '}
                <span className="f-quiet">{t('poolShare', { share: percent(row.basisPoints) })}</span>
              </>
            ),
            text: whole,
          },
          {
            key: 'consent',
            title: t('consentTitle'),
            render: (row) =>
              row.consent && (
                <>
                  <Tag color={COLOURS[row.consent]}>{t(`consent${row.consent}`)}</Tag>
                  <DateTime value={row.consentedAt ?? null} />
                  {row.refusalReason && <div>{row.refusalReason}</div>}
                  {row.consentFile && (
                    <div>
                      <a href={row.consentFile.url}>{t('paperOf')}</a>
                    </div>
                  )}
                </>
              ),
            text: (row) => (row.consent ? t(`consent${row.consent}`) : ''),
          },
          ...(isAsked
            ? [
                {
                  key: 'do',
                  title: t('columnDo'),
                  render: (row: Member) =>
                    row.consent === 'PENDING' && (
                      <Button type="link" onClick={() => setPaper(row)}>
                        {t('consentPaper')}
                      </Button>
                    ),
                },
              ]
            : []),
        ]}
      />
      {paper && (
        <PaperDialog plan={plan} member={paper} onClose={() => setPaper(null)} onChanged={onChanged} />
      )}
    </>
  );
}

function PaperDialog(props: Props & { member: Member; onClose: () => void }) {
  const { plan, member, onClose, onChanged } = props;
  const t = useMessages(incomeMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<{ fileId: string }>();
  const explain = useExplainIncome();
  const action = useAction(RecordIncomeConsentDocument, pick, { form, explain });
  const submit = async ({ fileId }: { fileId: string }) => {
    const input = { planId: plan.id, memberId: member.id, digest: plan.digest, fileId };
    if (!(await action.run({ input }))) return;
    message.success(t('consentPaperDone'));
    onClose();
    await onChanged();
  };
  return (
    <FormDialog<{ fileId: string }>
      title={`${t('consentPaper')}: ${member.name}`}
      okText={t('consentPaper')}
      action={action}
      form={form}
      explain={explain}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item name="fileId" label={t('paperOf')} rules={[{ required: true }]}>
        <FileField />
      </Form.Item>
    </FormDialog>
  );
}

/** Commissions that were agreed beforehand. */
export function PlanCommissions({ plan }: { plan: IncomePlanPartsFragment }) {
  const t = useMessages(incomeMessages);
  const percent = usePercent();
  const { locale } = useLanguage();
  const sum = ({ basisPoints, fixed, base }: Commission) =>
    fixed ? exactMoney(fixed, locale) : `${percent(basisPoints ?? 0)} × ${t(`base${base}`)}`;
  return (
    <DataTable<Commission>
      name="income-plan-commissions"
      label={t('commissionsTitle')}
      rows={plan.commissions}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          title: t('commissionName'),
          always: true,
          render: (row) => row.name,
          text: (row) => row.name,
        },
        { key: 'sum', title: t('commissionSum'), render: sum, text: sum },
        {
          key: 'payer',
          title: t('commissionPayer'),
          render: (row) => t(`payer${row.payer}`),
          text: (row) => t(`payer${row.payer}`),
        },
        {
          key: 'agreedOn',
          title: t('commissionAgreedOn'),
          render: (row) => <Day value={row.agreedOn} />,
          text: (row) => row.agreedOn,
        },
        {
          key: 'file',
          title: t('commissionFile'),
          render: (row) => row.file && <a href={row.file.url}>{row.file.name}</a>,
          text: (row) => row.file?.name ?? '',
        },
      ]}
    />
  );
}
