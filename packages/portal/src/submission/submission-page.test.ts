import { describe, expect, it } from 'vitest';
import { fixturePortal } from '../portal.fixture.ts';
import { fixtureReadModel, merged, refused, testing, verifiers } from '../read-model.fixture.ts';
import type { ReadModel } from '../read-model.ts';
import { claimedGains } from './claim-plot.ts';
import { trialFixture } from './submission.fixture.ts';

const portal = (over: Partial<ReadModel> = {}) =>
  fixturePortal({}, { readModel: { ...fixtureReadModel(), ...over } });
const pageOf = async ({ id }: { id: string }, over?: Partial<ReadModel>) =>
  (await portal(over).inject(`/submissions/${id}`)).body;

describe('the page of a decided submission', () => {
  it('shows how long each step took, and each step’s leaf', async () => {
    const body = await pageOf(merged);
    for (const part of ['20 min later', 'at once', 'href="/log/leaves/204"', 'class="good gap-'])
      expect(body).toContain(part);
  });
  it('plots evidence after every run, with its boundaries and a table of every value', async () => {
    const body = await pageOf(merged);
    const text = body.replace(/<[^>]*>/g, '');
    for (const part of ['found: ln 20', 'by two alone: ln 400', 'turned down: ln 0.45', 'all together: 7.1'])
      expect(text).toContain(part);
    expect(body.match(/<g class="point">/g)).toHaveLength(2 * 18);
    expect(body).toContain('Every value of the plot, as a table');
  });
  it('gives each run its seed, its place and its envelope', async () => {
    const body = await pageOf(merged);
    for (const part of ['<code>812331</code>', 'no. 0 of', 'href="/log/leaves/208/envelope.json"'])
      expect(body).toContain(part);
  });
  it('has its own leaves checked by the browser, and the command for those without scripts', async () => {
    const body = await pageOf(merged);
    for (const index of [204, 241, 242]) expect(body).toContain(`data-proof="${index}"`);
    expect(body.replace(/<[^>]*>/g, '')).toContain(`ratchet -- proof ${merged.mergeCommit} --from`);
  });
  it('plots the claim against what was measured', async () => {
    expect(await pageOf(merged)).toContain(
      'Claimed +0.031 from 3 runs; measured +0.026, between +0.014 and +0.038.',
    );
    const claim = { effect: 1, candidateRuns: [3, 4], headRuns: [1, 1], hardwareClass: 'x' };
    expect(claimedGains(claim, 'minimize')).toEqual([-2, -3]);
    expect(claimedGains(claim, 'maximize')).toEqual([2, 3]);
  });
  it('without a trusted run shows no evidence', async () => {
    expect(await pageOf(refused)).not.toContain('id="evidence-heading"');
  });
});

describe('before a round is opened nothing of it is shown (design, section 7.3)', () => {
  const careless = async () => [trialFixture(verifiers, true)];
  const secrets = ['812331', '2.894', '2.896', '0.022', 'scored', 'envelope.json', 'ln 20'];
  it('for a submission without a verdict, however careless the read model is', async () => {
    const app = portal({ trials: careless });
    for (const address of [`/submissions/${testing.id}`, `/submissions/${testing.id}.json`]) {
      const { body } = await app.inject(address);
      for (const secret of secrets) expect(body).not.toContain(secret);
    }
  });
  it('for a round whose epoch lasts, after the verdict', async () => {
    const sealed = async () => [
      { ...trialFixture(verifiers, true), isOpened: false, opensAt: '2026-04-04T09:00:00.000Z' },
    ];
    const app = portal({ trials: sealed });
    const { body } = await app.inject(`/submissions/${merged.id}`);
    for (const secret of secrets) expect(body).not.toContain(secret);
    expect(body).toContain('until their epoch is over, about');
    const { trials } = (await app.inject(`/submissions/${merged.id}.json`)).json();
    expect(trials[0]).toMatchObject({ points: [], sigma: null, requiredLogE: null });
  });
});
