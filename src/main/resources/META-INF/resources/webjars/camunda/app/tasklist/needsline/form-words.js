// form-js speaks English only: its messages and placeholders are said in both languages here. Also forgets unsent forms at log-out, because
// the web application keeps them in the browser, and village computers are shared.
const words = [
  [/^Field is required\.$/, () => '必填。Required.'],
  [/^Field must match pattern .*$/s, () => '格式不对，请看说明。Not in the expected form: see the note.'],
  [/^Field must have minimum value of (.*)\.$/, n => `不能小于 ${n}。At least ${n}.`],
  [/^Field must have maximum value of (.*)\.$/, n => `不能大于 ${n}。At most ${n}.`],
  [/^Field must have minimum length of (.*)\.$/, n => `至少 ${n} 个字。At least ${n} characters.`],
  [/^Field must have maximum length of (.*)\.$/, n => `最多 ${n} 个字。At most ${n} characters.`],
  [/^Field must be a valid {1,2}international phone number.*$/, () => '电话号码不对。Not a phone number.'],
  [/^Field must be a valid email\.$/, () => '邮箱地址不对。Not an e-mail address.'],
  [/^Value is not a number\.$/, () => '请填数字。Please enter a number.'],
  [/^Search$/, () => '查找 Search'],
  [/^Select$/, () => '请选择 Select'],
  [/^Nothing found$/, () => '没有找到 Nothing found']
];

function inBoth(text) {
  for (const [pattern, say] of words) {
    const match = pattern.exec(text.trim());
    if (match) return say(match[1]);
  }
  return null;
}

function reword(root) {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const better = inBoth(node.data);
    if (better) node.data = better;
  }
  if (root.nodeType === Node.ELEMENT_NODE) {
    for (const input of [root, ...root.querySelectorAll('input[placeholder]')]) {
      const better = input.placeholder && inBoth(input.placeholder);
      if (better) input.placeholder = better;
    }
  }
}

new MutationObserver(changes => {
  for (const change of changes) {
    const element = change.target.nodeType === Node.TEXT_NODE ? change.target.parentElement : change.target;
    if (!element?.closest('.fjs-container')) continue;
    if (change.type === 'characterData') {
      reword(element);
    } else {
      change.addedNodes.forEach(reword);
    }
  }
}).observe(document.body, { childList: true, characterData: true, subtree: true });

document.addEventListener('click', event => {
  if (event.target.closest('.logout, [ng-click*="logout"]')) {
    Object.keys(localStorage)
      .filter(key => key.startsWith('camunda-form:'))
      .forEach(key => localStorage.removeItem(key));
  }
}, true);

// The web application leaves a refusal standing; whoever sends the form again has read it, and must not take it for the new answer.
document.addEventListener('click', event => {
  if (event.target.closest('.form-actions .btn-primary, .modal-footer .btn-primary')) {
    document.querySelectorAll('.notifications .alert .close').forEach(close => close.click());
  }
}, true);

export default [];
