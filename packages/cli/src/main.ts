import { enableCompileCache } from 'node:module';
import { readCliConfig } from './config.ts';

const config = readCliConfig();
// Before the program is imported: stripping the types of its files again takes most of a quick start.
enableCompileCache(config.paths.compileCacheDir);
const { openContext } = await import('./commands/context.ts');
const { runCommandLine } = await import('./program.ts');
const { errorText } = await import('./command-errors.ts');
process.on('uncaughtException', (error) => {
  process.stderr.write(errorText(error, config.debug));
  process.exit(1);
});
const code = await runCommandLine(process.argv.slice(2), openContext(config, process));
process.exit(code);
