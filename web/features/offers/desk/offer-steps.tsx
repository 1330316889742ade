import { useApolloClient } from '@apollo/client/react';
import { App, Button, Flex, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type FaultKind, faultKind } from '../../../app/apollo.ts';
import { useMessages } from '../../../app/i18n.tsx';
import {
  CallOfferDecisionDocument,
  CloseOfferDocument,
  DeleteOfferDraftDocument,
  type DeskOfferPartsFragment,
  OpenOfferDocument,
  PublishOfferNoticeDocument,
  ResumeOfferDocument,
  SuspendOfferDocument,
} from '../../../generated/offers/graphql.ts';
import { DateTime } from '../../../ui/date-time.tsx';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { Refusals, RuleQuote } from '../../../ui/refusals.tsx';
import { useComplianceText } from '../../deals/room/use-compliance-text.ts';
import { offersMessages } from '../offers.messages.ts';
import styles from './desk.module.css';
import { useExplainOffer } from './use-explain-offer.ts';

interface Props {
  offer: DeskOfferPartsFragment;
  onChanged: () => void;
  /** Saves what is typed before a step, and gives the version to step from; null stops the step. */
  beforeStep?: () => Promise<number | null>;
}

const SIMPLE = {
  CALL_DECISION: CallOfferDecisionDocument,
  PUBLISH_NOTICE: PublishOfferNoticeDocument,
  OPEN: OpenOfferDocument,
  RESUME: ResumeOfferDocument,
} as const;
const WITH_REASON = { SUSPEND: SuspendOfferDocument, CLOSE: CloseOfferDocument } as const;

type Simple = keyof typeof SIMPLE;
type Reasoned = keyof typeof WITH_REASON;

/** What is missing before an offer opens, by which rule, and the steps that can be taken now. */
export function OfferSteps({ offer, onChanged, beforeStep }: Props) {
  const t = useMessages(offersMessages);
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const explain = useExplainOffer();
  const [asked, setAsked] = useState<Reasoned | null>(null);
  const step = useStep(offer, onChanged, beforeStep);
  const simple = (Object.keys(SIMPLE) as Simple[]).filter((action) =>
    offer.availableActions.includes(action),
  );
  const reasoned = (Object.keys(WITH_REASON) as Reasoned[]).filter((action) =>
    offer.availableActions.includes(action),
  );
  const remove = () =>
    modal.confirm({
      title: t('actionDELETE_DRAFT'),
      content: t('deleteText'),
      okButtonProps: { danger: true },
      onOk: async () => {
        if (await step.take(DeleteOfferDraftDocument, {})) await navigate('/desk/offers');
      },
    });
  return (
    <section className="f-card">
      <Compliance offer={offer} />
      {!asked && (
        <>
          <Refusals errors={step.refusals} explain={explain} />
          <FaultAlert fault={step.fault} />
        </>
      )}
      <Flex gap={8} wrap style={{ marginTop: 12 }}>
        {simple.map((action, index) => (
          <Button
            key={action}
            type={index === 0 ? 'primary' : 'default'}
            loading={step.running}
            onClick={() => void step.take(SIMPLE[action], {})}
          >
            {t(`action${action}`)}
          </Button>
        ))}
        {reasoned.map((action) => (
          <Button key={action} onClick={() => setAsked(action)}>
            {t(`action${action}`)}
          </Button>
        ))}
        {offer.availableActions.includes('DELETE_DRAFT') && (
          <Button danger onClick={remove}>
            {t('actionDELETE_DRAFT')}
          </Button>
        )}
      </Flex>
      {asked && (
        <ReasonDialog
          title={t(`action${asked}`)}
          text={t(asked === 'SUSPEND' ? 'suspendText' : 'closeText')}
          label={t('reason')}
          ok={t(`action${asked}`)}
          danger={asked === 'CLOSE'}
          action={step}
          onCancel={() => setAsked(null)}
          onReason={(reason) =>
            void step.take(WITH_REASON[asked], { reason }).then((done) => done && setAsked(null))
          }
        />
      )}
    </section>
  );
}

function Compliance({ offer }: { offer: DeskOfferPartsFragment }) {
  const t = useMessages(offersMessages);
  const text = useComplianceText();
  const [quoted, setQuoted] = useState<string | null>(null);
  const open = offer.compliance.filter(({ status }) => status !== 'MET' && status !== 'NOT_APPLICABLE');
  if (offer.state === 'OPEN' || offer.state === 'CLOSED') return null;
  const rule = offer.compliance.find(({ ruleId }) => ruleId === quoted)?.rule;
  return (
    <>
      <h2>{t('stepsTitle')}</h2>
      {open.length === 0 && <p>{t('stepsDone')}</p>}
      <ul className={styles.items}>
        {open.map((item) => (
          <li key={`${item.ruleId ?? ''}${item.code ?? ''}`}>
            <strong>{t(`status${item.status}`)}</strong> {text(item)}{' '}
            {item.until && <DateTime value={item.until} exact />}{' '}
            {item.ruleId && (
              <Button type="link" size="small" onClick={() => setQuoted(item.ruleId ?? null)}>
                {item.ruleId}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Modal
        open={Boolean(rule)}
        title={quoted}
        footer={null}
        onCancel={() => setQuoted(null)}
        destroyOnHidden
      >
        {rule && <RuleQuote rule={rule} />}
      </Modal>
    </>
  );
}

type StepDocument =
  | (typeof SIMPLE)[Simple]
  | (typeof WITH_REASON)[Reasoned]
  | typeof DeleteOfferDraftDocument;

/** Takes one step after what is typed was saved; settles with whether it was taken. */
function useStep(offer: DeskOfferPartsFragment, onChanged: () => void, beforeStep: Props['beforeStep']) {
  const client = useApolloClient();
  const [running, setRunning] = useState(false);
  const [refusals, setRefusals] = useState<readonly UserErrorParts[]>([]);
  const [fault, setFault] = useState<FaultKind | null>(null);
  const take = async (mutation: StepDocument, values: { reason?: string }): Promise<boolean> => {
    setRefusals([]);
    setFault(null);
    setRunning(true);
    try {
      const expectedVersion = beforeStep ? await beforeStep() : offer.version;
      if (expectedVersion === null) return false;
      const { data } = await client.mutate<Record<string, { userErrors: readonly UserErrorParts[] }>>({
        mutation,
        variables: { input: { offerId: offer.id, expectedVersion, ...values } },
      });
      const [payload] = Object.values(data ?? {}).filter((value) => typeof value === 'object');
      if (!payload || payload.userErrors.length > 0) {
        setRefusals(payload?.userErrors ?? []);
        return false;
      }
      if (mutation !== DeleteOfferDraftDocument) onChanged();
      return true;
    } catch (error) {
      setFault(faultKind(error));
      return false;
    } finally {
      setRunning(false);
    }
  };
  return { take, running, refusals, fault };
}
