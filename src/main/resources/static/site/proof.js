// Before a form goes, this browser does a little work, so that sending many costs something. Without this script the form asks a question.
(() => {
  'use strict';
  const K = new Uint32Array(64);
  const START = new Uint32Array(8);
  // The constants of SHA-256: fractional parts of roots of the first primes.
  for (let n = 2, found = 0; found < 64; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
    if (!prime) continue;
    if (found < 8) START[found] = (Math.sqrt(n) % 1) * 2 ** 32;
    K[found++] = (Math.cbrt(n) % 1) * 2 ** 32;
  }
  const W = new Uint32Array(64);
  const right = (x, n) => (x >>> n) | (x << (32 - n));

  /** SHA-256 of a text of at most 55 letters and digits, as its eight words. */
  function sha256(text) {
    W.fill(0, 0, 16);
    for (let i = 0; i < text.length; i++) W[i >> 2] |= text.charCodeAt(i) << (24 - (i & 3) * 8);
    W[text.length >> 2] |= 0x80 << (24 - (text.length & 3) * 8);
    W[15] = text.length * 8;
    for (let i = 16; i < 64; i++) {
      const a = W[i - 15], b = W[i - 2];
      W[i] = W[i - 16] + (right(a, 7) ^ right(a, 18) ^ (a >>> 3)) + W[i - 7] + (right(b, 17) ^ right(b, 19) ^ (b >>> 10));
    }
    let [a, b, c, d, e, f, g, h] = START;
    for (let i = 0; i < 64; i++) {
      const one = (h + (right(e, 6) ^ right(e, 11) ^ right(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + W[i]) | 0;
      const two = ((right(a, 2) ^ right(a, 13) ^ right(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
    }
    return [a, b, c, d, e, f, g, h].map((word, i) => (word + START[i]) >>> 0);
  }

  async function solve({ salt, challenge, most, signature }) {
    const wanted = challenge.match(/.{8}/g).map(word => parseInt(word, 16));
    for (let number = 0; number <= most; number++) {
      const hash = sha256(salt + number);
      if (hash[0] === wanted[0] && hash.every((word, i) => word === wanted[i])) return `${salt}:${number}:${signature}`;
      // The page stays alive meanwhile.
      if (number % 5000 === 4999) await new Promise(done => setTimeout(done));
    }
    throw new Error('no number fits');
  }

  for (const form of document.querySelectorAll('form[data-proof]')) {
    const question = form.querySelector('[data-question]');
    const working = form.querySelector('[data-working]');
    const buttons = form.querySelectorAll('button');
    const wrong = question.querySelector('.wrong');
    // What was wrong before stays to be read; the question itself is not needed here.
    if (wrong) {
      question.before(wrong);
      wrong.tabIndex = -1;
      // The summary leads to the sentence: the field that it named is hidden.
      document.querySelectorAll('#wrong a[href="#answer"]').forEach(link => { link.hash = wrong.id; });
    }
    question.hidden = true;
    let busy = false;
    form.addEventListener('submit', async event => {
      if (event.defaultPrevented) return;
      event.preventDefault();
      if (busy) return;
      busy = true;
      buttons.forEach(button => { button.disabled = true; });
      working.textContent = working.dataset.words;
      working.hidden = false;
      try {
        const answer = await fetch('/site/proof', { cache: 'no-store', credentials: 'omit' });
        if (!answer.ok) throw new Error(String(answer.status));
        form.elements.proof.value = await solve(await answer.json());
        form.submit();
      } catch {
        working.textContent = working.dataset.failed;
        question.hidden = false;
        buttons.forEach(button => { button.disabled = false; });
        busy = false;
        form.dispatchEvent(new CustomEvent('needsline:unsent', { bubbles: true }));
      }
    });
    // Back from the receipt: this form has been sent.
    window.addEventListener('pageshow', event => {
      if (event.persisted) location.reload();
    });
  }
})();
