import { createHash, timingSafeEqual } from 'node:crypto';
import { RatchetError } from '@ratchet/protocol';
import type { FastifyRequest } from 'fastify';
import type { Html } from '../html.ts';
import { html } from '../html.ts';

/** A form as it was sent: each name once. */
export type Form = Readonly<Record<string, string>>;

/** What a form must be no larger than. */
export const formBytes = 8 * 1024;

/** The token that a form of whoever has `secret` carries: a site that can make the browser post cannot read it. */
export const formToken = (secret: string): string =>
  createHash('sha256').update(`ratchet-form/v1\0${secret}`).digest('base64url');

export const formTokenField = (token: string): Html =>
  html`<input type="hidden" name="token" value="${token}">`;

/**
 * The form that was posted, when it is this portal's own and of the browser that has `token`.
 * @throws RatchetError `foreign-form`, `bad-field`
 */
export function readForm(request: FastifyRequest, token: string, publicUrl: string): Form {
  const { origin, 'sec-fetch-site': site } = request.headers;
  const here = new URL(publicUrl).origin;
  // Browsers send `null` from pages that give no referrer: then the other header must say where it comes from.
  if (origin !== undefined && origin !== 'null' && origin !== here)
    throw foreign(`Forms are sent from ${here}, and this one comes from elsewhere.`);
  if (site === undefined ? origin === 'null' : site !== 'same-origin')
    throw foreign('This form was sent by another site.');
  const form = formOf(request.body);
  if (!equal(form.token ?? '', token))
    throw foreign('This form is of another session than the one that is open now.');
  return form;
}

function formOf(body: unknown): Form {
  if (typeof body !== 'object' || body === null) throw unreadable('form');
  const entries = Object.entries(body);
  for (const [name, value] of entries) if (typeof value !== 'string') throw unreadable(name);
  return Object.fromEntries(entries) as Form;
}

/** In a time that says nothing of how far they are alike. */
function equal(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

const foreign = (rule: string): RatchetError =>
  new RatchetError({
    ...{ code: 'foreign-form', field: 'form', rule },
    remedy: 'Open the page again at its own address, and send the form from there.',
  });

const unreadable = (field: string): RatchetError =>
  new RatchetError({
    ...{ code: 'bad-field', field: field.slice(0, 40) },
    rule: 'A form has each field once, in the way that browsers send forms.',
    remedy: 'Send the form of the page.',
  });
