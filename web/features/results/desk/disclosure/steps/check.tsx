import { Alert, Button, Descriptions, Modal, Progress, Tag } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMessages } from '../../../../../app/i18n.tsx';
import {
  DiscloseDocument,
  type DiscloseMutation,
  type MissingPartsFragment,
} from '../../../../../generated/results-desk/graphql.ts';
import { FaultAlert } from '../../../../../ui/fault-alert.tsx';
import { useLabels } from '../../../../../ui/labels.ts';
import { usePriceText } from '../../../../../ui/money.tsx';
import { Refusals, RuleQuote } from '../../../../../ui/refusals.tsx';
import { useSectorName } from '../../../../../ui/taxonomy.ts';
import { useAction } from '../../../../../ui/use-action.ts';
import type { ContentForm } from '../content-form.ts';
import { disclosureMessages } from '../disclosure.messages.ts';
import styles from '../disclosure.module.css';
import { STEPS } from '../steps.ts';
import { usePartName, useProblemText } from '../use-problem-text.ts';
import { useWizard } from '../wizard-context.ts';

const pick = (data: DiscloseMutation) => data.disclose;

/** What is missing, step by step with the rule that asks for it; then the result is handed to the unit. */
export default function Check() {
  const t = useMessages(disclosureMessages);
  const { result, saving, form } = useWizard();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const explain = useProblemText();
  const partName = usePartName();
  const hand = useAction(DiscloseDocument, pick);
  const dossier = result.dossier;
  const missing = dossier?.missing ?? [];
  const blocked = missing.some(({ blocksDisclosure }) => blocksDisclosure);
  const ask = async () => {
    hand.clear();
    if (await saving.save()) setAsking(true);
  };
  const disclose = async () => {
    const done = await hand.run({
      input: { resultId: result.id, expectedVersion: saving.version() },
    });
    setAsking(false);
    if (done) await navigate(`/desk/results/${result.id}`, { state: { disclosed: true } });
  };
  return (
    <>
      <Progress percent={dossier?.completeness ?? 0} aria-label={t('completeness')} />
      {missing.length === 0 ? (
        <Alert type="success" showIcon title={t('nothingMissing')} style={{ margin: '16px 0' }} />
      ) : (
        <Missing />
      )}
      <Refusals
        errors={hand.refusals}
        explain={(error) =>
          error.code === 'REQUIRED' && error.field
            ? t('missingField', { field: partName(error.field) })
            : explain(error)
        }
      />
      <FaultAlert fault={hand.fault} />
      <Button type="primary" size="large" disabled={blocked} onClick={() => void ask()}>
        {t('disclose')}
      </Button>
      <p className="f-quiet">{blocked ? t('discloseBlocked') : t('discloseNext')}</p>
      <Modal
        open={asking}
        title={t('discloseTitle')}
        okText={t('discloseConfirm')}
        cancelText={t('discloseCancel')}
        confirmLoading={hand.running}
        onOk={() => void disclose()}
        onCancel={() => setAsking(false)}
      >
        <p>{t('discloseText', { unit: result.organization.name })}</p>
        <Summary form={form.getFieldsValue(true)} />
      </Modal>
    </>
  );
}

/** What is missing, under the rule that asks for it. */
function Missing() {
  const { result } = useWizard();
  const missing = result.dossier?.missing ?? [];
  const rules = [...new Set(missing.map(({ rule }) => rule?.id))];
  return rules.map((id) => {
    const parts = missing.filter(({ rule }) => rule?.id === id);
    const rule = parts[0]?.rule;
    return (
      <section key={id ?? 'none'}>
        {rule && <RuleQuote rule={rule} />}
        <ul className={styles.missing}>
          {parts.map((part) => (
            <MissingLine key={part.part} part={part} />
          ))}
        </ul>
      </section>
    );
  });
}

function MissingLine({ part }: { part: MissingPartsFragment }) {
  const t = useMessages(disclosureMessages);
  const partName = usePartName();
  const { goTo } = useWizard();
  const need = part.blocksDisclosure
    ? 'blocksDisclosure'
    : part.blocksRegistration
      ? 'blocksRegistration'
      : 'wished';
  return (
    <li>
      <Tag {...(part.blocksDisclosure ? { color: 'error' } : {})}>{t(need)}</Tag>
      <Button type="link" onClick={() => goTo(part.step)}>
        {partName(part.part)}
      </Button>
      <span className="f-quiet">{t(`step_${STEPS[part.step - 1] ?? 'basics'}`)}</span>
    </li>
  );
}

function Summary({ form }: { form: ContentForm }) {
  const t = useMessages(disclosureMessages);
  const labels = useLabels();
  const sectorName = useSectorName();
  const priceText = usePriceText();
  const people = form.completers
    .map((person) => `${person.name}${person.representative ? t('isRepresentative') : ''}`)
    .join('、');
  const rights = form.rights
    .map((right) => [right.kind && labels(`right${right.kind}`), right.number].filter(Boolean).join(' '))
    .join('；');
  return (
    <Descriptions
      column={1}
      size="small"
      items={[
        { key: 'title', label: t('title'), children: form.title },
        { key: 'sector', label: t('sector'), children: form.sector && sectorName(form.sector) },
        { key: 'rights', label: t('step_rights'), children: rights },
        { key: 'people', label: t('completers'), children: people },
        {
          key: 'modes',
          label: t('modes'),
          children: form.modes.map((mode) => labels(`mode${mode}`)).join('、'),
        },
        { key: 'price', label: t('price'), children: priceText(form.price) },
      ]}
    />
  );
}
