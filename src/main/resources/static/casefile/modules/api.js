// Calls of this system's own interface, and what to say when one is refused.
import { say, w } from './words.js';

/** The context path: this file lies under <context>/casefile/modules. */
export const base = new URL('../..', import.meta.url).pathname.replace(/\/$/, '');

/** Sent when the server no longer knows the person; pages offer the way back to the login then. */
export const SIGNED_OUT = 'needsline:signed-out';

const HEADERS = { Accept: 'application/json', 'X-Requested-With': 'needsline' };

/** An answer that is no success; the message is a sentence for the person. */
export class Refused extends Error {
  constructor(status, sentence) {
    super(sentence);
    this.status = status;
  }
}

function sentenceFor(status) {
  switch (status) {
    case 0: return w('连不上服务器，请检查网络后重试。', 'The server cannot be reached: please check the network and try again.');
    case 401: return w('登录已过期，请重新登录。', 'You are no longer signed in: please log in again.');
    case 403: return w('您无权进行这项操作。', 'You may not do this.');
    case 404: return w('没有找到。', 'Not found.');
    case 413: return w('文件太大。', 'The file is too large.');
    case 429: return w('请求太频繁，请稍等再试。', 'Too many requests: please wait a little and try again.');
    default: return w('系统出错，请稍后重试。', 'Something went wrong: please try again later.');
  }
}

function refused(status, body) {
  if (status === 401) document.dispatchEvent(new CustomEvent(SIGNED_OUT));
  return new Refused(status, body?.zh ? say(body) : sentenceFor(status));
}

/** The answer's content; null if there is none. Throws {@link Refused}. */
export async function call(path, { method = 'GET', body, signal } = {}) {
  let response;
  try {
    response = await fetch(base + path, {
      method,
      signal,
      credentials: 'same-origin',
      headers: body === undefined ? HEADERS : { ...HEADERS, 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body)
    });
  } catch (trouble) {
    if (trouble.name === 'AbortError') throw trouble;
    throw refused(0);
  }
  const json = (response.headers.get('Content-Type') ?? '').includes('json');
  if (!response.ok) throw refused(response.status, json ? await response.json().catch(() => null) : null);
  if (response.status === 204) return null;
  // Whoever answers with a page instead of data sends people to the login.
  if (!json) throw refused(401);
  return response.json();
}

/** Sends one file; tells how far it is as a share from 0 to 1. */
export function upload(path, file, caption, progress) {
  const form = new FormData();
  form.append('files', file, file.name);
  if (caption) form.append('caption', caption);
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('POST', base + path);
    Object.entries(HEADERS).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.upload.addEventListener('progress', event => event.lengthComputable && progress(event.loaded / event.total));
    const answer = () => {
      try {
        return JSON.parse(request.responseText);
      } catch {
        return null;
      }
    };
    request.addEventListener('load', () =>
      request.status >= 200 && request.status < 300 ? done(answer()) : failed(refused(request.status, answer())));
    request.addEventListener('error', () => failed(refused(0)));
    request.send(form);
  });
}

/** The path of a case in the interface. */
export const casePath = (number, rest = '') => `/api/cases/${encodeURIComponent(number)}${rest}`;

/** The address of the page of a case. */
export const casePage = number => `${base}/casefile/${encodeURIComponent(number)}`;

/** The address of the list, with what is looked for. */
export function searchPage(query = {}) {
  const parameters = new URLSearchParams(Object.entries(query).filter(([, value]) => value));
  return `${base}/casefile/${parameters.size ? `?${parameters}` : ''}`;
}
