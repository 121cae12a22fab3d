import { describe, expect, it } from 'vitest';
import { html } from '../html.ts';
import { live, piecesOf } from './live-piece.ts';

const page = (hypothesis: string) =>
  html`<main>${live('figures', html`<p>1</p>`)}<p>still</p>${live('testing', html`<p>${hypothesis}</p>`)}</main>`;

describe('live pieces', () => {
  it('are found again in the page, whole and in order', () => {
    const pieces = piecesOf(page('Wider').markup);
    expect(pieces.map(({ id }) => id)).toEqual(['figures', 'testing']);
    expect(pieces[1]?.markup).toMatch(/^<live-piece data-live="testing" .*<p>Wider<\/p><\/live-piece>$/);
  });
  it('have another version only where they differ', () => {
    const [before, after] = [piecesOf(page('Wider').markup), piecesOf(page('Deeper').markup)];
    expect(after[0]?.version).toBe(before[0]?.version);
    expect(after[1]?.version).not.toBe(before[1]?.version);
  });
  it('cannot be opened, closed or faked by text of strangers', () => {
    const forged = '</live-piece><live-piece data-live="figures" data-version="000000000000">7</live-piece>';
    const pieces = piecesOf(page(forged).markup);
    expect(pieces.map(({ id }) => id)).toEqual(['figures', 'testing']);
    expect(pieces[0]?.markup).toContain('<p>1</p>');
  });
  it('do not nest, and have plain names', () => {
    expect(() => live('outer', live('inner', html``))).toThrow(/holds another/);
    expect(() => live('a b', html``)).toThrow(/cannot name/);
  });
});
