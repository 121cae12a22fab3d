/** Audits the log in a folder, in a process of its own: argv DIR OPERATOR. Prints one JSON object. */
import { auditLog } from '../../packages/audit/src/index.ts';
import { folderLog } from '../../packages/cli/src/audit/log-sources.ts';
import { parseKeyId } from '../../packages/protocol/src/index.ts';

const [dir = '', operator = ''] = process.argv.slice(2);
const mebibytes = () => process.memoryUsage().rss / 2 ** 20;
const memory: number[] = [];
const began = performance.now();
let told = 0;
const report = await auditLog({
  source: folderLog(dir),
  operator: parseKeyId(operator, 'operator'),
  seen: null,
  onProgress(leaves, size) {
    if (leaves < (told * size) / 20) return;
    told += 1;
    memory.push(mebibytes());
  },
});
const seconds = (performance.now() - began) / 1000;
const { size, verdicts, replicas, pending, findingsCount, findings } = report;
process.stdout.write(
  JSON.stringify({
    seconds,
    memory,
    size,
    verdicts,
    replicas,
    pending,
    findingsCount,
    first: findings[0] ?? null,
  }),
);
