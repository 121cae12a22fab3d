import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html } from './html.ts';

describe('html', () => {
  it('escapes strings, even after an exclamation mark', () => {
    expect(html`<p title="${'"\'<&'}">Hello!${'<b>'}</p>`.markup).toBe(
      '<p title="&#34;&#39;&#60;&#38;">Hello!&#60;b&#62;</p>',
    );
  });
  it('takes markup, and lists of it, as they are', () => {
    expect(html`${html`<i>`}${[html`<b>`, html`<u>`]}`.markup).toBe('<i><b><u>');
  });
  it('prints nothing for what is absent, and zero for zero', () => {
    expect(html`[${null}${undefined}${false}${0}]`.markup).toBe('[0]');
  });
  it('never lets a string open a tag or end an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(html`${text}`.markup).not.toMatch(/[<>"']/);
      }),
    );
  });
});
