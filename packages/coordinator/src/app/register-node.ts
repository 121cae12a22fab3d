import { isUsableKey, RatchetError } from '@ratchet/protocol';
import { type ClaimedMachine, parseMachine } from './parse-machine.ts';
import { parseLine } from './policy.ts';
import type { Caller, Clock, NodeStore } from './ports.ts';

const machinesAtMost = 64;

/** Makes a key known, or gives it another display name. The request's signature proved that its sender holds the key. */
export const registerNode =
  (parts: { nodes: NodeStore; clock: Clock }) =>
  async (
    caller: Caller,
    request: { displayName: string; machine?: ClaimedMachine | undefined },
  ): Promise<{ verifier: boolean }> => {
    if (!isUsableKey(caller.keyId)) {
      throw new RatchetError({
        code: 'bad-field',
        field: 'ratchet-key',
        rule: 'A point of small order is not a key: its signatures fit many messages.',
        remedy: 'Make a key with `ratchet key new`.',
      });
    }
    const displayName = parseLine(request.displayName, 'displayName', 40);
    const machine = request.machine ? parseMachine(request.machine) : null;
    const { keyId } = caller;
    return parts.nodes.register({ keyId, displayName, machine, machinesAtMost, now: parts.clock.now() });
  };
