// What somebody is writing is kept on the server while they write, so that a closed window loses nothing. The form itself
// saves as ever; without scripts only this is missing.
const WAIT = 2000;

export function keepWriting(document) {
  const form = document.querySelector('form[data-keep]');
  if (!form) return;
  const status = form.querySelector('[data-keep-status]');
  let timer = 0;
  let sent = '';
  // What is saved must not be kept again by a request that arrives later.
  const leaving = new AbortController();
  const keep = async () => {
    const body = new URLSearchParams(new FormData(form)).toString();
    if (body === sent) return;
    const answer = await fetch(form.dataset.keep, {
      method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' },
      signal: leaving.signal,
    }).catch(() => null);
    if (answer?.ok) sent = body;
    if (status) status.textContent = answer?.ok ? form.dataset.kept : form.dataset.notKept;
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(keep, WAIT);
  });
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    leaving.abort();
  });
}
