// Looking for cases by what a person types: a number or words.
import { call } from './api.js';

/** What was typed, as the interface wants it: the beginning of a number, of cases at the gate with its letter, or words. */
export function lookingFor(typed) {
  const text = typed.normalize('NFKC').trim();
  const number = text.replace(/\s+/g, '');
  return /^(\d{6,}(-\d*){0,2}|[AU]-\d{1,6}(-\d*){0,2})$/i.test(number) ? { number } : { text };
}

/** One page of what was found. */
export function find(query, signal) {
  const parameters = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== ''));
  return call(`/api/cases?${parameters}`, { signal });
}
