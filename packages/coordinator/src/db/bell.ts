import { EventEmitter, once } from 'node:events';
import type { Bell } from '../app/ports.ts';
import type { Sql } from './connection.ts';

type Topic = Parameters<Bell['ring']>[0];

/** A bell that is heard in this process at once and in every other coordinator on the database through NOTIFY. */
export interface SharedBell extends Bell {
  /** Resolves at the next ring, after `milliseconds`, or when `signal` aborts. */
  wait(topic: Topic, milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Hears every ring, whatever its topic. Returns how to stop. */
  subscribe(listener: () => void): () => void;
  close(): Promise<void>;
}

const channel = 'ratchet';
const anyTopic = Symbol('any topic');
/** Rings within this time travel to the other coordinators as one. */
const gatherMilliseconds = 25;

export async function openBell(sql: Sql): Promise<SharedBell> {
  const rung = new EventEmitter().setMaxListeners(0);
  const gathered = new Map<Topic, NodeJS.Timeout>();
  const sound = (topic: string) => {
    rung.emit(topic);
    rung.emit(anyTopic);
  };
  const listening = await sql.listen(channel, sound);
  return {
    ring(topic) {
      sound(topic);
      if (gathered.has(topic)) return;
      const timer = setTimeout(() => {
        gathered.delete(topic);
        // Lost with the connection: the others look again by themselves every few seconds.
        sql.notify(channel, topic).catch(() => {});
      }, gatherMilliseconds);
      gathered.set(topic, timer);
    },

    async wait(topic, milliseconds, signal) {
      const enough = AbortSignal.any([signal, AbortSignal.timeout(milliseconds)]);
      await once(rung, topic, { signal: enough }).catch(() => {});
    },

    subscribe(listener) {
      rung.on(anyTopic, listener);
      return () => rung.off(anyTopic, listener);
    },

    async close() {
      for (const timer of gathered.values()) clearTimeout(timer);
      await listening.unlisten().catch(() => {});
    },
  };
}
