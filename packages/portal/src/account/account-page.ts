import { dataTable } from '../data-table.ts';
import { type Html, html, nothing } from '../html.ts';
import { layout, type Site } from '../layout.ts';
import { clipped } from '../legible.ts';
import { countText } from '../numbers.ts';
import { copyable, empty, shortHash, time } from '../parts.ts';
import type { AccountView, MachineView, SessionView } from './accounts.ts';
import { formTokenField } from './form.ts';
import type { Session } from './session.ts';

/** What somebody sees of their own, and nobody else does. */
export const accountPage = (site: Site, account: AccountView, session: Session): Html =>
  layout(site, {
    title: 'Your account – Ratchet',
    description: 'Your machines and sessions.',
    jsonUrl: '/account.json',
    body: html`<header class="page">
<h1><bdi>${account.displayName === null ? 'Your account' : clipped(account.displayName, 60)}</bdi></h1>
<p class="byline">${roles(account)}<code class="whole">${account.keyId}</code></p>
</header>
${links(account)}
<section aria-labelledby="machines-title">
<h2 id="machines-title">Machines</h2>
${account.machines.length === 0 ? noMachines(site) : machineTable(account.machines)}
<p class="note">Only you see this list. Each node describes its machine when it starts; of machines that share your key, each has a
line of its own.</p>
</section>
<section aria-labelledby="webhooks-title">
<h2 id="webhooks-title">Webhooks</h2>
<p>A server of yours can be told of merges, and of verdicts on your submissions: <a href="/account/webhooks">your webhooks</a>.</p>
</section>
<section aria-labelledby="name-title">
<h2 id="name-title">Display name</h2>
<p>${account.displayName === null ? 'You have none yet. ' : nothing}Your worker gives it when it starts, and shows it on public pages beside your key:</p>
${copyable('npm run ratchet -- worker … --name "Your name"', 'Option that sets the display name')}
</section>
<section aria-labelledby="sessions-title">
<h2 id="sessions-title">Signed in</h2>
${sessionTable(account.sessions)}
<div class="actions">
<form method="post" action="/account/sign-out">${formTokenField(session.csrfToken)}<button type="submit">Sign out</button></form>
<form method="post" action="/account/sign-out-everywhere">${formTokenField(session.csrfToken)}<button type="submit" class="secondary">Sign out everywhere</button></form>
</div>
<p class="note">This session ends by itself when it was not used for thirty days: as of now, ${time(session.expiresAt)}.</p>
</section>`,
  });

const roles = ({ isAdministrator, isVerifier, registeredAt }: AccountView): Html =>
  html`${isAdministrator && html`<span class="badge good">Administrator</span> `}${
    isVerifier && html`<span class="badge good">Verifier</span> `
  }${registeredAt !== null && html`<span class="badge quiet">Volunteer</span> <span>since ${time(registeredAt)}</span> `}`;

const links = ({ keyId, isVerifier, isAdministrator, registeredAt }: AccountView): Html =>
  html`<p class="note">What others see of you: ${
    registeredAt !== null && html`<a href="/volunteers/${keyId}">your page as a volunteer</a> `
  }${isVerifier && html`<a href="/verifiers/${keyId}">your page as a verifier</a>`}${
    registeredAt === null && !isVerifier && 'nothing yet.'
  }${isAdministrator && html` <a href="/admin">Administration of this network</a>`}</p>`;

const noMachines = (site: Site): Html =>
  empty(
    'No machine of yours has started yet.',
    html`Start a worker; it says what it runs on: <code>npm run ratchet -- worker --coordinator ${site.grpcAddress} …</code>`,
  );

const machineTable = (machines: readonly MachineView[]): Html =>
  dataTable<MachineView>({
    caption: 'Machines by when they last started, newest first',
    columns: [
      {
        head: 'Machine',
        cell: ({ label, machineId }) =>
          html`${label !== '' && html`<bdi class="name">${clipped(label, 40)}</bdi> `}${shortHash(machineId)}`,
        names: true,
      },
      { head: 'Runs', cell: ({ role }) => (role === 'verifier' ? 'verifier' : 'worker') },
      { head: 'Class', cell: ({ hardwareClass }) => html`<bdi>${clipped(hardwareClass, 40)}</bdi>` },
      { head: 'CPUs', cell: ({ cpus }) => countText(cpus), numeric: true },
      { head: 'Memory', cell: ({ memoryMib }) => `${countText(memoryMib / 1024)} GiB`, numeric: true },
      { head: 'GPUs', cell: ({ gpus }) => html`<bdi>${clipped(gpus.join(', ') || 'none', 120)}</bdi>` },
      { head: 'Version', cell: ({ version }) => clipped(version, 20) },
      { head: 'Last started', cell: ({ seenAt }) => time(seenAt) },
    ],
    rows: machines,
  });

const sessionTable = (sessions: readonly SessionView[]): Html =>
  dataTable<SessionView>({
    caption: 'Browsers that are signed in with your key, newest first',
    columns: [
      { head: 'Since', cell: ({ beganAt }) => time(beganAt), names: true },
      { head: 'Last used (to the hour)', cell: ({ seenAt }) => time(seenAt) },
    ],
    rows: sessions,
  });
