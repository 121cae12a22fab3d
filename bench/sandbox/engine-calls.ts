import type Docker from 'dockerode';

export interface EngineCall {
  readonly step: string;
  readonly milliseconds: number;
}

/** What a path of the engine's API is about. */
const steps: readonly (readonly [method: string, path: RegExp, step: string])[] = [
  ['POST', /^\/containers\/create/, 'create'],
  ['POST', /\/attach/, 'attach'],
  ['POST', /\/start/, 'start'],
  ['POST', /\/wait/, 'wait'],
  ['POST', /\/kill/, 'kill'],
  ['GET', /\/stats/, 'stats'],
  ['GET', /^\/containers\/[^/]+\/json/, 'inspect'],
  ['DELETE', /^\/containers\//, 'remove'],
];

/** Listens to every call that goes through `docker`'s connection, until `stop`. A call ends with the head of its answer, a wait with the answer. */
export function listenToEngine(docker: Docker): { readonly calls: EngineCall[]; stop(): void } {
  const calls: EngineCall[] = [];
  const modem = docker.modem as { dial: (options: DialOptions, done: Done) => unknown };
  const dial = modem.dial;
  modem.dial = function heard(options, done) {
    const began = performance.now();
    return dial.call(this, options, (error, answer) => {
      calls.push({ step: stepOf(options), milliseconds: performance.now() - began });
      done(error, answer);
    });
  };
  return {
    calls,
    stop: () => {
      modem.dial = dial;
    },
  };
}

interface DialOptions {
  readonly method: string;
  readonly path: string;
}
type Done = (error: unknown, answer: unknown) => void;

const stepOf = ({ method, path }: DialOptions): string =>
  steps.find(([verb, pattern]) => verb === method && pattern.test(path))?.[2] ?? `${method} ${path}`;
