import { expect, it } from 'vitest';
import { rebuildIndex } from '../../server/features/search/index/rebuild.ts';
import { RESULTS } from '../../server/features/search/index/results-collection.ts';
import { makeDemand, makeDemandWorld } from '../demands/support.ts';
import { indexNow } from '../search/market.ts';
import { makePublished } from '../support/results.ts';
import { useStage } from './dealing.ts';

const stage = useStage();

it('shows a poster what fits and why, and the unit what it is asked', async () => {
  const { api, enter } = stage();
  const world = await makeDemandWorld(api);
  const flaws: string[] = [];
  const straw = await makePublished(api.app, world.unit, {
    title: '寒地水稻秸秆低温腐解菌剂',
    summary: '复合菌剂在低温下快速腐解秸秆，10℃下45天秸秆降解率达到68%，每亩成本为55 元/亩。',
  });
  const demand = await makeDemand(world);
  await indexNow(api.app);
  if (!api.app.search) throw new Error('the tests need the engine');
  await rebuildIndex(api.app, api.app.search, RESULTS);

  const poster = await enter(world.poster.member);
  await poster.page.goto(`/demands/${demand.id}/matches`);
  await poster.page.getByRole('link', { name: straw.title }).waitFor();
  await poster.page.getByText('看逐项说明').first().click();
  await poster.page.getByRole('cell', { name: '10°C下45天秸秆降解率达到68%' }).waitFor();
  await poster.page.getByRole('cell', { name: '每亩成本为55 元/亩' }).waitFor();
  flaws.push(...(await poster.inspect('matching-poster')));

  await poster.page.getByRole('button', { name: '不合适' }).click();
  let dialog = poster.page.getByRole('dialog');
  await dialog.getByRole('button', { name: '不合适' }).click();
  await dialog.getByText('请选一个原因。').waitFor();
  await dialog.getByLabel('原因').click();
  await poster.page.getByTitle('其他原因').click();
  await dialog.getByLabel('补充说明').fill('已经试用过');
  flaws.push(...(await poster.inspect('matching-dismiss')));
  await dialog.getByRole('button', { name: '不合适' }).click();
  await poster.page.getByText('还没有相符的成果').waitFor();
  await poster.page.getByRole('button', { name: '看已搁置的' }).click();
  await poster.page.getByText('已搁置：其他原因').waitFor();
  await poster.page.getByRole('button', { name: /^恢\s?复$/ }).click();
  await poster.page.getByText('没有搁置的匹配').waitFor();
  await poster.page.getByRole('button', { name: '看未搁置的' }).click();

  await poster.page.getByRole('button', { name: '留言联系' }).click();
  dialog = poster.page.getByRole('dialog');
  await dialog.getByLabel('留言').fill('请看看能否在明年春耕前供货。');
  await dialog.getByRole('button', { name: /^发\s?送$/ }).click();
  await poster.page.getByText('请看看能否在明年春耕前供货。').first().waitFor();
  await poster.page.getByRole('tab', { name: '单位' }).click();
  await poster.page.getByRole('button', { name: '邀请揭榜' }).click();
  dialog = poster.page.getByRole('dialog');
  await dialog.getByRole('button', { name: '邀请揭榜' }).click();
  await dialog.waitFor({ state: 'hidden' });
  flaws.push(...(await poster.inspect('matching-units')));

  const officer = await enter(world.unit.officer);
  await officer.page.goto('/desk/matches');
  await officer.page.getByRole('link', { name: demand.title }).first().waitFor();
  await officer.page.getByText('请看看能否在明年春耕前供货。').first().waitFor();
  flaws.push(...(await officer.inspect('matching-desk')));
  await officer.page.getByRole('switch').click();
  await officer.page.reload();
  await officer.page.getByRole('switch', { checked: false }).waitFor();
  expect(flaws).toEqual([]);
  expect([...poster.faults, ...officer.faults]).toEqual([]);
});
