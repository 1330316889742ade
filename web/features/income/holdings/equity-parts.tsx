import { Alert, Button, Flex } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import type { EquityOfDealQuery } from '../../../generated/income-holdings/graphql.ts';
import { useExplain } from '../../../ui/explain.ts';
import { Money } from '../../../ui/money.tsx';
import { DilutionDialog } from './dilution-dialog.tsx';
import { DivisionSection } from './division-section.tsx';
import { HoldersSection } from './holders-section.tsx';
import { useHoldingExplain } from './holding-explain.ts';
import { holdingMessages } from './holdings.messages.ts';
import { IncomesSection } from './incomes-section.tsx';
import { MovementsSection } from './movements-section.tsx';
import { percent } from './percent.ts';
import { RegisterDialog } from './register-dialog.tsx';

export type Equity = NonNullable<EquityOfDealQuery['equityOfDeal']>;
export type Holding = Equity['holdings'][number];

export interface PartProps {
  equity: Equity;
  onChanged: () => Promise<unknown>;
}

/** Everything about the shares of one contract, with what the reader can do. */
export function EquityParts({ equity, onChanged }: PartProps) {
  return equity.stake ? (
    <Registered equity={equity} onChanged={onChanged} />
  ) : (
    <ToRegister equity={equity} onChanged={onChanged} />
  );
}

function ToRegister({ equity, onChanged }: PartProps) {
  const t = useMessages(holdingMessages);
  const explain = useHoldingExplain();
  const general = useExplain();
  const [open, setOpen] = useState(false);
  return (
    <>
      {equity.stops.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('stopsTitle')}
          description={equity.stops.map((stop) => explain(stop) ?? general(stop)).join(' ')}
          style={{ marginBottom: 16 }}
        />
      )}
      {equity.division && <DivisionSection division={equity.division} />}
      {equity.actions.includes('REGISTER') && (
        <Button type="primary" onClick={() => setOpen(true)}>
          {t('registerShares')}
        </Button>
      )}
      {open && equity.division && (
        <RegisterDialog
          dealId={equity.dealId}
          division={equity.division}
          onDone={async () => {
            setOpen(false);
            await onChanged();
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

function Registered({ equity, onChanged }: PartProps) {
  const t = useMessages(holdingMessages);
  const [open, setOpen] = useState(false);
  const { stake } = equity;
  if (!stake) return null;
  const { company, basisPoints, files } = stake;
  return (
    <>
      <Flex gap={16} wrap align="center" justify="space-between" style={{ marginBottom: 16 }}>
        <span>
          {company} · {t(`origin${stake.origin}`)} · {percent(basisPoints)} · <Money value={stake.value} />
          {files.map(({ id, name, url }) => (
            <a key={id} href={url} style={{ marginInlineStart: 12 }}>
              {name}
            </a>
          ))}
        </span>
        {equity.actions.includes('MOVE') && <Button onClick={() => setOpen(true)}>{t('dilute')}</Button>}
      </Flex>
      <HoldersSection equity={equity} onChanged={onChanged} />
      <MovementsSection holdings={equity.holdings} />
      <IncomesSection equity={equity} onChanged={onChanged} />
      {open && (
        <DilutionDialog
          dealId={equity.dealId}
          held={equity.holdings.reduce((sum, holding) => sum + holding.basisPoints, 0)}
          onDone={async () => {
            setOpen(false);
            await onChanged();
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
