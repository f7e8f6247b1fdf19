// Which language the person reads. The web applications follow the browser; on pages of our own it can be switched, and the choice is kept.
const KEPT = 'needsline.language';
const LANGUAGES = ['zh', 'en'];

const ofBrowser = (navigator.languages?.[0] ?? navigator.language ?? '').toLowerCase().startsWith('zh') ? 'zh' : 'en';
const inWebApplication = document.querySelector('base[app-root]') !== null;

function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

export const language = !inWebApplication && LANGUAGES.includes(kept()) ? kept() : ofBrowser;
export const otherLanguage = language === 'zh' ? 'en' : 'zh';

export function switchLanguage() {
  try {
    localStorage.setItem(KEPT, otherLanguage);
  } catch {
    // Without storage the page stays in the browser's language.
  }
  location.reload();
}

/** One of two wordings. */
export const w = (zh, en) => (language === 'zh' ? zh : en);

/** The wording of a bilingual value of the server; empty where there is none. */
export const say = both => (both ? both[language] ?? '' : '');

/** A number of working days in words. */
export const workdays = days => w(`${days} 个工作日`, days === 1 ? '1 working day' : `${days} working days`);

/** Size of a file in bytes as people read it. */
export function fileSize(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
