import type { FormInstance } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type DeskOfferPartsFragment, EditOfferDocument } from '../../../generated/offers/graphql.ts';
import { useAction } from '../../../ui/use-action.ts';
import { formOf, inputOf, type OfferForm } from './offer-form.ts';

/** How long typing may pause before the draft is saved, in milliseconds. */
const PAUSE_MS = 1500;

export type SavingState = 'clean' | 'dirty' | 'saving' | 'failed';

/**
 * Saves an offer by itself after a pause, one save at a time; what changes meanwhile is saved after it. `save` settles
 * with the version that is stored, or null.
 */
export function useSavingOffer(form: FormInstance<OfferForm>, offer: DeskOfferPartsFragment) {
  const [state, setState] = useState<SavingState>('clean');
  const action = useAction(EditOfferDocument, (answer) => answer.editOffer, { form });
  const { run } = action;
  const version = useRef(offer.version);
  const stored = useRef(JSON.stringify(inputOf(formOf(offer))));
  const timer = useRef<number | undefined>(undefined);
  const running = useRef<Promise<number | null> | null>(null);
  version.current = Math.max(version.current, offer.version);

  const saveOnce = useCallback(async (): Promise<number | null> => {
    const input = inputOf(form.getFieldsValue(true));
    const text = JSON.stringify(input);
    if (text === stored.current) {
      setState('clean');
      return version.current;
    }
    setState('saving');
    const payload = await run({ input: { offerId: offer.id, expectedVersion: version.current, ...input } });
    if (!payload?.offer) {
      setState('failed');
      return null;
    }
    version.current = payload.offer.version;
    stored.current = text;
    setState(JSON.stringify(inputOf(form.getFieldsValue(true))) === text ? 'clean' : 'dirty');
    return version.current;
  }, [form, offer.id, run]);

  const save = useCallback(async (): Promise<number | null> => {
    window.clearTimeout(timer.current);
    while (running.current) await running.current;
    running.current = saveOnce();
    try {
      return await running.current;
    } finally {
      running.current = null;
    }
  }, [saveOnce]);

  const edited = useCallback(() => {
    setState('dirty');
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => void save(), PAUSE_MS);
  }, [save]);

  // What was typed last is saved also by whoever leaves the page within the pause.
  const last = useRef(save);
  last.current = save;
  useEffect(
    () => () => {
      if (timer.current !== undefined) void last.current();
    },
    [],
  );
  return { state, save, edited, refusals: action.refusals, fault: action.fault };
}
