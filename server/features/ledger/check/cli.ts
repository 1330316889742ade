import { loadConfig } from '../../../platform/config.ts';
import { log } from '../../../platform/log.ts';
import { closeApp, openApp } from '../../../platform/open-app.ts';
import { StartRefusal } from '../../../platform/start/messages.mjs';
import { joinRunningMarket } from '../../../platform/start/running-market.ts';
import { features } from '../../index.ts';
import { checkLedger } from './check-ledger.service.ts';

/** `npm run ledger:check`: proves the ledger of the market whose settings are given, or of the one that runs on the data folder. */
const say = (line: string) => void process.stdout.write(`${line}\n`);

async function run(): Promise<number> {
  // What is wrong is said below; whoever wants the log too asks for it.
  if (!process.env.LOG_LEVEL) log.level = 'fatal';
  joinRunningMarket();
  const app = await openApp(loadConfig(), features);
  try {
    const { sound, accounts, entries, postings, results } = await checkLedger(app);
    say(`${accounts} 账户 accounts, ${entries} 分录 entries, ${postings} 明细 postings`);
    for (const { check, faultCount, faults } of results) {
      say(`${faultCount === 0 ? 'OK  ' : 'FAIL'}  ${check}${faultCount === 0 ? '' : `  ${faultCount}`}`);
      for (const { subject, found } of faults) say(`      ${subject}: ${found}`);
      if (faultCount > faults.length) say('      …');
    }
    say(sound ? '账账相符 sound' : '账账不符 NOT SOUND');
    return sound ? 0 : 1;
  } finally {
    await closeApp(app);
  }
}

try {
  process.exitCode = await run();
} catch (error) {
  if (!(error instanceof StartRefusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
