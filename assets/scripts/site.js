// What scripts add to pages that already work: open menus close again, an error summary takes the focus. No rule of the
// product stands here.
import { closeMenus } from './menus.js';
import { keepWriting } from './desk.js';
import { focusErrorSummary } from './errors.js';

closeMenus(document);
focusErrorSummary(document);
keepWriting(document);
