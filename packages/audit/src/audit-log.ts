import {
  append,
  decodeEntries,
  emptyFrontier,
  type Frontier,
  type KeyId,
  leafHash,
  openCheckpoint,
  rootOf,
  sealedLeaf,
  tilePath,
  tileWidth,
} from '@ratchet/protocol';
import { z } from 'zod';
import { type Finding, openReplay } from './replay.ts';

/** A log by its paths: `checkpoint`, `tile/entries/…`, `opened/<N>`. */
export interface LogSource {
  read(path: string): Promise<Buffer>;
}

/** A checkpoint that was seen before: the log must still begin with it. */
export interface SeenCheckpoint {
  readonly size: number;
  /** Hexadecimal. */
  readonly root: string;
}

export interface AuditReport {
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  readonly verdicts: number;
  readonly replicas: number;
  /** Verdicts that rest on leaves whose epoch is not over. */
  readonly pending: number;
  readonly heads: Readonly<Record<string, string>>;
  /** How much is wrong in all; the first hundred are told. */
  readonly findingsCount: number;
  readonly findings: readonly Finding[];
}

const findingsTold = 100;

const openedLeaf = z.object({
  index: z.int().min(0),
  salt: z.string().regex(/^[0-9a-f]{2,128}$/),
  statement: z.string().regex(/^([0-9a-f]{2})+$/),
});

/**
 * Reads a whole log and believes nothing in it: every entry is hashed into the tree that the signed checkpoint stands for, every sealed leaf
 * is opened against its hash, every signature is checked, and everything that was decided is decided again (`openReplay`). Needs
 * memory for what is open in the log, not for what is in it.
 * @throws RatchetError `bad-field`, `bad-signature` where what the source gives is no log of this operator
 */
export async function auditLog(options: {
  readonly source: LogSource;
  readonly operator: KeyId;
  readonly seen: SeenCheckpoint | null;
  readonly onProgress: (leaves: number, size: number) => void;
}): Promise<AuditReport> {
  const { source, operator, seen } = options;
  const { origin, size, root } = openCheckpoint((await source.read('checkpoint')).toString(), operator);
  const replay = openReplay({ operator });
  const findings: Finding[] = [];
  let findingsCount = 0;
  const find = (found: readonly Finding[]) => {
    findingsCount += found.length;
    findings.push(...found.slice(0, findingsTold - findings.length));
  };
  if (seen && seen.size > size)
    find([{ index: size, rule: `The log had ${seen.size} leaves before, and has ${size} now.` }]);

  let frontier: Frontier = emptyFrontier;
  const sealed: number[] = [];
  for (let bundle = 0; bundle * tileWidth < size; bundle += 1) {
    const first = bundle * tileWidth;
    const width = Math.min(tileWidth, size - first);
    const entries = decodeEntries(await source.read(tilePath({ level: null, index: bundle, width })));
    if (entries.length !== width)
      find([{ index: first, rule: `The bundle has ${entries.length} entries where ${width} belong.` }]);
    const opened = openedLeaves((await source.read(`opened/${bundle}`)).toString());
    for (const [place, entry] of entries.entries()) {
      const index = first + place;
      frontier = append(frontier, leafHash(entry));
      if (seen?.size === index + 1 && seen.root !== rootOf(frontier).toString('hex'))
        find([
          {
            index,
            rule: `The first ${seen.size} leaves are not those of the checkpoint that was seen before.`,
          },
        ]);
      const leaf = leafOf(entry, opened.get(index));
      if (leaf === 'sealed') {
        sealed.push(index);
        replay.skip();
      } else if (leaf === 'forged')
        find([{ index, rule: 'What is said to be behind this sealed leaf does not hash to it.' }]);
      else if (leaf === 'unreadable')
        find([{ index, rule: 'It is neither a sealed leaf nor JSON with a kind.' }]);
      else {
        if (leaf.kind === 'epoch-end') find(sealed.splice(0).map(neverOpened));
        find(replay.take({ index, ...leaf }));
      }
    }
    options.onProgress(Math.min(size, first + width), size);
  }
  if (!rootOf(frontier).equals(root))
    find([
      { index: size - 1, rule: 'The entries do not come to the root that the checkpoint was signed for.' },
    ]);
  const { verdicts, replicas, pending } = replay;
  return {
    ...{ origin, size, root: root.toString('hex'), verdicts, replicas, pending },
    ...{ heads: Object.fromEntries(replay.heads()), findingsCount, findings },
  };
}

const neverOpened = (index: number): Finding => ({
  index,
  rule: 'Its epoch is over, and the log does not say what is behind this sealed leaf.',
});

type Leaf = { readonly kind: string; readonly content: unknown } | 'sealed' | 'forged' | 'unreadable';

function leafOf(entry: Buffer, opened: z.infer<typeof openedLeaf> | undefined): Leaf {
  if (opened) {
    const statement = Buffer.from(opened.statement, 'hex');
    if (!sealedLeaf(Buffer.from(opened.salt, 'hex'), statement).equals(entry)) return 'forged';
    const content = parsed(statement);
    return content === null
      ? 'unreadable'
      : { kind: 'envelope' in content ? 'replica' : 'assignment', content };
  }
  const content = parsed(entry);
  if (content !== null && 'kind' in content && typeof content.kind === 'string')
    return { kind: content.kind, content };
  return entry.length === 32 ? 'sealed' : 'unreadable';
}

function parsed(bytes: Buffer): object | null {
  try {
    const content: unknown = JSON.parse(bytes.toString());
    return typeof content === 'object' ? content : null;
  } catch {
    return null;
  }
}

function openedLeaves(lines: string): Map<number, z.infer<typeof openedLeaf>> {
  const leaves = lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => openedLeaf.parse(JSON.parse(line)));
  return new Map(leaves.map((leaf) => [leaf.index, leaf]));
}
