/**
 * Seeds a database and the tracks' repositories, in a process that ends with it: whoever asks for pages afterwards and looks at the clock must
 * not collect a gigabyte of garbage meanwhile.
 *
 * argv: DATABASE_URL GIT_DIR SIZES, the last as JSON; progress goes over IPC
 */
import { connect } from '../../packages/coordinator/src/db/connection.ts';
import { migrate } from '../../packages/coordinator/src/db/migrate.ts';
import { type DemoSizes, seedDemo } from '../../packages/coordinator/src/demo/seed-demo.ts';

const [url = '', gitDir = '', sizes = ''] = process.argv.slice(2);
const sql = connect(url, 4);
await migrate(sql);
await seedDemo({
  ...{ sql, gitDir, sizes: JSON.parse(sizes) as DemoSizes, seed: 1, until: new Date() },
  report: (line) => process.send?.(line),
});
// A network that grew to this size wrote its year to the disk on its way.
await sql`checkpoint`;
await sql.end();
process.disconnect();
