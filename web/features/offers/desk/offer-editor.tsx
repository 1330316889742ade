import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import type { DeskOfferPartsFragment } from '../../../generated/offers/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { DayPicker } from '../../../ui/fields.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { offersMessages } from '../offers.messages.ts';
import { termsMessages } from '../terms/terms.messages.ts';
import { TermsForm } from '../terms/terms-form.tsx';
import { TermsSummary } from '../terms/terms-summary.tsx';
import { type TermsView, toTermsInput } from '../terms/terms-values.ts';
import styles from './desk.module.css';
import { EnterpriseSelect } from './enterprise-select.tsx';
import { formOf, type OfferForm } from './offer-form.ts';
import { OfferSteps } from './offer-steps.tsx';
import { useExplainOffer } from './use-explain-offer.ts';
import { type SavingState, useSavingOffer } from './use-saving-offer.ts';

const SAVING = {
  clean: 'saved',
  dirty: 'unsaved',
  saving: 'saving',
  failed: 'saveFailed',
} as const satisfies Record<SavingState, string>;

/** The editor of an offer that is not open, saved by itself, with the summary as the other side reads it. */
export function OfferEditor({ offer, onChanged }: { offer: DeskOfferPartsFragment; onChanged: () => void }) {
  const t = useMessages(offersMessages);
  const [form] = Form.useForm<OfferForm>();
  const explain = useExplainOffer();
  const saving = useSavingOffer(form, offer);
  const values = Form.useWatch([], { form, preserve: true }) as OfferForm | undefined;
  const terms = values?.terms ? (toTermsInput(values.terms) as TermsView) : offer.terms;
  return (
    <div className={styles.layout}>
      <Form<OfferForm>
        form={form}
        layout="vertical"
        initialValues={formOf(offer)}
        onValuesChange={saving.edited}
        className="f-card"
      >
        <div aria-live="polite" className="f-quiet">
          {t(SAVING[saving.state])}{' '}
          {saving.state !== 'clean' && (
            <Button size="small" onClick={() => void saving.save()}>
              {t('saveNow')}
            </Button>
          )}
        </div>
        <Refusals errors={saving.refusals} explain={explain} />
        <FaultAlert fault={saving.fault} />
        <OfferFields
          standing={values?.isStanding ?? offer.isStanding}
          hasPlan={Boolean(values?.terms?.payAfterUse)}
          addressee={offer.directedTo ?? null}
        />
        <TermsForm form={form} name="terms" />
      </Form>
      <aside className={styles.side}>
        <OfferSteps offer={offer} onChanged={onChanged} beforeStep={saving.save} />
        <section className="f-card">
          <h2>{t('sideTitle')}</h2>
          <TermsSummary terms={terms} />
        </section>
      </aside>
    </div>
  );
}

function OfferFields({
  standing,
  hasPlan,
  addressee,
}: {
  standing: boolean;
  hasPlan: boolean;
  addressee: { id: string; name: string } | null;
}) {
  const t = useMessages(offersMessages);
  const words = useMessages(termsMessages);
  return (
    <>
      <Form.Item
        name="title"
        label={t('fieldTitle')}
        validateTrigger="onBlur"
        rules={[{ required: true, whitespace: true, message: words('required') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="isStanding" valuePropName="checked" extra={t('fieldStandingHint')}>
        <Checkbox>{t('fieldStanding')}</Checkbox>
      </Form.Item>
      {hasPlan && (
        <Form.Item name="bearsPolicyName" valuePropName="checked">
          <Checkbox>{t('fieldPolicyName')}</Checkbox>
        </Form.Item>
      )}
      {!standing && (
        <Form.Item name="pricing" label={t('fieldPricing')}>
          <Select
            options={(['NEGOTIATED', 'LISTED', 'AUCTION'] as const).map((value) => ({
              value,
              label: t(`pricing${value}`),
            }))}
          />
        </Form.Item>
      )}
      <Form.Item name="directedToId" label={t('fieldDirectedTo')} extra={t('fieldDirectedToHint')}>
        <EnterpriseSelect known={addressee} />
      </Form.Item>
      <Form.Item name="closesOn" label={t('fieldClosesOn')}>
        <DayPicker />
      </Form.Item>
      <Form.Item name="note" label={t('fieldNote')}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
      </Form.Item>
      {standing && (
        <Form.Item name="belowValuationReason" label={t('fieldReason')} extra={t('fieldReasonHint')}>
          <Input.TextArea autoSize={{ minRows: 1 }} maxLength={2000} />
        </Form.Item>
      )}
    </>
  );
}
