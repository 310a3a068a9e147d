// A ballot that answers while it is filled in. What is left and what cannot be added is asked of the server, which alone
// knows the rules; without scripts the same buttons send the form.
const WAIT = 250;

export function liveBallot(document) {
  const form = document.querySelector('form[data-vote]');
  if (!form) return;
  let turn = 0;
  let timer = 0;

  const show = (fresh, pressed) => {
    const active = document.activeElement;
    const id = active?.id;
    const step = pressed?.value ?? active?.value;
    const box = active?.closest('.vote-option')?.id;
    const open = [...form.querySelectorAll('details[open]')].map((d) => d.closest('.vote-option')?.id);
    form.querySelector('#options').replaceWith(fresh.querySelector('#options'));
    for (const option of open) form.querySelector(`#${option} details`)?.setAttribute('open', '');
    const order = form.querySelector('input[name=order]');
    if (order) {
      order.value = fresh.querySelector('input[name=order]').value;
      // A browser fills in what was chosen for who comes back, and not this.
      window.history.replaceState({ order: order.value }, '');
    }
    // The live region itself stays, so that its new words are read.
    form.querySelector('.vote-left').classList.toggle('is-over', fresh.querySelector('.vote-left').classList.contains('is-over'));
    form.querySelector('[data-left]').replaceChildren(...fresh.querySelector('[data-left]').childNodes);
    const again = (id && document.getElementById(id))
      || [...form.querySelectorAll('button[name=step]')].find((b) => b.value === step)
      || form.querySelector('[autofocus]')
      || (box && form.querySelector(`#${box} button, #${box} input`));
    if (box || pressed) again?.focus({ preventScroll: !pressed });
  };

  const ask = async (step, pressed) => {
    turn += 1;
    const mine = turn;
    const fields = new URLSearchParams(new FormData(form));
    fields.set('step', step);
    const answer = await fetch(form.action, { method: 'POST', body: fields }).catch(() => null);
    if (mine !== turn) return true;
    if (!answer?.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.querySelector('form[data-vote]');
    if (!fresh || mine !== turn) return Boolean(fresh);
    show(fresh, pressed);
    return true;
  };

  form.addEventListener('change', () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask('update'), WAIT);
  });
  // Who comes back finds what they had chosen, filled in beside a count that the server made before.
  window.addEventListener('pageshow', () => {
    if (performance.getEntriesByType('navigation')[0]?.type !== 'back_forward') return;
    const order = form.querySelector('input[name=order]');
    if (order) order.value = window.history.state?.order ?? order.value;
    ask('update');
  });
  form.addEventListener('submit', async (event) => {
    const button = event.submitter;
    clearTimeout(timer);
    if (!button || !/^(update|up|down|first|add|drop|plus|minus)(:|$)/.test(button.value)) {
      turn += 1;
      return;
    }
    event.preventDefault();
    if (await ask(button.value, button)) return;
    // Without an answer the form goes the way it goes without scripts: what is filled in goes with it.
    const step = Object.assign(document.createElement('input'), { type: 'hidden', name: 'step', value: button.value });
    form.append(step);
    form.submit();
  });
}
