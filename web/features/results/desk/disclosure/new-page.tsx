import { Alert, Button, Flex, Radio } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMessages } from '../../../../app/i18n.tsx';
import { useViewer } from '../../../../app/viewer.tsx';
import {
  StartDisclosureDocument,
  type StartDisclosureMutation,
} from '../../../../generated/results-desk/graphql.ts';
import { FaultAlert } from '../../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { Refusals, RuleQuote } from '../../../../ui/refusals.tsx';
import { useAction } from '../../../../ui/use-action.ts';
import { disclosureMessages } from './disclosure.messages.ts';
import styles from './disclosure.module.css';

const pick = (data: StartDisclosureMutation) => data.startDisclosure;

/** The question that comes before everything else (REG-0): what is or may be a state secret is not entered here. */
export function Component() {
  const t = useMessages(disclosureMessages);
  const navigate = useNavigate();
  const { acting } = useViewer();
  const [answer, setAnswer] = useState<boolean | null>(null);
  const [asked, setAsked] = useState(false);
  const start = useAction(StartDisclosureDocument, pick);
  const secret = start.refusals.find(({ rule }) => rule?.id === 'REG-0');

  const go = async () => {
    setAsked(true);
    if (answer === null) return;
    const done = await start.run({ input: { mayBeStateSecret: answer } });
    const id = done?.result?.id;
    if (id) await navigate(`/desk/results/${id}/edit`, { replace: true });
  };
  const office = secret?.params.find(({ name }) => name === 'secrecyOffice')?.value;
  return (
    <div className="f-page f-page-narrow">
      <PageTitle
        title={t('newTitle')}
        subtitle={t('newIntro')}
        back={{ to: '/desk/results', label: t('backToMine') }}
      />
      <div className="f-card">
        <h2 id="secrecy" className={styles.question}>
          {t('secrecyQuestion')}
        </h2>
        <p className="f-quiet">{t('secrecyHelp')}</p>
        <Radio.Group
          aria-labelledby="secrecy"
          value={answer}
          onChange={(event) => {
            setAnswer(event.target.value);
            start.clear();
          }}
        >
          <Flex vertical gap={12}>
            <Radio value={false}>
              <strong>{t('secrecyNo')}</strong>
              <div className="f-quiet">{t('secrecyNoText')}</div>
            </Radio>
            <Radio value={true}>
              <strong>{t('secrecyYes')}</strong>
              <div className="f-quiet">{t('secrecyYesText')}</div>
            </Radio>
          </Flex>
        </Radio.Group>
        {asked && answer === null && (
          <Alert
            role="alert"
            type="warning"
            showIcon
            title={t('secrecyRequired')}
            style={{ marginTop: 16 }}
          />
        )}
        {secret && (
          <Alert
            role="alert"
            type="error"
            showIcon
            style={{ marginTop: 16 }}
            title={t('secretTitle')}
            description={
              <>
                <p>{t('secretText')}</p>
                <p>
                  <strong>
                    {office
                      ? t('secretOffice', { unit: acting?.organization.name ?? '', office })
                      : t('secretOfficeUnknown', { unit: acting?.organization.name ?? '' })}
                  </strong>
                </p>
                {secret.rule && <RuleQuote rule={secret.rule} />}
              </>
            }
          />
        )}
        {!secret && <Refusals errors={start.refusals} />}
        <FaultAlert fault={start.fault} />
        <Flex gap={8} style={{ marginTop: 24 }}>
          <Button type="primary" size="large" loading={start.running} onClick={() => void go()}>
            {t('begin')}
          </Button>
        </Flex>
      </div>
    </div>
  );
}
