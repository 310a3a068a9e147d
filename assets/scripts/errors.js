// After a refused form the summary of errors takes the focus, so that a screen reader starts there.
export function focusErrorSummary(document) {
  document.querySelector('.error-summary')?.focus();
}
