// Single keys in the table of contributions, only where the page says that the person switched them on (WCAG 2.1.4). They
// move the focus and press what is on the page; nothing is reached by them alone.
export function shortcuts(document) {
  const place = document.querySelector('[data-shortcuts]');
  const form = document.getElementById('chosen');
  if (!place || !form) return;
  const boxes = () => [...form.querySelectorAll('input[type=checkbox][name=n]')];
  const step = (by) => {
    const all = boxes();
    const at = all.indexOf(document.activeElement);
    all[Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
  };
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    x: () => { if (boxes().includes(document.activeElement)) document.activeElement.click(); },
    r: () => { if (boxes().some((box) => box.checked)) form.requestSubmit(); },
  };
  document.addEventListener('keydown', (event) => {
    const field = event.target.closest('input:not([type=checkbox]), select, textarea, [contenteditable]');
    if (field || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
