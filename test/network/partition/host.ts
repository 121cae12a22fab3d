/**
 * One host of the partition test, in a network namespace of its own: argv ROLE OWN_ADDRESS DIR [BOOTSTRAP]. The `coordinator` has a log that
 * grows when it is told to, serves it and announces its checkpoints; both have a witness that looks when it is told to. Orders come
 * as lines on standard input, answers go as JSON lines to standard output.
 */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fillingEntries, memoryLog } from '../../../packages/audit/src/memory-log.fixture.ts';
import { considerCheckpoint, witnessLogOnce } from '../../../packages/client/src/index.ts';
import { systemClock } from '../../../packages/kit/src/index.ts';
import { joinNetwork, networkTopics, startPeer } from '../../../packages/peer/src/index.ts';
import { nodeKeyFromSeed, RatchetError } from '../../../packages/protocol/src/index.ts';

const [role = '', address = '', dir = '', coordinator = '', ...bootstrap] = process.argv.slice(2);
const operator = nodeKeyFromSeed(Buffer.alloc(32, 200));
const isCoordinator = role === 'coordinator';
const key = isCoordinator ? operator : nodeKeyFromSeed(Buffer.alloc(32, 7));
const witnessKey = nodeKeyFromSeed(Buffer.alloc(32, isCoordinator ? 6 : 7));
const logPort = 7780;
const tell = (answer: object) => process.stdout.write(`${JSON.stringify(answer)}\n`);

let size = 10;
/** What the host at the other end is shown, where that is another log. */
let forked: string | null = null;
const logFor = (remote: string) =>
  forked !== null && remote !== address
    ? memoryLog(fillingEntries(size, forked), operator)
    : memoryLog(fillingEntries(size), operator);
if (isCoordinator)
  createServer(async (request, response) => {
    if (request.method === 'POST') return response.writeHead(204).end();
    const path = (request.url ?? '').replace(/^\/log\//, '');
    const bytes = await logFor(request.socket.remoteAddress?.replace('::ffff:', '') ?? '').find(path);
    return bytes ? response.end(bytes) : response.writeHead(404).end();
  }).listen(logPort, address);

const heard: string[] = [];
const witness = {
  ...{ url: `http://${coordinator}:${logPort}`, key: witnessKey, dir: join(dir, role), clock: systemClock },
  report: () => {},
};
const onCheckpoint = (note: string) => {
  const said = note.split('\n')[1] ?? '';
  considerCheckpoint(witness, note).then(
    () => heard.push(said),
    (error: unknown) => heard.push(error instanceof RatchetError ? `${said} ${error.code}` : String(error)),
  );
};
const peer = await startPeer({
  ...{ key, topics: networkTopics(operator.keyId), listen: [`/ip4/${address}/tcp/7720`], bootstrap },
  ...{ mdns: false, isPublic: true },
});
const gossip = await joinNetwork(peer, operator.keyId, { onCheckpoint }, Date.now);

createInterface({ input: process.stdin }).on('line', async (line) => {
  const [order = '', argument = ''] = line.split(' ');
  try {
    if (order === 'grow') {
      size = Number(argument);
      await gossip.checkpoint(memoryLog(fillingEntries(size), operator).checkpoint());
    }
    if (order === 'fork') forked = argument;
    if (order === 'connect') await peer.connect(argument);
    const vouched = order === 'look' ? (await witnessLogOnce(witness))?.split('\n')[1] : undefined;
    tell({ order, vouched: vouched ?? null, heard, peers: peer.connected().length });
  } catch (error) {
    tell({
      order,
      error: error instanceof RatchetError ? error.code : String(error),
      heard,
      peers: peer.connected().length,
    });
  }
});
tell({ order: 'up', addresses: peer.addresses() });
