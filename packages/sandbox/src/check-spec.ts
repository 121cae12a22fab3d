import { posix } from 'node:path';
import { RatchetError } from '@ratchet/protocol';
import type { StageSpec } from './sandbox.ts';

/** What the container has of its own at these paths must not be covered. */
const reserved = ['/', '/proc', '/sys', '/dev', '/etc', '/tmp', '/out'];

/** @throws RatchetError `bad-field` when a container for `spec` would not be what `spec` says. */
export function checkSpec(spec: StageSpec): void {
  const refuse = (field: string, rule: string): never => {
    throw new RatchetError({ code: 'bad-field', field, rule, remedy: 'Correct the stage.' });
  };
  if (!/^sha256:[0-9a-f]{64}$/.test(spec.image)) refuse('image', 'An image is named by its id, sha256:…');
  if (spec.command.length === 0) refuse('command', 'A command has at least a program.');
  if (!(spec.scratchMiB > 0)) refuse('scratchMiB', 'Scratch space is more than 0 MiB.');
  for (const [name, value] of Object.entries(spec.environment)) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) || value.includes('\0')) {
      refuse(`environment.${name}`, 'Names are letters, digits and _; values hold no NUL.');
    }
  }
  for (const [index, { hostPath, containerPath }] of spec.inputs.entries()) {
    if (!posix.isAbsolute(hostPath)) refuse(`inputs.${index}.hostPath`, 'Host paths are absolute.');
    const normal = posix.normalize(containerPath) === containerPath && posix.isAbsolute(containerPath);
    if (!normal || reserved.some((path) => containerPath === path || inside(containerPath, path))) {
      refuse(
        `inputs.${index}.containerPath`,
        `Container paths are absolute, normal and outside ${reserved.join(' ')}.`,
      );
    }
  }
}

const inside = (path: string, folder: string): boolean => folder !== '/' && path.startsWith(`${folder}/`);
