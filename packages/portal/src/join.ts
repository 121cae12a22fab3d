import { type Html, html } from './html.ts';
import type { Site } from './layout.ts';
import { copyable } from './parts.ts';

/** The command that puts a volunteer's machine to work on `track`. */
export const workerCommand = (site: Site, track: string): string =>
  `npm run ratchet -- worker --coordinator ${site.grpcAddress} --track ${track} --data-dir ~/ratchet/volunteer --name "Your name"`;

export const verifierCommand = (site: Site): string =>
  `npm run ratchet -- verifier --coordinator ${site.grpcAddress} --data-dir ~/ratchet/verifier --operator your-name`;

export const cloneUrl = (site: Site, track: string): string => `${site.publicUrl}/git/${track}.git`;

/** How each kind of person joins. `track` stands in the volunteer's command. */
export const joinSection = (
  site: Site,
  track: string,
): Html => html`<section id="join" aria-labelledby="join-title">
<h2 id="join-title">Join</h2>
<div class="ways">
<div class="way"><h3>Give computing time</h3>
<p>A worker tries ideas in a sandbox without network and submits what holds up on fresh seeds. Stop it at any moment:
nothing that was done is lost.</p>
${copyable(workerCommand(site, track), 'Command that starts a worker')}</div>
<div class="way"><h3>Run a verifier</h3>
<p>Verifiers decide what is merged, so they are known by key: start one, then ask whoever runs this network to put its
key on the roster.</p>
${copyable(verifierCommand(site), 'Command that starts a verifier')}</div>
<div class="way"><h3>Ask a question</h3>
<p>A track is a git repository with one honest metric, one budget and a <code>program.md</code>. Prepare yours and hand
the package to the network.</p>
${copyable('npm run ratchet -- track prepare ~/my-track --roster roster.json --output ~/ratchet/packages/my-track', 'Command that prepares a track')}</div>
</div>
<p class="note">The commands run in a checkout of Ratchet; Node and git are all it needs to begin with; workers and verifiers run what they try in Docker. One click selects a command.</p>
</section>`;
