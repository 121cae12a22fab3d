/**
 * Tries hostile candidates: `npm run attacks [-- --runtime runc|runsc] [--dir FOLDER] [--json]`. Prints attack, expected and
 * got; exit code 1 when one got what it should not. With --json one object goes to standard output.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { RatchetError } from '@ratchet/protocol';
import { figure } from '../../bench/figures.ts';
import { type Attack, type Expected, readAttacks } from './attack.ts';
import { type Got, isExpected, openRange } from './range.ts';

const { values } = parseArgs({
  options: {
    runtime: { type: 'string', default: 'default' },
    dir: { type: 'string', default: join(import.meta.dirname, 'cases') },
    json: { type: 'boolean', default: false },
  },
});
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Two at a time: most of an attack is waiting for its end. */
const atOnce = 2;

interface Row {
  readonly attack: Attack;
  readonly expected: Expected;
  readonly got: Got;
  readonly asExpected: boolean;
}

const wanted = ({ outcomes, atMostGain }: Expected): string =>
  outcomes.includes('scored')
    ? `${outcomes.join(' or ')}, gain at most ${atMostGain}`
    : outcomes.join(' or ');

try {
  const attacks = readAttacks(resolve(values.dir));
  const range = await openRange({ runtime: values.runtime, report: say });
  const rows: Row[] = [];
  const queue = [...attacks];
  const hand = async () => {
    for (let attack = queue.shift(); attack; attack = queue.shift()) {
      const got = await range.try(attack);
      const expected = attack.expectedUnder(range.runtime);
      const row = { attack, expected, got, asExpected: isExpected(expected, got, range.honest) };
      rows.push(row);
      const gain = got.metric === null ? '' : ` (gain ${(got.metric - range.honest).toFixed(4)})`;
      const mark = row.asExpected ? 'ok     ' : 'FAILED ';
      say(
        `${mark} ${attack.name.padEnd(28)} ${got.outcome}${gain}${row.asExpected ? '' : `, expected ${wanted(expected)}`}`,
      );
      if (!row.asExpected) say(`${got.log.trimEnd()}\n`);
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, hand));
  } finally {
    await range.close();
  }
  const failed = rows.filter(({ asExpected }) => !asExpected);
  if (values.json) {
    const table = rows.map(({ attack, expected, got: { outcome, metric }, asExpected }) => ({
      ...{
        attack: attack.name,
        title: attack.title,
        expected: wanted(expected),
        outcome,
        metric,
        asExpected,
      },
    }));
    const figures = [
      figure('attacks', rows.length, 'attacks'),
      figure('not as expected', failed.length, 'attacks', { atMost: 0 }),
    ];
    process.stdout.write(
      `${JSON.stringify({ name: 'attacks', runtime: range.runtime, figures, attacks: table })}\n`,
    );
  } else {
    process.stdout.write(`${rows.length} attacks under ${range.runtime}, ${failed.length} not as expected\n`);
  }
  process.exitCode = failed.length === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof RatchetError)) throw error;
  say(`error: ${error.code} (${error.field}): ${error.message}`);
  process.exitCode = 2;
}
