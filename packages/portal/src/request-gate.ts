import { RatchetError } from '@ratchet/protocol';

export interface GateBounds {
  /** Answers that are made at once, and those of them for one visitor. */
  readonly most: number;
  readonly mostOfVisitor: number;
  /** Requests that wait, and those of them of one visitor. */
  readonly mostWaiting: number;
  readonly mostWaitingOfVisitor: number;
}

export interface RequestGate {
  /**
   * Waits for a turn and returns how to end it; null where `isGone` by then. Visitors take turns, whoever asks for how much.
   * @param visitor null: nobody knows who asks, which has no bound of its own
   * @throws RatchetError `unavailable` where too many wait
   */
  enter(visitor: string | null, isGone: () => boolean): Promise<(() => void) | null>;
}

interface Line {
  inside: number;
  readonly most: number;
  readonly waiting: (() => void)[];
}

/**
 * Lets so many in at once: making a page is work of the process that also leads the network, so one visitor's thousand requests must neither
 * be begun together nor come before another's one.
 */
export function requestGate({
  most,
  mostOfVisitor,
  mostWaiting,
  mostWaitingOfVisitor,
}: GateBounds): RequestGate {
  /** Of visitors who are inside or wait, those whose turn was longest ago first. */
  const lines = new Map<string, Line>();
  let [inside, waiting] = [0, 0];

  function lineOf(visitor: string | null): Line {
    const key = visitor ?? '';
    const known = lines.get(key);
    if (known) return known;
    const line: Line = { inside: 0, most: visitor === null ? most : mostOfVisitor, waiting: [] };
    lines.set(key, line);
    return line;
  }

  function begin(line: Line): () => void {
    inside += 1;
    line.inside += 1;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      inside -= 1;
      line.inside -= 1;
      admit();
    };
  }

  function admit(): void {
    for (const [key, line] of [...lines]) {
      if (line.inside === 0 && line.waiting.length === 0) lines.delete(key);
      if (inside >= most) return;
      if (line.inside >= line.most) continue;
      const next = line.waiting.shift();
      if (!next) continue;
      waiting -= 1;
      lines.delete(key);
      lines.set(key, line);
      next();
    }
  }

  return {
    async enter(visitor, isGone) {
      const line = lineOf(visitor);
      const isFree = inside < most && line.inside < line.most && line.waiting.length === 0;
      if (isFree) return begin(line);
      const mostOwn = visitor === null ? mostWaiting : mostWaitingOfVisitor;
      if (waiting >= mostWaiting || line.waiting.length >= mostOwn) throw tooMany();
      waiting += 1;
      return new Promise((resolve) => {
        line.waiting.push(() => {
          const leave = begin(line);
          if (!isGone()) return resolve(leave);
          resolve(null);
          leave();
        });
      });
    },
  };
}

const tooMany = (): RatchetError =>
  new RatchetError({
    code: 'unavailable',
    field: 'request',
    rule: 'Too many requests wait for an answer.',
    remedy: 'Ask for less at once, and again in a few seconds.',
  });
