// Makes packages/wire/src/generated from proto/. `--check` only compares and exits 1 when they differ.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const generated = join(root, 'packages/wire/src/generated');
const protos = join(root, 'proto/ratchet/v1');
const cli = join(root, 'node_modules/protobufjs-cli/bin');
const run = (program, ...args) =>
  execFileSync(process.execPath, [join(cli, program), ...args], { encoding: 'utf8', cwd: root });

const files = readdirSync(protos)
  .filter((name) => name.endsWith('.proto'))
  .sort()
  .map((name) => join('proto/ratchet/v1', name));

const scratch = mkdtempSync(join(tmpdir(), 'ratchet-wire-'));
try {
  const js = join(scratch, 'ratchet.js');
  const module = run(
    'pbjs',
    ...['-t', 'static-module', '-w', 'es6', '-p', 'proto'],
    ...['--no-service', '--no-delimited', '--no-verify', '--force-long'],
    ...files,
  ).replace('protobufjs/minimal"', 'protobufjs/minimal.js"');
  writeFileSync(js, module);
  const made = { 'ratchet.js': module, 'ratchet.d.ts': run('pbts', js) };
  if (process.argv.includes('--check')) {
    const stale = Object.keys(made).filter((name) => {
      try {
        return readFileSync(join(generated, name), 'utf8') !== made[name];
      } catch {
        return true;
      }
    });
    if (stale.length > 0) {
      process.stderr.write(`Not what proto/ makes: ${stale.join(', ')}. Run: npm run generate\n`);
      process.exitCode = 1;
    }
  } else {
    mkdirSync(generated, { recursive: true });
    for (const [name, text] of Object.entries(made)) writeFileSync(join(generated, name), text);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
