import { type Html, html, nothing } from '../html.ts';
import { clipped } from '../legible.ts';
import { empty } from '../parts.ts';
import { markdown } from './markdown.ts';
import type { TrackBoard } from './track-reads.ts';

export type Program = TrackBoard['programs'][number];
export type ProgramDrawer = (program: Program) => Html;

const keptAtMost = 64;

/** Draws programs, and keeps those drawn last: a text changes with its head only, and is asked for with every page. */
export function openProgramDrawer(): ProgramDrawer {
  const drawn = new Map<string, Html>();
  return ({ path, text }) => {
    const key = `${path}\n${text}`;
    const known = drawn.get(key);
    if (known) return known;
    const fresh = programText(path, text);
    drawn.set(key, fresh);
    const oldest = drawn.size > keptAtMost ? drawn.keys().next().value : undefined;
    if (oldest !== undefined) drawn.delete(oldest);
    return fresh;
  };
}

const programText = (path: string, text: string | null): Html =>
  text === null || text.trim() === ''
    ? empty(
        'The program cannot be shown.',
        html`It is the file <code>${clipped(path, 120)}</code> of the repository; clone it to read it.`,
      )
    : html`<div class="prose program">${markdown(text, { title: clipped(path, 80), headingsFrom: 3 })}</div>`;

/** What agents are told; where a track has several, they compete, and agents choose. */
export function programsSection({ programs }: TrackBoard, draw: ProgramDrawer): Html {
  const [first, ...others] = programs;
  const name = ({ path }: Program) => html`<code>${clipped(path, 120)}</code>`;
  return html`<section aria-labelledby="program-heading">
<h2 id="program-heading">What agents are told</h2>
${others.length > 0 ? html`<p class="note">${programs.length} programs compete here: a worker is told one of them. This is ${first ? name(first) : nothing}; the others follow.</p>` : nothing}
${draw(first ?? { path: 'program.md', text: null })}
${others.map((program) => html`<details><summary>${name(program)}</summary>${draw(program)}</details>`)}
</section>`;
}
