// Text pasted from a word processor: the clipboard's HTML goes to the server, and what comes back stands in the field. No
// rule of what is kept stands here; when the server does not answer, the plain text is pasted as ever.

export function pasteClean(document) {
  for (const form of document.querySelectorAll('form[data-paste]')) {
    form.addEventListener('paste', (event) => {
      const field = event.target;
      const html = event.clipboardData?.getData('text/html');
      if (field.tagName !== 'TEXTAREA' || !html) return;
      const plain = event.clipboardData.getData('text/plain');
      event.preventDefault();
      put(form, field, html, plain);
    });
  }
}

async function put(form, field, html, plain) {
  const answer = await fetch(form.dataset.paste, {
    method: 'POST', body: html, headers: { 'content-type': 'text/html; charset=utf-8', accept: 'text/plain' },
  }).catch(() => null);
  const text = answer?.ok ? (await answer.text()).replace(/\n$/, '') : plain;
  insert(field, text);
  const status = form.querySelector('[data-keep-status]');
  if (status && answer?.ok) status.textContent = form.dataset.pasted;
}

// As if it were typed, so that the keys that undo take it back. Of a text that is too long typing would lose the end: it is
// put in whole, and the form says that it is too long.
function insert(field, text) {
  const length = field.value.length - (field.selectionEnd - field.selectionStart) + text.length;
  const fits = field.maxLength < 0 || length <= field.maxLength;
  field.focus();
  if (fits && document.execCommand('insertText', false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
